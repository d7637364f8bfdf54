"""Title, employer and place of a text that has no fields: "Who is hiring" lines with bars, or the first role it names.

It only splits and tells apart; a text that names no role has no title.
"""

import re
from dataclasses import dataclass, field

from models.parsing.meanings.employment import find_employment_types
from models.parsing.meanings.remote import drop_remote_words, find_remote
from models.parsing.meanings.vocabulary import match_words
from models.parsing.places.place import find_place, is_place

_BARS = re.compile(r"\s*[|│｜]\s*|\s+(?:[–—]|--|[•·])\s+|\s+-\s+")
_TRADES = (
    "engineer; engineers; developer; developers; programmer; programmers; designer; designers; manager; managers;"
    " scientist;"
    "scientists; analyst; analysts; architect; architects; administrator; sysadmin; consultant; consultants;"
    " researcher;"
    "researchers; recruiter; writer; marketer; specialist; officer; generalist; director; technician; accountant;"
    " editor; tester;"
    "testers; intern; interns; entwickler; entwicklerin; nurse; teacher"
)
_ROLE = match_words(
    _TRADES,
    "dev; devs; devops; sre; lead; head of; vp *; cto; co-founder; hacker; hackers; coder; coders; full stack;"
    " fullstack;"
    "front end; back end; ios; android; mobile; data *; ml; machine learning; qa; engineering; sales; support;"
    " marketing; ruby; rails;"
    "python; java; javascript; php; node*; react*; golang; haskell; scala; clojure; security; infrastructure;"
    " operations; design;"
    "product; multiple positions; several positions; various",
)
_QUALITIES = (
    "senior; sr; sr.; junior; jr; jr.; lead; staff; principal; head; experienced; full stack; front end; back end;"
    " software; web; ui;"
    "ux; ui/ux; mobile; ios; android; data; devops; site; reliability; infrastructure; platform; system; systems;"
    " security; network;"
    "cloud; product; project; sales; support; customer; success; marketing; growth; qa; test; automation; machine;"
    " learning; ml; ai;"
    "research; embedded; hardware; firmware; electrical; mechanical; visual; graphic; interaction; ruby; rails;"
    " ruby on rails; python;"
    "django; java; javascript; typescript; php; node; node.js; react; angular; golang; go; c++; c#; .net; scala;"
    " haskell; clojure;"
    "elixir; rust; perl; solution; solutions; application; applications; database; game; business; content;"
    " technical; community;"
    "account; office; vp; chief; and; /; &"
)


def _any(words: str) -> str:
    return "|".join(re.escape(word.strip()).replace(r"\ ", "[- ]?") for word in words.split(";"))


_PHRASE = re.compile(
    rf"(?<![\w/])(?:(?:{_any(_QUALITIES)})[\s,/-]+){{1,5}}(?:{_any(_TRADES)})\b(?:[ ]\([^)\n]{{2,20}}\))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|io|co|org|net|ai|de|app|dev)\b\S*", re.IGNORECASE
)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)?$|\(\s*\)")
_TERMS = re.compile(
    r"\bvisa\b|\bh1b\b|\$|€|£|\bequity\b|\bsalary\b|\d+k\b|relocat|intern(?:s|ships) welcome", re.IGNORECASE
)
_LONGEST_LINE, _LONGEST_TITLE, _LONGEST_NAME = 300, 120, 80


@dataclass(frozen=True, slots=True)
class Headline:
    """What a text without fields says about itself; `remote` is the line that speaks of where the work is done."""

    title: str
    employer: str | None
    places: list[str]
    remote: str | None
    employment: list[str] = field(default_factory=list[str])


def read_headline(text: str) -> Headline | None:
    """The parts of a clean text's first line, its title from further below if need be; `None` when no role is named."""
    line = text.split("\n", 1)[0][:_LONGEST_LINE]
    parts = _split(line)
    places = [part for part in parts if _is_place(part)]
    terms = [part for part in parts if part not in places and find_employment_types([part]) and not _names_role(part)]
    rest = [part for part in parts if part not in places and part not in terms and not _TERMS.search(part)]
    title = _choose_title(rest) if len(parts) > 1 else None
    if title is None and (found := _PHRASE.search(text)):
        title = " ".join(found[0].split())
    if title is None:
        return None
    barred = len(parts) > 1
    employer = next((part for part in rest if part != title and len(part) <= _LONGEST_NAME), None) if barred else None
    return Headline(title[:_LONGEST_TITLE], employer, places, line if find_remote(line) else None, terms)


def _split(line: str) -> list[str]:
    parts = (_EMPTY_BRACKETS.sub("", part).strip(" ,;:-(") for part in _BARS.split(_ADDRESS.sub(" ", line)))
    return [part for part in parts if part]


def _is_place(part: str) -> bool:
    bare = drop_remote_words(part)
    return is_place(bare) or (
        not _names_role(part) and len(part) <= _LONGEST_NAME and find_place(bare).country is not None
    )


def _names_role(part: str) -> bool:
    return bool(_ROLE.search(part.lower()))


def _choose_title(parts: list[str]) -> str | None:
    """The first part that names a role; the very first part is the employer's name if there is another one."""
    roles = [part for part in parts if _names_role(part) and len(part) <= _LONGEST_TITLE and ". " not in part]
    plain = [part for part in roles if find_remote(part) is None] or roles
    if not plain:
        return None
    return plain[1] if plain[0] == parts[0] and len(plain) > 1 else plain[0]

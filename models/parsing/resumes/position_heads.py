"""Tells what the fragments of a position's head lines name: title, employer and place.

One position at a time; which lines belong to it is decided elsewhere.
"""

import re

from models.parsing.meanings.remote import drop_remote_words, find_remote
from models.parsing.meanings.words import company_score, is_school, names_firm, title_score
from models.parsing.places.place import is_place

_PIECES = re.compile(
    r"\t|\s*[|•·;]\s*|\s+[–—-]\s+|\s+(?:at|beim?|chez|presso|bij|@)\s+|(?<=[\w.]),\s+|\s+\((?=[^()]*\)$)"
)
_LEGAL = re.compile(r"(?i)^(?:inc|ltd|llc|llp|gmbh|mbh|ag|kg|kgaa|ohg|gbr|se|corp|co|plc|pvt|pty|s\.?a)\b\.?,?$")
_TITLE_LABELS = ("position", "title", "job title", "role", "designation", "tätigkeit", "stelle")
_PLACE_LABELS = ("location", "place", "ort", "standort")
_EMPLOYER_LABELS = ("employer", "company", "client", "organization", "organisation", "arbeitgeber", "firma")
_LABELS = (*_TITLE_LABELS, *_PLACE_LABELS, *_EMPLOYER_LABELS)
LABEL = re.compile(rf"(?i)^(?P<label>{'|'.join(_LABELS)})\s*:\s*(?P<value>.+)$")
_JUNK = re.compile(r"^[\W_]*$|^(?:full|part)[- ]time$|^\(?\d+ (?:years?|months?|yrs?|jahre?|monate?)", re.I)
_WITHIN = re.compile(r"^(?P<what>.+?),? (?:in|à|en|te|a|em|na|no|for|für|with) (?P<where>[^\W\d_].*)$")
_TOWN_WITH_STATE = re.compile(r"[^\W\d][^,;|]*, [A-Z]{2}(?: \d{5})?")


def split_head(head: str) -> list[str]:
    """Fragments of a head line; pieces of one place and the legal form of a firm stay with what they belong to."""
    if label := LABEL.match(head):
        return [f"{label['label'].lower()}:{label['value']}"]
    pieces: list[str] = []
    for piece in (raw.strip(" ,;:()•–—-") for raw in _PIECES.split(head)):
        if not piece or _JUNK.match(piece):
            continue
        if pieces and _belongs(piece, pieces):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        elif (found := _WITHIN.match(piece)) and (is_place(found["where"]) or names_firm(found["where"])):
            pieces += [found["what"], found["where"]]
        else:
            pieces.append(piece)
    return pieces


def _belongs(piece: str, pieces: list[str]) -> bool:
    """Whether a fragment is the last one's legal form, or its state or country."""
    last, joined = pieces[-1], f"{pieces[-1]}, {piece}"
    if _LEGAL.match(piece) or (is_place(last) and is_place(piece) and is_place(joined)):
        return True
    others = [other for other in pieces[:-1] if title_weight(other) <= 0]
    return is_unknown_town(joined) and (len(pieces) == 1 or bool(others))


def is_unknown_town(text: str) -> bool:
    """Whether a text has the form of a town with its state ("Rolla, MO"), of which only the state is known."""
    town, _, state = text.partition(", ")
    return bool(_TOWN_WITH_STATE.fullmatch(text)) and is_place(state[:2]) and _may_be_town(town)


def is_whole(pieces: list[str]) -> bool:
    """Whether fragments name both a title and something else."""
    named = [piece for piece in pieces if not is_location(piece)]
    return len(named) >= 2 and any(title_score(piece) > company_score(piece) for piece in named)


def is_location(piece: str) -> bool:
    """Whether a fragment names a place."""
    if ":" in piece and piece.split(":", 1)[0] in _PLACE_LABELS:
        return True
    return (
        is_place(piece)
        or is_unknown_town(piece)
        or _is_remote(piece)
        or piece.lower() in ("city, state", "city", "state")
    )


def _is_remote(piece: str) -> bool:
    """Whether a fragment says that the work was remote, and nothing else."""
    return find_remote(piece) == "remote" and not drop_remote_words(piece).strip()


def name_parts(pieces: list[str]) -> tuple[str | None, str | None, str | None]:
    """Title, employer and place among the fragments of an entry's head."""
    location = next((piece for piece in pieces if is_location(piece)), None)
    named = [piece for piece in pieces if not is_location(piece)]
    titles = sorted(named, key=lambda piece: (-title_weight(piece), named.index(piece)))
    position = titles[0] if titles and title_weight(titles[0]) > 0 else None
    others = [piece for piece in named if piece != position]
    if position is None and len(others) > 1:
        firm = names_firm if any(map(names_firm, others)) else company_score
        position = next((piece for piece in others if not firm(piece) and not is_school(piece)), None)
        others = [piece for piece in others if piece != position]
    employer = max(
        others, key=lambda piece: (names_firm(piece), company_score(piece), -others.index(piece)), default=None
    )
    if location is None and employer in named:
        location = next(filter(_may_be_town, named[named.index(employer) + 1 :]), None)
    remote = next((piece for piece in pieces if piece != location and _is_remote(piece)), None)
    where = f"{location} ({remote.lower()})" if location and remote else location
    return _value(position), _value(employer), _value(where)


def title_weight(piece: str) -> float:
    """How much more a fragment looks like a title than like an employer; a label decides."""
    if ":" in piece:
        return 9.0 if piece.split(":", 1)[0] in _TITLE_LABELS else 0.0
    return title_score(piece) - company_score(piece)


def _value(piece: str | None) -> str | None:
    if piece is None:
        return None
    label, _, value = piece.partition(":")
    return (value if value and label in _LABELS else piece).strip() or None


def _may_be_town(piece: str) -> bool:
    """Whether a fragment after the employer may be a town that the gazetteer lacks."""
    return (
        len(piece.split()) <= 3 and not title_score(piece) and not company_score(piece) and not re.search(r"\d", piece)
    )

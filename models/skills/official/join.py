"""The skills of a classification joined to our own: one skill where the names say so, else a skill beside ours.

Our names win over official ones, labels over further names, and earlier classifications over later ones. Only names
that speak for themselves are looked for in text; the linker sees all of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from models.skills.official.records import Official
from models.skills.spelling import fold

_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$")
_SHORT_NAME = 5
"""Names of one word with capitals are looked for in exactly their case up to this length: LESS, Swift, Ajax."""

_TOO_LONG = 8  # words; nobody writes a longer name word for word
_GERUND = re.compile(r"^([a-z]{3,}) (?=\w)")
_VERBS_IN_E = re.compile(r"(?<![eoy])e$")
_DOUBLES = frozenset(
    {"plan", "run", "set", "cut", "fit", "ship", "stop", "trim", "plot", "map", "debug", "scan", "get"}
)
_NOT_VERBS = re.compile(r"(?:ing|ion|ics|ment|ness|ity|ical|al|ic|ed|ous|ive|ance|ence|ogy)$")


@dataclass
class Joined:
    """What the classifications add: skills (id, label, category, kind), names to look for (text, id, in exact case),
    all names (text, id), and which official id became which id of ours."""

    skills: list[tuple[str, str, str, str]] = field(default_factory=list[tuple[str, str, str, str]])
    aliases: list[tuple[str, str, bool]] = field(default_factory=list[tuple[str, str, bool]])
    names: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    same_as: dict[str, str] = field(default_factory=dict[str, str])


def join_skills(owners: dict[bytes, str], officials: Iterable[Official], refused: frozenset[str]) -> Joined:
    """Joins the classifications' skills to those that `owners` (folded name to id) knows, in their order.

    `owners` grows by the names that are given away. `refused` are names that we know to name no skill.
    """
    joined = Joined()
    for official in officials:
        skills = official.skills.sort("id")
        taken = set(skills["id"])  # one classification's skills are never one
        for skill_id, label in skills.select("id", "label").iter_rows():
            known = owners.get(_key(plain_name(label)))
            if known is not None and known not in taken:
                taken.add(known)
                joined.same_as[skill_id] = known
            else:
                owners.setdefault(_key(plain_name(label)), skill_id)
        for row in skills.iter_rows(named=True):
            _add(row, official.source, owners, refused, joined)
    return joined


def plain_name(label: str) -> str:
    """A label without the words in brackets that tell it from others: "Java (computer programming)" is Java."""
    return _QUALIFIER.sub("", label.strip())


def _add(row: dict[str, Any], source: str, owners: dict[bytes, str], refused: frozenset[str], to: Joined) -> None:
    skill_id: str = to.same_as.get(row["id"]) or row["id"]
    if skill_id == row["id"]:
        to.skills.append((skill_id, row["label"], f"{source}.{row['kind']}", row["kind"]))
    names = list(dict.fromkeys(name.strip() for name in [plain_name(row["label"]), row["label"], *row["names"]]))
    to.names += [(name, skill_id) for name in names if name]
    given = set[bytes]()
    for spelled in (spelled for name in names for spelled in _written(name)):
        key = _key(spelled)
        if key in given or owners.get(key, row["id"]) != row["id"] or not _speaks_for_itself(spelled, refused):
            continue
        given.add(key)
        owners[key] = row["id"]
        to.aliases.append((spelled, skill_id, _in_exact_case(spelled)))


def _written(name: str) -> Iterator[str]:
    """A name and, where it begins with a verb, its form in -ing: "manage staff" is also "managing staff"."""
    yield name
    verb = _GERUND.match(name)
    if verb and not _NOT_VERBS.search(verb[1]):
        stem = verb[1] + verb[1][-1] if verb[1] in _DOUBLES else _VERBS_IN_E.sub("", verb[1])
        yield f"{stem}ing{name[verb.end(1) :]}"


def _speaks_for_itself(name: str, refused: frozenset[str]) -> bool:
    words = name.split()
    if len(words) > _TOO_LONG or name.lower() in refused or len(name) < 2:
        return False
    return len(words) > 1 or any(letter.isalpha() for letter in name)


def _in_exact_case(name: str) -> bool:
    return " " not in name and len(name) <= _SHORT_NAME and name != name.lower()


def _key(name: str) -> bytes:
    return fold(name.lower().encode())

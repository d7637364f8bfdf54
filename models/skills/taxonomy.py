"""The skills we know: names in English and German, how they group, and which stand near which.

Reads and checks the tables under `data/` and nothing else; finding skills in text is `models.skills.extract`.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Literal, cast

import polars as pl

from models.skills.official.join import join_skills
from models.skills.official.records import Official
from models.skills.spelling import fold

Kind = Literal["knowledge", "skill", "tool", "soft", "language"]

SKILL_TABLE: dict[str, pl.DataType] = {
    "id": pl.String(),
    "label_en": pl.String(),
    "label_de": pl.String(),
    "category": pl.String(),
    "kind": pl.String(),
    "aliases_en": pl.String(),  # parted by "|", as are all lists below
    "aliases_de": pl.String(),
    "exact_aliases": pl.String(),  # found only in exactly this case, for short names such as R, Go and IT
    "adjacent": pl.String(),  # other ids with the partial credit: "mm:c=0.6|mm:rust=0.4"
}
"""Columns of a file under `data/skills`. """

CUE_TABLE: dict[str, pl.DataType] = {"text": pl.String(), "kind": pl.String(), "value": pl.Float64()}
"""Columns of `data/cues.csv`: phrases that name no skill, or say something about the skill beside them."""


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill. `kind` says how it is shown; `category` groups skills whose presence supports each other."""

    id: str
    label: str
    label_de: str
    category: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a skill. `exact` ones count only in exactly this case."""

    text: str
    skill_id: str
    exact: bool


@dataclass(frozen=True, slots=True)
class CuePhrase:
    """A phrase that names no skill; its kinds (`level`, `years`, ...) are those of `models.skills.context`."""

    text: str
    kind: str
    value: float | None


@dataclass(frozen=True)
class Taxonomy:
    """Skills, their aliases and their neighbours, all read-only. `version` is a hash of the content."""

    version: str
    skills: Mapping[str, Skill]
    aliases: tuple[Alias, ...]
    cues: tuple[CuePhrase, ...]
    neighbours: Mapping[str, Mapping[str, float]] = field(repr=False)
    names: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Further names (text, skill id) of official classifications, also those that are not looked for in text."""
    same_as: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """Official ids that are skills of ours, with our id."""
    officials: tuple[Official, ...] = field(default=(), repr=False)

    def adjacent(self, skill_id: str) -> Mapping[str, float]:
        """Skills that earn partial credit where `skill_id` is asked for, with that credit (above 0, below 1).

        Raises `KeyError` for an id that isn't in the taxonomy.
        """
        if skill_id not in self.skills:
            raise KeyError(skill_id)
        return self.neighbours.get(skill_id, MappingProxyType({}))


@cache
def load_taxonomy() -> Taxonomy:
    """The taxonomy that ships with the product."""
    return build_taxonomy(*_own_tables())


def combine_taxonomy(officials: Sequence[Official]) -> Taxonomy:
    """Ours joined with official classifications; see `models.skills.official.join` for what is one skill."""
    ours = load_taxonomy()
    owners = {fold(alias.text.lower().encode()): alias.skill_id for alias in ours.aliases}
    joined = join_skills(owners, officials, _names_of_nothing(ours))
    skills = {row[0]: Skill(row[0], row[1], row[1], row[2], cast(Kind, row[3])) for row in joined.skills}
    content = [pl.DataFrame(rows, orient="row") for rows in (joined.skills, joined.aliases, joined.names)]
    return replace(
        ours,
        version=_content_hash(pl.DataFrame({"version": [ours.version]}), *content),
        skills=MappingProxyType({**ours.skills, **skills}),
        aliases=(*ours.aliases, *(Alias(*row) for row in joined.aliases)),
        names=tuple(joined.names),
        same_as=MappingProxyType(joined.same_as),
        officials=tuple(officials),
    )


def _names_of_nothing(ours: Taxonomy) -> frozenset[str]:
    """Official names that are not looked for: everyday words, and what our own cues know to be no skill."""
    words = (files("models.skills") / "data" / "common_words.txt").read_text(encoding="utf-8").split("\n")
    return frozenset([*words, *(cue.text for cue in ours.cues if cue.kind == "not_a_skill")])


def _own_tables() -> tuple[list[pl.DataFrame], pl.DataFrame]:
    data = files("models.skills") / "data"
    tables = [read_table(path, SKILL_TABLE) for path in _csv_files(data / "skills")]
    return tables, read_table(data / "cues.csv", CUE_TABLE)


def build_taxonomy(tables: Iterable[pl.DataFrame], cues: pl.DataFrame) -> Taxonomy:
    """One taxonomy from tables of SKILL_TABLE and one of CUE_TABLE.

    Raises `ValueError` where an id repeats, an alias names two skills, or a neighbour is unknown.
    """
    rows = pl.concat(tables).fill_null("").sort("id")
    skills = {row["id"]: _skill(row) for row in rows.iter_rows(named=True)}
    if len(skills) != rows.height:
        repeated = rows.filter(pl.col("id").is_duplicated())["id"].unique().sort().to_list()
        raise ValueError(f"ids that repeat: {repeated}")
    return Taxonomy(
        version=_content_hash(rows, cues),
        skills=MappingProxyType(skills),
        aliases=_aliases(rows),
        cues=tuple(CuePhrase(*row) for row in cues.sort("text").iter_rows()),
        neighbours=_neighbours(rows),
    )


def read_table(path: Traversable, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """A CSV file of exactly those columns. Raises `ValueError` naming the file when its columns are others."""
    with path.open("rb") as source:
        table = pl.read_csv(source, schema_overrides=dict(schema))
    if table.columns != list(schema):
        raise ValueError(f"{path.name} has the columns {table.columns}, not {list(schema)}")
    return table


def parts(cell: str) -> list[str]:
    """The entries of a list cell, which are parted by "|"."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def _csv_files(folder: Traversable) -> list[Traversable]:
    return sorted((path for path in folder.iterdir() if path.name.endswith(".csv")), key=lambda path: path.name)


def _skill(row: Mapping[str, str]) -> Skill:
    return Skill(row["id"], row["label_en"], row["label_de"], row["category"], cast(Kind, row["kind"]))


def _aliases(rows: pl.DataFrame) -> tuple[Alias, ...]:
    """Every name of every skill. Names that only differ in case, hyphens or slashes are one name."""
    owner: dict[tuple[bytes, bool], str] = {}
    aliases: list[Alias] = []
    for row in rows.iter_rows(named=True):
        exact = parts(row["exact_aliases"])
        names = [row["label_en"], row["label_de"], *parts(row["aliases_en"]), *parts(row["aliases_de"])]
        loose = [name.lower() for name in names if name not in exact]
        for text, is_exact in [*((name, False) for name in loose), *((name, True) for name in exact)]:
            key = (fold(text.encode(), keep_case=is_exact), is_exact)
            other = owner.get(key)
            if other not in (None, row["id"]):
                raise ValueError(f"alias {text!r} names both {other} and {row['id']}")
            if other is None:
                owner[key] = row["id"]
                aliases.append(Alias(text, row["id"], is_exact))
    return tuple(aliases)


def _neighbours(rows: pl.DataFrame) -> Mapping[str, Mapping[str, float]]:
    """Credit in both directions; a table that states both directions may state two numbers."""
    stated: dict[tuple[str, str], float] = {}
    known = set(rows["id"])
    for skill_id, cell in rows.select("id", "adjacent").iter_rows():
        for entry in parts(cell):
            neighbour, _, credit = entry.partition("=")
            if neighbour not in known or neighbour == skill_id:
                raise ValueError(f"{skill_id} names the neighbour {neighbour!r}, which is no other skill")
            stated[skill_id, neighbour] = float(credit)
    both = {(right, left): credit for (left, right), credit in stated.items()} | stated
    neighbours: dict[str, dict[str, float]] = {}
    for (skill_id, neighbour), credit in sorted(both.items()):
        neighbours.setdefault(skill_id, {})[neighbour] = credit
    return MappingProxyType({skill_id: MappingProxyType(near) for skill_id, near in neighbours.items()})


def _content_hash(*tables: pl.DataFrame) -> str:
    digest = hashlib.sha256()
    for table in tables:
        digest.update(table.sort(table.columns).write_csv().encode())
    return digest.hexdigest()[:16]

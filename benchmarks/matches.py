"""Invented match rows as large as real ones, and a database of their own to load them into.

Nothing is measured here. The rows' reasons have the shape of `models.ranking.explain` and the size that the bundled
sample's have, 2.3 kB in the mean; lists over real documents are up to twice as long.
"""

import json
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import numpy as np
import polars as pl

from models.frames import PUBLISHED_MATCHES
from models.tables.match import SIDES, Side, shard_of
from models.tables.publish import Place
from models.tables.writes import write_extractions, write_postings
from pipelines.postgres import database
from pipelines.settings import Settings

SPACE = UUID("6c1de5ce-3c70-4d0b-9f0f-52f3fd2a0d64")
LIST_LENGTH = 20
DISTINCT_REASONS = 2_000
SHOWN = 5_000
ARRIVAL = {
    "status": "open",
    "document_id": "d",
    "source": "bench",
    "received_at": "2026-01-10T08:00:00+00:00",
    "parser_version": "1",
    "content_hash": "h",
}
CRAFTS = ("Clinical", "Legal", "Data", "Site", "Sales", "Process", "Network")
THINGS = ("negotiation", "planning", "audit", "protection", "design", "reporting", "safety")
SKILLS = tuple(f"{craft} {thing}" for craft in CRAFTS for thing in THINGS)
COMPONENTS = (
    "required_coverage", "preferred_coverage", "mentioned_coverage", "same_occupation", "title_similarity",
    "text_similarity", "reach", "experience", "education", "seniority", "language",
)  # fmt: skip


@contextmanager
def throwaway_database() -> Iterator[str]:
    """The address of a migrated embedded Postgres, with the settings that a home's has, in a folder that goes away."""
    with (
        tempfile.TemporaryDirectory(prefix="matchmill-bench-") as home,
        database(Settings(home=Path(home), database_url=None)) as url,
    ):
        yield url


def identify(noun: str, number: int) -> str:
    """The identifier of the numbered posting or profile."""
    return str(uuid5(SPACE, f"{noun} {number}"))


def owners_of(rows: int) -> int:
    """How many lists a side has when both sides have `rows` rows together."""
    return max(1, rows // 2 // LIST_LENGTH)


def invent_sets(rows: int, shards: int, seed: int = 1) -> dict[Place, pl.DataFrame]:
    """About `rows` rows of PUBLISHED_MATCHES, half of them on each side, by side and shard, a list after the other.

    All of them speak of the first `SHOWN` postings and people, which `write_shown` makes.
    """
    owners = owners_of(rows)
    numbers = np.random.default_rng(seed)
    reasons = pl.Series(_reasons(random.Random(seed)), dtype=pl.String)  # noqa: S311
    identifiers: dict[Side, list[str]] = {side: [identify(side, number) for number in range(owners)] for side in SIDES}
    return {
        (side, shard): _lists(side, shard, shards, identifiers, reasons, numbers)
        for side in SIDES
        for shard in range(shards)
    }


def write_shown(url: str, count: int = SHOWN) -> None:
    """Write the first `count` postings and people, so that a page of matches has something to show beside each row."""
    place = {"location": "Leeds", "country": "GB", "city": "Leeds"}
    write_postings(url, [ARRIVAL | place | _posting(number) for number in range(count)])
    write_extractions(url, [ARRIVAL | place | _person(number) for number in range(count)])


def _posting(number: int) -> dict[str, Any]:
    pay = {"pay_min": 31_000, "pay_max": 38_000, "pay_currency": "GBP", "pay_period": "YEAR", "pay_source": "stated"}
    return {
        "id": identify("posting", number),
        "title": f"Invented vacancy {number}",
        "hiring_organization": "Aire Valley Invention",
        "description": "You invent things. " * 40,
        "url": f"https://jobs.example.org/{number}",
        "date_posted": "2026-01-10",
        "employment_types": ["FULL_TIME"],
        "remote": "onsite",
        "sources": ["bench"],
        "requirements": [],
    } | pay


def _person(number: int) -> dict[str, Any]:
    return {
        "id": identify("profile", number),
        "name": f"Robin Invented {number}",
        "headline": "Inventor",
        "experience_months": 96,
        "text_characters": 900,
        "hidden_characters": 0,
        "documents": 1,
        **{name: [] for name in ("skills", "experience", "education", "certifications", "awards", "languages")},
    }


def _lists(
    side: Side,
    shard: int,
    shards: int,
    identifiers: dict[Side, list[str]],
    reasons: pl.Series,
    numbers: np.random.Generator,
) -> pl.DataFrame:
    other: Side = "posting" if side == "profile" else "profile"
    mine = [owner for owner in identifiers[side] if shard_of(UUID(owner), shards) == shard]
    rows = len(mine) * LIST_LENGTH
    others = pl.Series(identifiers[other][:SHOWN], dtype=pl.String)
    rank = pl.Series(np.tile(np.arange(1, LIST_LENGTH + 1), len(mine)), dtype=pl.Int32)
    columns = {
        f"{side}_id": pl.Series(mine, dtype=pl.String).gather(np.repeat(np.arange(len(mine)), LIST_LENGTH)),
        f"{other}_id": others.gather(numbers.integers(len(others), size=rows)),
        "rank": rank,
        "fit": 1 - rank / 100,
        "band": pl.repeat("good", rows, eager=True),
        "calibrated": pl.repeat(False, rows, eager=True),
        "similarity": pl.Series(numbers.normal(size=rows)),
        "reasons": reasons.gather(numbers.integers(len(reasons), size=rows)),
        "profile_hash": pl.repeat("0" * 64, rows, eager=True),
        "posting_hash": pl.repeat("f" * 64, rows, eager=True),
    }
    return pl.DataFrame(columns).select(*PUBLISHED_MATCHES)


def _reasons(chance: random.Random) -> list[str]:
    return [json.dumps(_reason(chance), separators=(",", ":"), ensure_ascii=False) for _ in range(DISTINCT_REASONS)]


def _reason(chance: random.Random) -> dict[str, Any]:
    found = chance.sample(SKILLS, chance.randint(5, 15))
    skills = [_skill(name, chance) for name in found]
    cut = chance.randint(1, len(skills))
    constraints = [
        {"constraint": name, "verdict": chance.choice(["met", "unknown"]), "reason": "Neither says anything about it."}
        for name in ("place", "pay", "employment_type", "language")
    ]
    return {
        "matched": [skill | {"credit": 1.0, "via": None, "profile": _words(chance)} for skill in skills[:cut]],
        "gaps": skills[cut:],
        "constraints": constraints,
        "components": {name: chance.choice([None, round(chance.random(), 4)]) for name in COMPONENTS},
        "range": None,
    }


def _skill(name: str, chance: random.Random) -> dict[str, Any]:
    identifier = f"mm:{name.lower().replace(' ', '-')}"
    return {"skill": name, "skill_id": identifier, "importance": "required", "posting": _words(chance)}


def _words(chance: random.Random) -> dict[str, Any]:
    start = chance.randint(0, 4_000)
    return {"surface": chance.choice(SKILLS).lower(), "start": start, "end": start + 12}

"""Postings and résumés in any number, recombined from real ones with a seed, so that no two are copies.

Real texts come from the development data beside the checkout, else from the bundled sample; none is printed or kept.
"""

import html
import json
import random
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from models.parsing.batch import read_posting_rows, read_resume_rows
from models.parsing.records import Rejected

ROOT = Path(__file__).parents[1]
REAL = ROOT / ".." / "shared" / "data"
SAMPLE = ROOT / "sample" / "files"
REAL_POSTINGS = 44_182
"""Rows of all tables of real postings together: what "one times the real postings" means."""

HEADINGS = ("Summary", "Skills", "Experience", "Projects")
PIECES = len(HEADINGS)
ROWS_A_FILE = 5_000

_TAG = re.compile(r"<[^>]+>")
_SOURCES = {
    "ats_full": ("title", "company", "location", "description"),
    "et": ("title", "company", "location", "full_description"),
    "nhs": (
        "title",
        pl.col("hiringOrganization").str.json_path_match("$.name"),
        pl.col("jobLocation").str.json_path_match("$.address.addressLocality"),
        "description",
    ),
}
"""Tables with titles and texts, and where each says title, employer, place and text."""


@dataclass(frozen=True)
class Pool:
    """What is recombined: postings (title, employer, place, pieces of the text) by source, and résumés in pieces."""

    origin: str
    postings: list[list[tuple[str, str, str, list[str]]]]
    resumes: list[list[str]]


def read_pool() -> Pool:
    """The real texts, else those of the bundled sample; `origin` says which."""
    if not REAL.exists():
        return Pool("the bundled sample", [_sample_postings()], [_cut(text) for text in _sample_resumes()])
    tables = [pl.read_parquet(REAL / "postings" / f"{name}.parquet").select(_named(name)) for name in _SOURCES]
    postings = [[(*row[:3], _cut(row[3])) for row in table.drop_nulls().iter_rows()] for table in tables]
    resumes = pl.read_parquet(REAL / "resumes" / "text.parquet")["text"]
    return Pool("real postings and résumés", postings, [_cut(text) for text in resumes])


def write_postings(pool: Pool, folder: Path, numbers: Iterable[int], version: int = 0) -> None:
    """One JSON Lines row a number; another `version` of the same number is the same posting with a piece replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = list(numbers)
    for start in range(0, len(wanted), ROWS_A_FILE):
        rows = (json.dumps(_posting(pool, number, version)) for number in wanted[start : start + ROWS_A_FILE])
        (folder / f"postings-{version}-{start}.jsonl").write_text("\n".join(rows))


def write_resumes(pool: Pool, folder: Path, numbers: Iterable[int], version: int = 0) -> None:
    """One text file a number; another `version` of the same number is the same person with a piece replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"resume-{number}-{version}.txt").write_text(_resume(pool, number, version))


def _posting(pool: Pool, number: int, version: int) -> dict[str, str]:
    draw = random.Random(f"posting {number}")  # noqa: S311
    source = draw.choices(pool.postings, [len(source) for source in pool.postings])[0]
    (title, _, _, _), (_, employer, _, _), (_, _, place, _) = (draw.choice(source) for _ in range(3))
    pieces = _mix([row[3] for row in source], number, version, draw)
    return {
        "url": f"https://postings.example/{number}",
        "title": title,
        "company": employer,
        "location": place,
        "description": "\n\n".join(pieces),
    }


def _resume(pool: Pool, number: int, version: int) -> str:
    draw = random.Random(f"resume {number}")  # noqa: S311
    title = draw.choice(draw.choice(pool.postings))[0]
    pieces = _mix(pool.resumes, number, version, draw)
    parts = (f"{heading}\n{textwrap.fill(piece, 100)}" for heading, piece in zip(HEADINGS, pieces, strict=True))
    return "\n\n".join([f"Robin Example\n{title}\nperson-{number}@example.com", *parts])


def _mix(texts: list[list[str]], number: int, version: int, draw: random.Random) -> list[str]:
    """The n-th piece of n different texts; each version after the first replaces one."""
    pieces = [draw.choice(texts)[place] for place in range(PIECES)]
    for edit in range(version):
        again = random.Random(f"{number} {edit}")  # noqa: S311
        place = again.randrange(PIECES)
        pieces[place] = again.choice(texts)[place]
    return pieces


def _named(source: str) -> list[pl.Expr]:
    names = ("title", "company", "location", "text")
    return [
        pl.col(at).alias(name) if isinstance(at, str) else at.alias(name)
        for name, at in zip(names, _SOURCES[source], strict=True)
    ]


def _cut(text: str) -> list[str]:
    """A text in PIECES of about the same number of words, without markup."""
    words = _TAG.sub(" ", html.unescape(html.unescape(text))).split()
    size = -(-len(words) // PIECES) or 1
    return [" ".join(words[start * size : (start + 1) * size]) for start in range(PIECES)]


def _sample_postings() -> list[tuple[str, str, str, list[str]]]:
    rows = _read(SAMPLE / "postings", "postings")
    return [
        (row["title"], row["hiring_organization"] or "", row["location"] or "", _cut(row["description"] or ""))
        for row in rows
    ]


def _sample_resumes() -> Iterator[str]:
    return (row["matching_text"] for row in _read(SAMPLE / "resumes", "resumes"))


def _read(folder: Path, kind: str) -> Iterator[dict[str, Any]]:
    read = read_posting_rows if kind == "postings" else read_resume_rows
    for path in sorted(folder.rglob("*.*")):
        document = {"document_id": path.name, "kind": kind, "source": "sample", "name": path.name}
        try:
            yield from read({**document, "received_at": datetime(2026, 1, 1, tzinfo=UTC)}, path.read_bytes())[0]
        except Rejected:
            continue

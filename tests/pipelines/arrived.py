"""A home at which an arrival waits, what its readers and its records show, and a reader who looks all the time.

Nothing is killed or asserted here.
"""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import polars.selectors as cs
import psycopg
from pydantic import SecretStr

from models.tables.engine import libpq_uri
from pipelines.settings import Settings
from sample.truths import FILES
from tests.pipelines.homes import Home, copied_database

LISTS = """
select '{side}' as side, {side}_id::text as owner, {other}_id::text as other, rank, fit from {side}_matches as m
join match_pointers as p on p.side = '{side}' and p.set_id = m.set_id order by 2, 4"""
SIDES = (("profile", "posting"), ("posting", "profile"))
ROWS = "select id::text, status, document_id, content_hash from {} order by 1"
"""Not `row_hash`: it holds the instant of arrival."""

Frames = dict[str, pl.DataFrame]
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Served:
    """What readers see in one moment: all lists of both sides, the postings and what documents say of people."""

    lists: Rows
    postings: Rows
    profiles: Rows

    def is_step_of(self, before: "Served", after: "Served") -> bool:
        """Whether each of the three is as it was before the run or as it is after it, and none is a mixture."""
        return all(
            getattr(self, name) in (getattr(before, name), getattr(after, name)) for name in Served.__annotations__
        )


@contextmanager
def arrived(sample_home: Home, server_url: str, folder: Path) -> Iterator[Home]:
    """A copy of the sample's home with a changed résumé, a new one and a changed page waiting."""
    shutil.copytree(sample_home.settings.home, folder)
    template = sample_home.url.split("?")[0].rsplit("/", 1)[1]
    with copied_database(server_url, template) as url:
        home = Home(Settings(home=folder, DATABASE_URL=SecretStr(url)))
        drop_changes(home.settings.inbox)
        yield home


def drop_changes(inbox: Path) -> None:
    """A changed résumé, a new one and a changed page."""
    resume = FILES / "resumes" / "giulietta_marchbanks.txt"
    page = sorted((FILES / "postings" / "pages").glob("*.html"))[0]
    texts = {
        "resumes/again.txt": resume.read_text() + "\nSkills\nForklift licence, stock control, Python\n",
        "resumes/new.txt": resume.read_text().replace("iulietta", "iacoma").replace("archbanks", "erle"),
        f"postings/{page.name}": page.read_text().replace("and", "and also", 3),
    }
    for name, text in texts.items():
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_text(text)


def served_by(home: Home) -> Served:
    """What is served now, in one snapshot."""
    with psycopg.connect(libpq_uri(home.url), autocommit=True) as connection:
        return _look(connection)


@contextmanager
def polled(home: Home) -> Iterator[list[Served]]:
    """All that a reader sees who looks again and again until the block ends; equal looks in a row count once."""
    seen: list[Served] = []
    over = threading.Event()

    def read() -> None:
        with psycopg.connect(libpq_uri(home.url), autocommit=True) as connection:
            while not over.wait(0.05):
                served = _look(connection)
                if not seen or seen[-1] != served:
                    seen.append(served)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield seen
    finally:
        over.set()
        reader.join()


def frames_of(home: Home) -> Frames:
    """What is current and what is recorded, without the instants at which it was."""
    names = ("raw_postings", "raw_resumes", "parsed_postings", "parsed_profiles", "rejected_documents")
    frames = {name: home.lake.current(name).read() for name in (*names, "current_postings", "current_profiles")}
    return {name: frame.select(~cs.datetime()).sort(frame.columns[:2]) for name, frame in frames.items()}


def _look(connection: "psycopg.Connection[Any]") -> Served:
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        lists = [row for side, other in SIDES for row in connection.execute(LISTS.format(side=side, other=other))]
        postings, profiles = (
            connection.execute(ROWS.format(table)).fetchall() for table in ("postings", "profile_extractions")
        )
        return Served(lists, postings, profiles)

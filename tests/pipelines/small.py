"""A small home with an embedded Postgres of its own: what is dropped into it, and what is published from it.

How it is run, and what is done to it, is the tests' business.
"""

from pathlib import Path

import psutil
import psycopg

from pipelines.postgres import EmbeddedPostgres
from sample.truths import FILES

RESUME = FILES / "resumes" / "giulietta_marchbanks.txt"
PUBLISHED = "select (select count(*) from profile_extractions), (select count(*) from match_pointers)"
POINTERS = 16
FEW = {"MATCHMILL_MATCHED_SHARE_MIN": "0"}
"""Six postings need not suit anybody."""


def drop_person(home: Path, number: int) -> None:
    """One more person's résumé."""
    folder = home / "inbox" / "resumes"
    folder.mkdir(parents=True, exist_ok=True)
    text = RESUME.read_text().replace("giulietta.marchbanks@", f"person{number}@")
    (folder / f"person{number}.txt").write_text(text)


def drop_pages(home: Path, count: int) -> None:
    """Pages with a posting each."""
    folder = home / "inbox" / "postings"
    folder.mkdir(parents=True, exist_ok=True)
    for page in sorted((FILES / "postings" / "pages").glob("*.html"))[:count]:
        (folder / page.name).write_bytes(page.read_bytes())


def servers(home: Path) -> list[psutil.Process]:
    """The processes of its Postgres."""
    return EmbeddedPostgres(home).cluster.processes()


def people(home: Path) -> int:
    """How many people are published, in a home on which nothing runs; all pointers must be there."""
    server = EmbeddedPostgres(home)
    server.start()
    try:
        with psycopg.connect(server.connect_url) as connection:
            count, pointers = connection.execute(PUBLISHED).fetchone() or (0, 0)
    finally:
        server.stop()
    assert pointers == POINTERS
    return count

"""How Postgres answers what clients wait for, on twenty thousand postings: by index, and from one set only."""

from typing import Any

import psycopg
import pytest

from models.tables.writes import write_postings
from serving.matches.queries import PERSONS_LIST, POSTINGS_LIST
from serving.postings.queries import AFTER, DETAIL, ORDER, PAGE
from tests.serving.conftest import Publish
from tests.serving.invented import identify, posting_row

AFTER_ALL = {"listed_on": "2026-01-15", "id": identify("posting", 5), "limit": 21}


@pytest.fixture(scope="module")
def many(database_url: str) -> str:
    """The module's database, when it holds many postings."""
    write_postings(database_url, (posting_row(number % 28, id=identify("posting", number)) for number in range(20_000)))
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("ANALYZE")
    return database_url


def explain(url: str, statement: str, parameters: dict[str, Any]) -> str:
    with psycopg.connect(url) as connection:
        rows = psycopg.ClientCursor(connection).execute(f"EXPLAIN {statement}", parameters)  # type: ignore[arg-type]
        return "\n".join(line for (line,) in rows)


def test_a_page_of_postings_follows_its_index(many: str) -> None:
    plan = explain(many, PAGE + AFTER + ORDER, AFTER_ALL)
    assert "ix_postings_open_listed_on_id" in plan and "Sort" not in plan and "Seq Scan on postings" not in plan


def test_one_posting_is_found_by_its_key(many: str) -> None:
    assert "pk_postings" in explain(many, DETAIL, {"id": identify("posting", 5)})


def test_a_page_of_matches_reads_one_set(many: str, publish: Publish) -> None:
    for run in ("one", "two"):
        publish(run)
    with psycopg.connect(many) as connection:
        sets = connection.execute("SELECT side, max(set_id) FROM match_pointers GROUP BY side").fetchall()
    for side in (PERSONS_LIST, POSTINGS_LIST):
        wanted = {"set": dict(sets)[side.name], "owner": identify(side.name, 1), "after": 0, "limit": 21}
        plan = explain(many, side.page, wanted)
        assert plan.count(f"on {side.name}_matches_s") == 1

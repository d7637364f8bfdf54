"""On 100,000 rows every read of the API goes by an index: no plan reads a large table from end to end."""

import json
from typing import Any
from uuid import UUID

import psycopg
import pyarrow as pa
import pytest

from models.tables.match import Side
from models.tables.publish import load_set
from tests.models.tables.conftest import PAGE, POINTER

ROWS = 100_000
LIST = 50

Plan = dict[str, Any]


@pytest.fixture(scope="module")
def owner(database_url: str) -> UUID:
    """100,000 postings, extractions, profiles, applications and rows of each match table; the owner of some."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        numbered = f"generate_series(1, {ROWS}) AS n"
        key = "md5(n::text)::uuid"
        written = "'d', 'board', now() - n * interval '1 minute', '1', 'c', 'r'"
        provenance = "document_id, source, received_at, parser_version, content_hash, row_hash"
        for statement in (
            f"INSERT INTO postings (id, status, title, {provenance})"
            f" SELECT {key}, CASE WHEN n % 5 = 0 THEN 'closed' ELSE 'open' END, 'Nurse', {written} FROM {numbered}",
            f"INSERT INTO posting_requirements (posting_id, ordinal, text, importance)"
            f" SELECT {key}, 0, 'Care', 'required' FROM {numbered}",
            f"INSERT INTO profile_extractions (id, status, {provenance})"
            f" SELECT {key}, 'open', {written} FROM {numbered}",
            f"INSERT INTO extraction_skills (profile_id, ordinal, text) SELECT {key}, 0, 'care' FROM {numbered}",
            f"INSERT INTO profiles (id, url) SELECT {key}, n::text FROM {numbered}",
            f"INSERT INTO applications (profile_id, posting_id, posting_title)"
            f" SELECT {key}, {key}, 'Nurse' FROM {numbered}",
            f"INSERT INTO documents (kind, source, name, profile_id) SELECT 'resumes', 'x', 'y', {key} FROM {numbered}",
        ):
            connection.execute(statement)
        ids = [str(row[0]) for row in connection.execute(f"SELECT {key} FROM {numbered} ORDER BY n")]
        for side in ("profile", "posting"):
            for _ in range(3):
                load_set(database_url, side, 0, lists(side, ids))
        connection.execute("ANALYZE")
    return UUID(ids[0])


def lists(side: Side, ids: list[str]) -> pa.Table:
    owners = [ids[number // LIST] for number in range(ROWS)]
    others = [ids[number % LIST] for number in range(ROWS)]
    constant = {"band": "good", "reasons": "{}", "profile_hash": "p", "posting_hash": "q"}
    return pa.table(
        {
            "profile_id": owners if side == "profile" else others,
            "posting_id": others if side == "profile" else owners,
            "rank": pa.array([number % LIST + 1 for number in range(ROWS)], pa.int32()),
            "fit": [0.5] * ROWS,
            "similarity": [0.5] * ROWS,
            "calibrated": [False] * ROWS,
            **{name: [value] * ROWS for name, value in constant.items()},
        }
    )


def explain(connection: psycopg.Connection[Any], statement: str, values: dict[str, Any]) -> list[Plan]:
    """All nodes of the plan, with what they really read."""
    found = connection.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values).fetchone()
    assert found is not None
    nodes: list[Plan] = []
    waiting: list[Plan] = [found[0][0]["Plan"]]
    while waiting:
        node = waiting.pop()
        nodes.append(node)
        waiting += node.get("Plans", [])
    return nodes


def assert_indexed(nodes: list[Plan], at_most: int) -> None:
    assert not [node for node in nodes if node["Node Type"] == "Seq Scan"], json.dumps(nodes, indent=1)
    read = sum(
        (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
        for node in nodes
        if "Relation Name" in node
    )
    assert read <= at_most, json.dumps(nodes, indent=1)


@pytest.mark.parametrize("side", ["profile", "posting"])
def test_a_page_of_matches_opens_one_partition_by_its_key(
    connection: psycopg.Connection[Any], owner: UUID, side: str
) -> None:
    (set_id,) = connection.execute("SELECT max(id) FROM match_sets WHERE side = %s", [side]).fetchone() or (0,)
    other, others_table = ("posting", "postings") if side == "profile" else ("profile", "profile_extractions")
    page = PAGE.format(side=side).replace("SELECT *", "SELECT m.rank").replace("_matches\n", "_matches AS m\n")
    joined = page.replace("WHERE", f"JOIN {others_table} AS o ON o.id = m.{other}_id AND o.status = 'open' WHERE", 1)
    for statement in (page, joined):
        nodes = explain(connection, statement, {"set_id": set_id, "owner": owner, "after": 10, "limit": 20})
        assert_indexed(nodes, at_most=3 * LIST)
        opened = {node["Relation Name"] for node in nodes if "_matches_s" in node.get("Relation Name", "")}
        assert opened == {f"{side}_matches_s{set_id}"}


READS = {
    "a page of open postings": (
        "SELECT * FROM postings WHERE status = 'open' AND (listed_on, id) < (current_date - 20, %(owner)s)"
        " ORDER BY listed_on DESC, id DESC LIMIT 20",
        40,
    ),
    "the first page of open postings": (
        "SELECT * FROM postings WHERE status = 'open' ORDER BY listed_on DESC, id DESC LIMIT 20",
        40,
    ),
    "a posting": ("SELECT * FROM postings WHERE id = %(owner)s", 1),
    "its requirements": ("SELECT * FROM posting_requirements WHERE posting_id = %(owner)s ORDER BY ordinal", 2),
    "a profile with its extraction": (
        "SELECT * FROM profile_extractions AS e LEFT JOIN profiles AS p ON p.id = e.id WHERE e.id = %(owner)s",
        2,
    ),
    "a profile by its address": ("SELECT * FROM profiles WHERE url = '77'", 1),
    "its skills": ("SELECT * FROM extraction_skills WHERE profile_id = %(owner)s ORDER BY ordinal", 2),
    "its documents": ("SELECT * FROM documents WHERE profile_id = %(owner)s", 2),
    "its applications": ("SELECT * FROM applications WHERE profile_id = %(owner)s", 2),
    "the applications to a posting": (
        "SELECT * FROM applications WHERE posting_id = %(owner)s ORDER BY created_at LIMIT 20",
        2,
    ),
}


@pytest.mark.parametrize("read", READS)
def test_a_read_goes_by_an_index(connection: psycopg.Connection[Any], owner: UUID, read: str) -> None:
    statement, at_most = READS[read]
    assert_indexed(explain(connection, statement, {"owner": owner}), at_most)


def test_the_pointer_is_found_for_every_owner(connection: psycopg.Connection[Any], owner: UUID) -> None:
    """Without a run there is none, and that is no error."""
    assert connection.execute(POINTER, {"side": "profile", "owner": owner}).fetchone() is None

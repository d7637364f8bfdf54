"""The pipeline's writes: what is new is written, what is the same is not touched, what vanished goes."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import polars as pl
import psycopg
import pytest

from models.tables.writes import WriteRefused, Written, write_documents, write_extractions, write_postings

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
PROVENANCE = {
    "document_id": "d" * 64,
    "source": "board",
    "received_at": RECEIVED,
    "parser_version": "1",
    "content_hash": "c",
}


def posting(**columns: object) -> dict[str, Any]:
    requirement = {"text": "Night shifts", "importance": "required", "skill_id": None, "span_start": 3, "span_end": 15}
    return {
        "id": str(uuid4()),
        "status": "open",
        "title": "Nurse",
        "description": "Wards.",
        "date_posted": date(2026, 2, 3),
        "sources": ["board"],
        "requirements": [requirement, {"text": "German", "importance": "preferred", "level": 0.6}],
        **PROVENANCE,
        **columns,
    }


def extraction(**columns: object) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "status": "open",
        "name": "Ada Muster",
        "text_characters": 10,
        "hidden_characters": 0,
        "documents": 1,
        "skills": [{"text": "wound care", "skill_id": "s1"}],
        "experience": [{"name": "Ward", "position": "Nurse", "current": True}],
        "education": [{"institution": "School", "level": 6}],
        "certifications": [{"name": "First aid"}],
        "awards": [{"text": "Nurse of the year"}],
        "projects": [{"name": "Ward rota"}],
        "publications": [{"name": "How wounds close"}],
        "volunteering": [{"position": "First aider", "current": True}],
        "languages": [{"language": "de", "level": "C1"}],
        **PROVENANCE,
        **columns,
    }


def fetch(connection: psycopg.Connection[Any], statement: str, *values: object) -> list[Any]:
    return connection.execute(statement, values).fetchall()


def test_only_what_changed_is_touched(database_url: str, connection: psycopg.Connection[Any]) -> None:
    same, changed, vanished = posting(), posting(), posting()
    assert write_postings(database_url, [same, changed, vanished]) == Written(written=3)
    touched = "SELECT xmin::text, updated_at FROM postings WHERE id = %s"
    before = fetch(connection, touched, same["id"])
    changed["title"] = "Head nurse"
    assert write_postings(database_url, [same, changed]) == Written(written=1, unchanged=1, deleted=1)
    assert fetch(connection, touched, same["id"]) == before
    titles = fetch(connection, "SELECT title FROM postings ORDER BY title")
    assert titles == [("Head nurse",), ("Nurse",)]
    assert fetch(connection, "SELECT count(*) FROM posting_requirements") == [(4,)]


def test_values_arrive_as_they_were(database_url: str, connection: psycopg.Connection[Any]) -> None:
    row = posting(pay_min=20.5, remote="hybrid", title='Zoë\'s "ward" \\ \u2028', languages_required=None)
    write_postings(database_url, [row])
    stored = fetch(
        connection,
        "SELECT title, description, date_posted, listed_on, received_at, pay_min, remote, sources, languages_required,"
        " created_by FROM postings WHERE id = %s",
        row["id"],
    )
    assert stored == [
        (row["title"], "Wards.", date(2026, 2, 3), date(2026, 2, 3), RECEIVED, 20.5, "hybrid", ["board"], [], None)
    ]
    asked = "SELECT ordinal, text, importance, level, span_start FROM posting_requirements WHERE posting_id = %s"
    assert sorted(fetch(connection, asked, row["id"])) == [
        (0, "Night shifts", "required", None, 3),
        (1, "German", "preferred", 0.6, None),
    ]


def test_a_child_alone_is_a_change(database_url: str, connection: psycopg.Connection[Any]) -> None:
    row = posting()
    write_postings(database_url, [row])
    row["requirements"] = row["requirements"][:1]
    assert write_postings(database_url, [row]).written == 1
    assert fetch(connection, "SELECT count(*) FROM posting_requirements WHERE posting_id = %s", row["id"]) == [(1,)]


def test_a_part_leaves_the_others(database_url: str) -> None:
    first, second = posting(), posting()
    write_postings(database_url, [first])
    assert write_postings(database_url, [second], complete=False) == Written(written=1)
    assert write_postings(database_url, [first, second]) == Written(unchanged=2)


def test_an_arrow_stream_and_plain_rows_are_the_same(database_url: str) -> None:
    rows = [posting(), posting()]
    write_postings(database_url, pl.DataFrame(rows))
    assert write_postings(database_url, pl.DataFrame(rows)).unchanged == 2


def test_many_chunks_are_one_whole(database_url: str) -> None:
    rows = [posting() for _ in range(1_203)]
    assert write_postings(database_url, iter(rows)).written == 1_203
    assert write_postings(database_url, iter(rows)) == Written(unchanged=1_203)


def test_a_failure_leaves_all_as_it_was(database_url: str, connection: psycopg.Connection[Any]) -> None:
    write_postings(database_url, [posting(title="kept")])
    with pytest.raises(WriteRefused, match="ck_postings_status"):
        write_postings(database_url, [*(posting() for _ in range(600)), posting(status="maybe")])
    assert fetch(connection, "SELECT title FROM postings") == [("kept",)]


def test_a_refusal_tells_nothing_of_the_person(database_url: str) -> None:
    with pytest.raises(WriteRefused) as refusal:
        write_extractions(database_url, [extraction(name="Ada Muster", source=None)])
    assert "source" in str(refusal.value) and "Muster" not in str(refusal.value)
    assert refusal.value.__suppress_context__


def test_wrong_rows_are_refused_by_name(database_url: str) -> None:
    with pytest.raises(ValueError, match="postings has no column residual_text"):
        write_postings(database_url, [posting(residual_text="x")])
    with pytest.raises(ValueError, match="posting_requirements has no column start"):
        write_postings(database_url, [posting(requirements=[{"text": "x", "importance": "required", "start": 1}])])
    row = posting()
    with pytest.raises(ValueError, match="an id comes twice"):
        write_postings(database_url, [row, row])


def test_an_extraction_comes_with_all_its_children(database_url: str, connection: psycopg.Connection[Any]) -> None:
    person = extraction()
    write_extractions(database_url, [person])
    children = ("skills", "experience", "education", "certifications", "awards", "languages")
    for child in (*children, "projects", "publications", "volunteering"):
        counted = fetch(connection, f"SELECT count(*) FROM extraction_{child} WHERE profile_id = %s", person["id"])
        assert counted == [(1,)], child
    assert write_extractions(database_url, []) == Written(deleted=1)
    assert fetch(connection, "SELECT count(*) FROM extraction_skills") == [(0,)]


def test_an_erased_person_does_not_come_back(database_url: str, connection: psycopg.Connection[Any]) -> None:
    erased, other = extraction(), extraction()
    write_extractions(database_url, [erased, other])
    connection.execute("INSERT INTO tombstones (entity, entity_id) VALUES ('profile', %s)", [erased["id"]])
    assert write_extractions(database_url, [erased, other]) == Written(unchanged=1, deleted=1, refused=1)
    assert write_extractions(database_url, [erased, other]) == Written(unchanged=1, refused=1)


def test_a_document_gains_versions_and_stays(database_url: str, connection: psycopg.Connection[Any]) -> None:
    version = {"sha256": "a" * 64, "byte_size": 10, "received_at": RECEIVED}
    document = {"id": str(uuid4()), "kind": "resumes", "source": "inbox", "name": "cv.pdf", "versions": [version]}
    write_documents(database_url, [document])
    document["versions"] = [version, {**version, "sha256": "b" * 64}]
    assert write_documents(database_url, [document]) == Written(written=1)
    assert write_documents(database_url, []) == Written()
    assert fetch(connection, "SELECT sha256 FROM document_versions ORDER BY ordinal") == [("a" * 64,), ("b" * 64,)]

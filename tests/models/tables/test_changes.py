"""The change sequence misses nothing and tells nothing twice."""

import json
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from models.frames import RAW_EMPLOYER_POSTINGS, RAW_PROFILE_EDITS
from models.tables.changes import read_employer_postings, read_profile_edits, read_tombstones


def add_profile(connection: psycopg.Connection[Any], **columns: object) -> str:
    columns = {"id": uuid4(), "url": uuid4().hex, **columns}
    places = ", ".join(["%s"] * len(columns))
    connection.execute(f"INSERT INTO profiles ({', '.join(columns)}) VALUES ({places})", list(columns.values()))
    return str(columns["id"])


def last_seq(connection: psycopg.Connection[Any]) -> int:
    (seq,) = connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone() or (0,)
    return seq


@pytest.fixture
def start(database_url: str, connection: psycopg.Connection[Any]) -> int:
    """Where the sequence stands before a test."""
    read_profile_edits(database_url, 0)
    return last_seq(connection)


def test_a_change_that_commits_late_is_read_later(database_url: str, start: int) -> None:
    with psycopg.connect(database_url) as slow, psycopg.connect(database_url) as quick:
        slow.execute("SELECT pg_current_xact_id()")
        overtaken = add_profile(slow)
        early = add_profile(quick)
        quick.commit()
        first = read_profile_edits(database_url, start)
        assert [change["profile_id"] for change in first] == [early]
        slow.commit()
        second = read_profile_edits(database_url, first[-1]["change_seq"])
        assert [change["profile_id"] for change in second] == [overtaken]
    assert read_profile_edits(database_url, second[-1]["change_seq"]) == []


def test_the_order_of_transactions_and_of_rows_may_differ(database_url: str, start: int) -> None:
    """The older transaction writes last but commits first: neither order alone would find both."""
    with psycopg.connect(database_url) as older, psycopg.connect(database_url) as younger:
        older.execute("SELECT pg_current_xact_id()")
        written_first = add_profile(younger)
        written_last = add_profile(older)
        older.commit()
        first = read_profile_edits(database_url, start)
        younger.commit()
        second = read_profile_edits(database_url, max(change["change_seq"] for change in first))
    assert [change["profile_id"] for change in [*first, *second]] == [written_last, written_first]


def test_a_rolled_back_change_was_none(database_url: str, start: int) -> None:
    with psycopg.connect(database_url) as connection:
        add_profile(connection)
        connection.rollback()
    assert read_profile_edits(database_url, start) == []


def test_edits_of_one_person_come_as_the_latest_in_their_own_words(
    database_url: str, connection: psycopg.Connection[Any], start: int
) -> None:
    person = add_profile(connection, first_name="Ada", last_name="Muster", city="Graz", notes="mine", picture="p.png")
    connection.execute("UPDATE profiles SET city = 'Linz' WHERE id = %s", [person])
    (edit,) = read_profile_edits(database_url, start)
    assert list(edit) == list(RAW_PROFILE_EDITS)
    assert (edit["profile_id"], edit["operation"]) == (person, "upsert")
    assert json.loads(edit["fields"]) == {
        "name": "Ada Muster",
        "given_name": "Ada",
        "family_name": "Muster",
        "city": "Linz",
    }


@pytest.mark.parametrize("withdrawal", ["status = 'hidden'", "deleted_at = now()"])
def test_hiding_and_showing_again(
    database_url: str, connection: psycopg.Connection[Any], start: int, withdrawal: str
) -> None:
    person = add_profile(connection)
    connection.execute(f"UPDATE profiles SET {withdrawal} WHERE id = %s", [person])
    (hidden,) = read_profile_edits(database_url, start)
    assert hidden["operation"] == "hide"
    connection.execute("UPDATE profiles SET status = 'open', deleted_at = NULL WHERE id = %s", [person])
    (shown,) = read_profile_edits(database_url, hidden["change_seq"])
    assert shown["operation"] == "upsert"


def test_an_erased_person_leaves_a_change_without_words(
    database_url: str, connection: psycopg.Connection[Any], start: int
) -> None:
    person = add_profile(connection, first_name="Ada")
    with connection.transaction():
        connection.execute("DELETE FROM profiles WHERE id = %s", [person])
        connection.execute("INSERT INTO tombstones (entity, entity_id) VALUES ('profile', %s)", [person])
    (erased,) = read_profile_edits(database_url, start)
    assert (erased["operation"], erased["fields"]) == ("erase", "{}")
    assert person in read_tombstones(database_url)


def add_employer_posting(connection: psycopg.Connection[Any]) -> UUID:
    (company,) = connection.execute(
        "INSERT INTO companies (slug, name) VALUES (%s, 'Acme') RETURNING id", [uuid4().hex]
    ).fetchone() or (None,)
    (posting,) = connection.execute(
        "INSERT INTO employer_postings (company_id, status, title, description, city, country, pay_min, pay_currency,"
        " pay_period, employment_types) VALUES (%s, 'open', 'Nurse', 'Wards.', 'Graz', 'AT', 20, 'EUR', 'HOUR',"
        " '{FULL_TIME}') RETURNING id",
        [company],
    ).fetchone() or (None,)
    assert isinstance(posting, UUID)
    return posting


def test_an_employers_posting_is_read_as_schema_org_says(
    database_url: str, connection: psycopg.Connection[Any], start: int
) -> None:
    posting = add_employer_posting(connection)
    connection.execute(
        "INSERT INTO employer_posting_requirements (employer_posting_id, ordinal, text, importance)"
        " VALUES (%(id)s, 0, 'Night shifts', 'required'), (%(id)s, 1, 'German', 'preferred')",
        {"id": posting},
    )
    (read,) = read_employer_postings(database_url, start)
    assert list(read) == list(RAW_EMPLOYER_POSTINGS)
    fields = json.loads(read["fields"])
    assert (read["operation"], fields["title"], fields["identifier"]) == ("upsert", "Nurse", str(posting))
    assert fields["hiringOrganization"]["name"] == "Acme"
    assert fields["description"] == "Wards.\n\nRequirements:\n- Night shifts\n\nNice to have:\n- German"
    assert fields["baseSalary"]["value"] == {"@type": "QuantitativeValue", "minValue": 20, "unitText": "HOUR"}
    assert fields["jobLocation"]["address"]["addressLocality"] == "Graz"


def test_a_changed_requirement_is_a_change_of_the_posting(
    database_url: str, connection: psycopg.Connection[Any], start: int
) -> None:
    posting = add_employer_posting(connection)
    (before,) = read_employer_postings(database_url, start)
    connection.execute(
        "INSERT INTO employer_posting_requirements (employer_posting_id, ordinal, text, importance)"
        " VALUES (%s, 0, 'Night shifts', 'required')",
        [posting],
    )
    (after,) = read_employer_postings(database_url, before["change_seq"])
    assert after["operation"] == "upsert" and after["document_id"] != before["document_id"]
    connection.execute("UPDATE employer_postings SET status = 'closed' WHERE id = %s", [posting])
    (closed,) = read_employer_postings(database_url, after["change_seq"])
    assert closed["operation"] == "close"

"""What people say of themselves in Postgres comes back as an arrival, wins in matching, and goes when they say so."""

import psycopg
import pytest

from models.tables.engine import libpq_uri
from tests.pipelines.homes import Home

LISTED = (
    "select count(*) as rows from match_pointers t join posting_matches m using (set_id) where m.profile_id = %(id)s"
)


@pytest.fixture
def person(home: Home) -> str:
    """The sample's Giulietta Marchbanks, who has written a profile of her own: she is in Perth now."""
    people = home.lake.current("current_profiles").read()
    profile = people.filter(email="giulietta.marchbanks@example.net")["profile_id"].item()
    _execute(
        home, "insert into profiles (id, url, headline, city, country) values (%s, 'g', 'Chef', 'Perth', 'AU')", profile
    )
    assert home.run().success
    return str(profile)


def _execute(home: Home, statement: str, *values: str) -> None:
    with psycopg.connect(libpq_uri(home.url), autocommit=True) as connection:
        connection.execute(statement, values)


def test_their_word_wins_in_matching_and_the_document_keeps_its_own(home: Home, person: str) -> None:
    current = home.lake.current("current_profiles").read().filter(profile_id=person)
    assert current.select("headline", "city").row(0) == ("Chef", "Perth")
    assert {"headline", "city"} <= set(current["edited_fields"].item())
    said = home.query("select headline, city from profile_extractions where id = %(id)s", id=person)
    assert said == [{"headline": said[0]["headline"], "city": "Melbourne"}] and said[0]["headline"] != "Chef"


def test_taking_a_word_back_gives_the_documents_back(home: Home, person: str) -> None:
    _execute(home, "update profiles set headline = null, city = null, country = null where id = %s", person)
    assert home.run().success
    current = home.lake.current("current_profiles").read().filter(profile_id=person)
    assert current["city"].item() == "Melbourne" and current["edited_fields"].item().to_list() == []


def test_who_hides_is_in_no_list_after_the_next_run(home: Home, person: str) -> None:
    assert home.query(LISTED, id=person)[0]["rows"] > 0
    _execute(home, "update profiles set status = 'hidden' where id = %s", person)
    assert home.run().success
    assert home.query(LISTED, id=person)[0]["rows"] == 0
    _execute(home, "update profiles set status = 'open' where id = %s", person)
    assert home.run().success
    assert home.query(LISTED, id=person)[0]["rows"] > 0


def test_an_employers_posting_is_published_and_closed(home: Home) -> None:
    _execute(
        home,
        "insert into companies (id, name, slug)"
        " values ('11111111-1111-4111-8111-111111111111', 'Bramblewick Farm', 'bramblewick')",
    )
    _execute(
        home,
        "insert into employer_postings (id, company_id, title, description, status) values"
        " ('22222222-2222-4222-8222-222222222222', '11111111-1111-4111-8111-111111111111', 'Python Developer',"
        " 'Requirements:\n- Python and SQL', 'open')",
    )
    assert home.run().success
    status = "select id, status from postings where employer_posting_id = '22222222-2222-4222-8222-222222222222'"
    (published,) = home.query(status)
    assert published["status"] == "open"
    _execute(home, "update employer_postings set status = 'closed'")
    assert home.run().success
    assert home.query(status)[0]["status"] == "closed"

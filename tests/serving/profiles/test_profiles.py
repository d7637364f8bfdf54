"""What a client with the token sees of a person: their own word first, then their documents'."""

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.serving.invented import identify

PERSON = identify("profile", 0)
PATH = f"/v1/profiles/{PERSON}"


@pytest.fixture(autouse=True)
def people(rows: None, database_url: str) -> None:
    """Every test starts without people's own words."""
    with psycopg.connect(database_url) as connection:
        connection.execute("DELETE FROM profiles")


def test_a_person_who_only_sent_a_document(client: TestClient) -> None:
    person = client.get(PATH).json()
    assert (person["name"], person["email"]) == ("Robin Example 0", "robin0@example.org")
    assert person["place"]["location"] == "Leeds, UK"
    assert [skill["text"] for skill in person["skills"]] == ["wound care", "triage"]
    assert person["experience"][0]["position"] == "Staff nurse"
    assert person["awards"] == ["Nurse of the year"]
    assert person["certifications"][0]["expires"] == "2027-03"
    assert [person[name][0]["name"] for name in ("projects", "publications", "volunteering")] == [
        "Ward rota",
        "How wounds close",
        "Red Kite Ambulance",
    ]
    assert (person["links"][1], person["seniority"], person["preferences"]["notice_days"]) == (
        "github.com/robin",
        "senior",
        30,
    )
    assert person["edited_fields"] == []


def test_who_says_when_they_can_start_takes_back_the_notice_of_their_document(
    client: TestClient, database_url: str
) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("INSERT INTO profiles (id, url, availability) VALUES (%s, 'robin', 'tomorrow')", [PERSON])
    said = client.get(PATH).json()["preferences"]
    assert (said["availability"], said["notice_days"]) == ("tomorrow", None)


def test_a_persons_own_word_wins_and_their_silence_does_not(client: TestClient, database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute(
            "INSERT INTO profiles (id, url, first_name, last_name, headline, city, employment_types, notes, street)"
            " VALUES (%s, 'robin', 'Robyn', 'Sample', '', 'York', '{}', 'a secret', 'a street')",
            [PERSON],
        )
    answer = client.get(PATH)
    person = answer.json()
    assert person["name"] == "Robyn Sample"
    assert person["headline"] == "" and person["preferences"]["employment_types"] == []
    assert (person["place"]["city"], person["place"]["country"], person["place"]["location"]) == ("York", None, None)
    assert person["email"] == "robin0@example.org"
    assert {"name", "headline", "city", "employment_types"} <= set(person["edited_fields"])
    assert "a secret" not in answer.text and "a street" not in answer.text


def test_doubts_about_a_document_are_told(client: TestClient, database_url: str) -> None:
    assert client.get(PATH).json()["reading"] == {"flags": [], "text_characters": 900, "hidden_characters": 0}
    with psycopg.connect(database_url) as connection:
        doubt = "UPDATE profile_extractions SET flags = %s, hidden_characters = 40 WHERE id = %s"
        connection.execute(doubt, [["hidden_text", "read_badly"], PERSON])
    told = client.get(PATH).json()["reading"]
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE profile_extractions SET flags = '{}', hidden_characters = 0 WHERE id = %s", [PERSON])
    assert told == {"flags": ["hidden_text", "read_badly"], "text_characters": 900, "hidden_characters": 40}


def test_a_person_without_documents(client: TestClient, database_url: str) -> None:
    newcomer = identify("profile", 99)
    with psycopg.connect(database_url) as connection:
        connection.execute("INSERT INTO profiles (id, url, first_name) VALUES (%s, 'alex', 'Alex')", [newcomer])
    person = client.get(f"/v1/profiles/{newcomer}").json()
    assert (person["name"], person["skills"], person["experience"]) == ("Alex", [], [])
    assert person["reading"] is None


def test_an_unknown_person(client: TestClient) -> None:
    assert client.get(f"/v1/profiles/{identify('profile', 77)}").status_code == 404

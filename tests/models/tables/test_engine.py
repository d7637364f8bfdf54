"""Addresses come in many spellings and reach the same database."""

import pytest

from models.tables.engine import create_engine_for, libpq_uri, normalise_url


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
def test_every_spelling_becomes_one(scheme: str) -> None:
    url = f"{scheme}://ada:se%40cret@db.example:5433/matches?sslmode=require"
    assert normalise_url(url).drivername == "postgresql+psycopg"
    assert libpq_uri(url) == "postgresql://ada:se%40cret@db.example:5433/matches?sslmode=require"


def test_a_socket_address_of_the_embedded_server_works(database_url: str) -> None:
    assert "?host=/" in database_url
    engine = create_engine_for(database_url, application_name="spelling test")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW application_name").scalar() == "spelling test"
    engine.dispose()


@pytest.mark.parametrize("url", ["mysql://ada:secret@db/x", "", "secret"])
def test_another_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="must begin with postgresql://") as refusal:
        normalise_url(url)
    assert "secret" not in str(refusal.value)

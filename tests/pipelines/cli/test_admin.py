"""The first account: made once, its password hashed and told to nobody but the one who types."""

import psycopg
import pytest
from psycopg.rows import dict_row
from typer.testing import Result

from models.passwords import hash_password, is_password
from models.tables.engine import libpq_uri
from tests.pipelines.cli.invoking import invoke

PASSWORD = "correct horse battery"
ACCOUNTS = (
    "select a.email, a.role, a.status, a.password_hash, m.role as part, c.name, c.slug from accounts as a"
    " left join memberships as m on m.account_id = a.id left join companies as c on c.id = m.company_id order by 1"
)


def admin(url: str, *arguments: str, given: str = PASSWORD) -> Result:
    return invoke("admin", "create", *arguments, given=f"{given}\n", DATABASE_URL=url)


def rows(url: str) -> list[dict[str, str]]:
    with psycopg.connect(libpq_uri(url), row_factory=dict_row) as connection:
        return connection.execute(ACCOUNTS).fetchall()


def test_an_account_and_its_company_are_made_once(database_url: str) -> None:
    made = admin(database_url, "--email", "ada@example.org", "--company", "Müller & Söhne")
    assert made.exit_code == 0, made.output
    assert made.stdout == "ada@example.org is an administrator now, owner of the new company Müller & Söhne.\n"
    (row,) = rows(database_url)
    stored = row.pop("password_hash")
    assert stored.startswith("$argon2id$") and PASSWORD not in stored
    assert is_password(PASSWORD, stored) and not is_password("correct horse", stored)
    assert row == {
        "email": "ada@example.org",
        "role": "admin",
        "status": "active",
        "part": "owner",
        "name": "Müller & Söhne",
        "slug": "muller-sohne",
    }

    again = admin(database_url, "--email", "ADA@example.org", "--company", "Another")
    assert again.exit_code == 2
    assert "an account with that address exists already; nothing was changed" in again.stderr
    assert len(rows(database_url)) == 1

    second = admin(database_url, "--email", "grace@example.org", "--company", "müller söhne", "--generate")
    told, password = second.stdout.splitlines()
    assert told == "grace@example.org is an administrator now, owner of the company müller söhne."
    assert is_password(password.removeprefix("Password, shown this once: "), rows(database_url)[1]["password_hash"])


@pytest.mark.parametrize(
    ("email", "given", "complaint"),
    [
        ("no address", PASSWORD, "--email: "),
        ("short@example.org", "secret", "a password needs at least 12 characters; nothing was changed"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(database_url: str, email: str, given: str, complaint: str) -> None:
    before = rows(database_url)
    result = admin(database_url, "--email", email, given=given)
    assert result.exit_code == 2 and complaint in result.stderr
    assert given not in result.output
    assert rows(database_url) == before


def test_a_password_is_no_argument(database_url: str) -> None:
    result = invoke("admin", "create", "--email", "a@example.org", "--password", PASSWORD, DATABASE_URL=database_url)
    assert result.exit_code == 2 and "No such option" in result.stderr


def test_what_is_no_hash_is_no_password() -> None:
    assert not is_password(PASSWORD, "")
    assert hash_password(PASSWORD) != hash_password(PASSWORD), "each has a salt of its own"

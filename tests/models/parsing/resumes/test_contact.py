"""How to reach a person and where they live."""

import pytest

from models.parsing.resumes.contact import find_email, find_home, find_links, find_phone, network_of


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("Mail: Ada.Example@Example.com.", "ada.example@example.com"),
        ("ada @ example.org", "ada@example.org"),
        ("ada+cv@mail.example.co.uk | Leeds", "ada+cv@mail.example.co.uk"),
        ("twitter @ada", None),
        ("a..b@example.com", None),
    ],
)
def test_emails(text: str, email: str | None) -> None:
    assert find_email(text) == email


@pytest.mark.parametrize(
    ("text", "country", "phone"),
    [
        ("+49 30 23125 023", None, "+493023125023"),
        ("Tel. 030 23125 023", "DE", "+493023125023"),
        ("(202) 555-0164", "US", "+12025550164"),
        ("020 7946 0056", "GB", "+442079460056"),
        ("2015 – 2018", "US", None),
    ],
)
def test_phones_are_e164(text: str, country: str | None, phone: str | None) -> None:
    assert find_phone(text, country) == phone


def test_web_addresses() -> None:
    links = find_links("ada@example.com | linkedin.com/in/ada. · github.com/ada, https://ada.example")
    assert links == ["linkedin.com/in/ada", "github.com/ada", "https://ada.example"]
    assert [network_of(link) for link in links] == ["LinkedIn", "GitHub", None]


@pytest.mark.parametrize(
    ("line", "written", "city"),
    [
        ("Leeds, United Kingdom | ada@example.com", "Leeds, United Kingdom", "Leeds"),
        ("12 High Street, Austin, TX 78701", "Austin", "Austin"),
        ("Wohnort: 80331 München", "München", "Munich"),
        ("ada@example.com · Wien · geboren am 1.1.1980 in Graz", "Wien", "Vienna"),
    ],
)
def test_home_without_the_street(line: str, written: str, city: str) -> None:
    found, place = find_home([line])
    assert found is not None
    assert found.startswith(written)
    assert place.city == city


def test_where_somebody_was_born_is_not_their_home() -> None:
    assert find_home(["born in Paris"])[0] is None


@pytest.mark.parametrize("line", ["IT", "AI / Machine Learning", "AI Researcher and Entrepreneur"])
def test_a_field_of_work_in_capitals_is_nobodys_home(line: str) -> None:
    assert find_home([line])[0] is None


@pytest.mark.parametrize(
    ("line", "country"),
    [("JORDAN MOCKFORD", None), ("HR Business Partner", None), ("Jordan", "JO"), ("living in Germany", "DE")],
)
def test_a_name_or_a_trade_like_a_country_is_no_home(line: str, country: str | None) -> None:
    assert find_home([line])[1].country == country

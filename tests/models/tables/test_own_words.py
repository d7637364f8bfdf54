"""A person's own words win over the document's, field by field."""

from models.merge import merge_profile
from models.tables.own_words import own_words
from models.tables.profile import Profile


def test_what_the_person_says_wins_and_what_they_do_not_say_stays() -> None:
    document = {"name": "A. Muster", "headline": "Nurse", "phone": "+431", "employment_types": ["FULL_TIME"]}
    said = own_words({"first_name": "Ada", "last_name": "Muster", "phone": None, "employment_types": ["PART_TIME"]})
    assert merge_profile(document, said) == {
        "name": "Ada Muster",
        "given_name": "Ada",
        "family_name": "Muster",
        "headline": "Nurse",
        "phone": "+431",
        "employment_types": ["PART_TIME"],
    }


def test_an_empty_value_is_a_word_and_null_is_none() -> None:
    assert own_words({"headline": "", "summary": None, "relocate": False}) == {"headline": "", "relocate": False}


def test_the_business_address_stands_in_for_the_personal_one() -> None:
    assert own_words({"personal_email": None, "business_email": "b@example.org"}) == {"email": "b@example.org"}
    both = {"personal_email": "p@example.org", "business_email": "b@example.org"}
    assert own_words(both) == {"email": "p@example.org"}


def test_every_word_comes_from_a_column_of_the_table() -> None:
    row = {column.name: column.name for column in Profile.__table__.columns}
    said = own_words(row)
    assert said["name"] == "first_name middle_name last_name"
    assert {value for name, value in said.items() if name != "name"} <= set(row)

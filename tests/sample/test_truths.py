"""The truths hold by the facts: references resolve, every person has both kinds, and each limit is really broken.

Rankers are measured against the truths elsewhere.
"""

import csv
import io
import json

import openpyxl
import pytest

from sample.judge import references
from sample.limits import broken_limits, pay_suffices, reachable
from sample.load import Facts, load_facts
from sample.records import Person, Posting
from sample.truths import FILES, PersonTruth, Reference, Truths, load_planted, load_truths


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


@pytest.fixture(scope="module")
def truths() -> Truths:
    return load_truths()


@pytest.fixture(scope="module")
def people(facts: Facts) -> dict[str, Person]:
    return {person.email: person for person in facts.people if not person.superseded}


@pytest.fixture(scope="module")
def postings(facts: Facts) -> dict[str, Posting]:
    return {posting.key: posting for posting in facts.postings}


def items_in(file: str) -> dict[str, str]:
    """The identities that a posting file really holds, each with its title."""
    content = (FILES / file).read_bytes()
    if file.endswith(".json"):
        return {str(entry["id"]): entry["title"] for entry in json.loads(content)["jobs"]}
    if file.endswith(".html"):
        data = json.loads(content.decode().split('ld+json">')[1].split("</script>")[0])
        return {data["identifier"]["value"]: data["title"]}
    if file.endswith(".xlsx"):
        rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=2, values_only=True)
        return {str(row[0]): str(row[1]) for row in rows}
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if text.startswith("Referenz;") else ","))
    return {row[0]: row[1] for row in rows[1:]}


def test_every_reference_leads_to_its_posting(truths: Truths) -> None:
    lost = [
        reference
        for posting in truths.postings.values()
        for reference in posting.references
        if items_in(reference.file).get(reference.item) != posting.title
    ]
    assert lost == []


def test_every_posting_in_the_files_has_a_reference(truths: Truths) -> None:
    known = set(truths.posting_by_reference())
    files = [path.relative_to(FILES).as_posix() for path in (FILES / "postings").rglob("*") if path.is_file()]
    assert {(file, item) for file in files for item in items_in(file)} == known


def test_every_person_has_both_kinds_of_truth(truths: Truths, people: dict[str, Person]) -> None:
    assert {person.email for person in truths.people} == set(people)
    assert [person.email for person in truths.people if not person.must_top3 or not person.never] == []
    assert [person.file for person in truths.people if not (FILES / person.file).is_file()] == []


def test_what_must_never_match_breaks_a_stated_limit(
    truths: Truths, people: dict[str, Person], postings: dict[str, Posting]
) -> None:
    for truth in truths.people:
        for key, reason in truth.never.items():
            assert reason in broken_limits(people[truth.email], postings[key]).values()
            assert states_a_limit(people[truth.email], postings[key])


def states_a_limit(person: Person, posting: Posting) -> bool:
    """The same question asked another way: is there anything in the person's wishes that the posting can't give?"""
    wishes = person.wishes
    abroad = wishes.place == "stay" and posting.place.country != person.home.country
    away = wishes.place == "remote" or abroad
    paid = wishes.floor and posting.pay and wishes.floor.currency == posting.pay.currency
    return any(
        (
            away and posting.mode != "remote",
            wishes.types and not any(kind in posting.types for kind in wishes.types),
            paid and wishes.floor and posting.pay and wishes.floor.annual_low() > posting.pay.annual_high(),
            any(language not in person.languages for language in posting.languages),
            posting.valid_through is not None and posting.valid_through.year == 2020,
        )
    )


def test_what_must_be_near_the_top_breaks_nothing(
    truths: Truths, people: dict[str, Person], postings: dict[str, Posting]
) -> None:
    for truth in truths.people:
        person = people[truth.email]
        for key in truth.must_top3:
            assert not states_a_limit(person, postings[key])
            assert reachable(person, postings[key]) and pay_suffices(person, postings[key])


def test_doubtful_postings_can_not_crowd_out_a_right_one(truths: Truths, facts: Facts) -> None:
    """Fewer than three postings of the same occupation are neither right nor wrong for anybody."""
    judged = {truth.email: {*truth.must_top3, *truth.never} for truth in truths.people}
    for person in facts.people:
        same = {posting.key for posting in facts.postings if posting.role is person.role}
        assert len(same - judged[person.email]) < 3


def test_stuffed_postings_are_of_another_occupation(
    truths: Truths, people: dict[str, Person], postings: dict[str, Posting]
) -> None:
    stuffed = [(truth, key) for truth in truths.people for key in truth.not_top3]
    assert len(stuffed) == 4
    assert all(postings[key].role is not people[truth.email].role for truth, key in stuffed)


def test_all_planted_things_are_listed_and_there(truths: Truths) -> None:
    planted = load_planted()
    assert {entry.kind for entry in planted} == {
        "duplicate_vacancy", "expired_posting", "newer_version", "empty_pdf", "image_only_pdf", "truncated_pdf",
        "zero_bytes", "hidden_keywords", "machine_instructions",
    }  # fmt: skip
    assert [file for entry in planted for file in entry.files if not (FILES / file).is_file()] == []
    known = truths.posting_by_reference()
    assert all((at.file, at.item) in known for entry in planted for at in entry.references)


def test_the_newer_version_is_the_one_that_truths_speak_of(truths: Truths) -> None:
    versions = next(entry for entry in load_planted() if entry.kind == "newer_version")
    assert len(versions.files) == 2
    assert [truth.file for truth in truths.people if truth.file in versions.files] == [
        file for file in versions.files if "_v2." in file
    ]


def test_a_posting_can_be_found_by_reference(truths: Truths, facts: Facts) -> None:
    twice = next(posting for posting in facts.postings if posting.second_source)
    found = truths.posting_by_reference()
    for at in references(twice):
        reference = Reference(**at)  # type: ignore[arg-type]
        assert found[reference.file, reference.item].key == twice.key


def test_reasons_are_sentences(truths: Truths) -> None:
    def reasons(truth: PersonTruth) -> list[str]:
        return [*truth.must_top3.values(), *truth.never.values(), *truth.not_top3.values()]

    assert [reason for truth in truths.people for reason in reasons(truth) if not reason.endswith(".")] == []

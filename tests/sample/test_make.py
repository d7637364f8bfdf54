"""The committed sample is what the script writes, and holds what it promises.

No ranking is tested here.
"""

from collections import Counter
from pathlib import Path

import pytest

from sample.archives import parts
from sample.load import Facts, load_facts
from sample.make import HERE, make_files

ARCHIVES = {".docx", ".xlsx"}
SIZE_LIMIT = 3_000_000


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


@pytest.fixture(scope="module")
def made(facts: Facts) -> dict[str, bytes]:
    return make_files(facts)


def content(name: str, file: bytes) -> object:
    """Archives by what is in them, as compressors differ between machines."""
    return parts(file) if Path(name).suffix in ARCHIVES else file


def test_writing_again_gives_the_committed_files(made: dict[str, bytes]) -> None:
    committed = {path.relative_to(HERE).as_posix() for path in (HERE / "files").rglob("*") if path.is_file()}
    assert committed | {"truths.json", "planted.json"} == set(made)
    changed = [name for name, file in made.items() if content(name, (HERE / name).read_bytes()) != content(name, file)]
    assert changed == []


def test_writing_twice_gives_the_same_bytes(facts: Facts, made: dict[str, bytes]) -> None:
    again = make_files(facts)
    assert [name for name in made if made[name] != again[name]] == []


def test_the_sample_stays_small(made: dict[str, bytes]) -> None:
    assert sum(map(len, made.values())) < SIZE_LIMIT


def test_there_are_many_kinds_of_postings(facts: Facts) -> None:
    assert len(facts.postings) >= 80
    assert len({posting.role.key for posting in facts.postings}) >= 30
    assert len({posting.place.country for posting in facts.postings}) >= 8
    assert set(Counter(posting.source for posting in facts.postings)) == {
        "fennmark", "haldenridge", "page", "csv", "csv_de", "xlsx"
    }  # fmt: skip
    assert sum(posting.role.written_in == "de" for posting in facts.postings) == 10


def test_there_are_many_kinds_of_resumes(facts: Facts) -> None:
    forms = Counter(person.form for person in facts.people)
    assert set(forms) == {"pdf_plain", "pdf_band", "pdf_columns", "docx_table", "docx_box", "html", "txt", "json"}
    assert min(forms.values()) >= 3
    assert len({person.email for person in facts.people}) >= 50
    assert sum(person.role.written_in == "de" for person in facts.people) == 8


def test_addresses_and_numbers_are_fictitious(facts: Facts) -> None:
    assert {person.email.split("@")[1] for person in facts.people} <= {"example.com", "example.org", "example.net"}
    reserved = ("+1-202-555-01", "+1-613-555-01", "+44 20 7946 0", "+353 20 914 4", "+49 30 23125 ", "+61 2 5550 0")
    assert all(person.phone.startswith(reserved) for person in facts.people if person.phone)

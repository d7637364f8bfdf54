"""A written JSON Resume says what the record says: reading it again gives the same record."""

import json
from dataclasses import replace
from datetime import date

import pytest

from models.parsing.records import Resume
from models.parsing.resumes.json_resume_write import write_json_resume
from models.parsing.resumes.resume import parse_resume
from sample.truths import FILES

TODAY = date(2026, 6, 1)
FILES_OF_PEOPLE = ["fenella_ashdown-kapoor_v2.pdf", "eilidh_nakamura.docx", "cv_xiomara_dunbar.pdf"]


@pytest.mark.parametrize("name", FILES_OF_PEOPLE)
def test_reading_what_was_written_gives_the_same_person(name: str) -> None:
    first = parse_resume((FILES / "resumes" / name).read_bytes(), name, TODAY)
    written = json.dumps(write_json_resume(first)).encode()
    again = parse_resume(written, "resume.json", TODAY)
    for field in ("name", "email", "phone", "url", "headline", "summary", "country", "city", "work", "skills"):
        assert getattr(again, field) == getattr(first, field), field
    assert again.education == first.education
    assert [language.language for language in again.languages] == [language.language for language in first.languages]
    assert again.certificates == first.certificates
    assert again.experience_months == first.experience_months


def test_what_is_not_known_is_left_out_rather_than_null() -> None:
    written = write_json_resume(replace(Resume(), name="Ada Example", relocate=False))
    assert written == {
        "basics": {"name": "Ada Example"},
        "meta": {
            "preferences": {"relocate": False},
            "confidence": 1.0,
            "flags": [],
            "textCharacters": 0,
            "hiddenCharacters": 0,
        },
    }

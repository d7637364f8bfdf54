"""Made résumés in layouts that people use are read as somebody would write them down, field by field.

A file of `layouts` holds a résumé of an invented person and, below a rule, what it says; what isn't named isn't judged.
"""

from datetime import date
from pathlib import Path

import pytest

from models.parsing.records import Resume
from models.parsing.resumes.resume import parse_resume

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
TODAY = date(2026, 4, 1)
RULE = "=====\n"


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_layouts(path: Path) -> None:
    text, told = path.read_text("utf-8").split(RULE)
    expected = told.splitlines()
    asked = {line.partition(":")[0] for line in expected} | {"work"}
    resume = parse_resume(text.encode(), "resume.md" if "**" in text else "resume.txt", TODAY)
    assert [line for line in tell(resume) if line.partition(":")[0] in asked] == expected


def tell(resume: Resume) -> list[str]:
    """A record as lines, in the order of the files."""
    work = [
        say(one.position, one.name, one.location, span(one.start_date, one.end_date, one.current))
        for one in resume.work
    ]
    studies = [
        say(one.study_type, one.area, one.institution, span(one.start_date, one.end_date)) for one in resume.education
    ]
    held = [say(one.name, one.issuer, one.date, one.expires and f"until {one.expires}") for one in resume.certificates]
    return [
        f"name: {resume.name}",
        f"headline: {resume.headline}",
        f"reach: {resume.email}, {resume.phone}, {resume.city}, {resume.country}",
        *(f"work: {line}" for line in work),
        *(f"study: {line}" for line in studies),
        "speaks: " + ", ".join(f"{one.language} {one.level}" for one in resume.languages),
        *(f"holds: {line}" for line in held),
        "skills: " + ", ".join(resume.skills),
        f"months: {resume.experience_months}",
    ]


def say(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def span(start: str | None, end: str | None, current: bool = False) -> str | None:
    reached = "now" if current else end
    return say(f"{start} to {reached}" if start else reached and f"to {reached}") or None

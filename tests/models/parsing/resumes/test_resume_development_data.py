"""Real documents of the development data, where they are: rates only, no field is shown."""

from datetime import date
from pathlib import Path

import pytest

from models.parsing.records import Rejected, Resume
from models.parsing.resumes.resume import parse_resume

RESUMES = Path("../shared/data/resumes")
EVERY = 12
pytestmark = pytest.mark.skipif(not RESUMES.is_dir(), reason="the development data is not mounted beside the checkout")


@pytest.fixture(scope="module")
def resumes() -> list[Resume]:
    read: list[Resume] = []
    for path in sorted(RESUMES.glob("pdf/*/*.pdf"))[::EVERY]:
        try:
            read.append(parse_resume(path.read_bytes(), path.name, date(2026, 4, 1)))
        except Rejected as rejected:
            assert rejected.reason == "no_text"
    return read


@pytest.mark.parametrize(
    ("field", "rate"),
    [("work", 0.95), ("education", 0.9), ("skills", 0.9), ("experience_months", 0.85), ("headline", 0.85)],
)
def test_fields_are_found(resumes: list[Resume], field: str, rate: float) -> None:
    assert sum(bool(getattr(resume, field)) for resume in resumes) >= rate * len(resumes)


def test_honest_documents_raise_no_alarm(resumes: list[Resume]) -> None:
    alarms = {"hidden_text", "machine_instructions"}
    assert sum(bool(alarms & set(resume.flags)) for resume in resumes) <= 0.05 * len(resumes)

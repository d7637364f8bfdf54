"""JSON Resume becomes a record, whatever people leave out."""

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.parsing.records import Education, Language, Rejected, Work
from models.parsing.resumes.json_resume import read_json_resume
from models.parsing.resumes.resume import parse_resume

DOCUMENT: dict[str, Any] = {
    "basics": {
        "name": "Ada Example",
        "label": "Gardener",
        "email": "ada@example.com",
        "phone": "020 7946 0056",
        "summary": "Grows roses. Looking for part-time work.",
        "location": {"city": "Leeds", "countryCode": "GB"},
    },
    "work": [
        {"name": "Rose Nursery", "position": "Gardener", "startDate": "2019-03-01", "highlights": ["Pruned roses"]}
    ],
    "education": [{"institution": "York College", "studyType": "BSc", "area": "Botany", "endDate": "2012"}],
    "skills": [{"name": "Garden", "keywords": ["pruning", "grafting"]}],
    "languages": [{"language": "German", "fluency": "Fluent"}],
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "city", "keywords", "date"]), inner)
    ),
    max_leaves=6,
)
SECTIONS = st.sampled_from(["basics", "work", "education", "skills", "languages", "certificates", "awards"])


def test_the_fields_of_the_standard() -> None:
    resume = read_json_resume(DOCUMENT)
    assert (resume.given_name, resume.email, resume.phone) == ("Ada", "ada@example.com", "+442079460056")
    assert (resume.city, resume.region, resume.country) == ("Leeds", "England", "GB")
    assert resume.work == [Work("Rose Nursery", "Gardener", None, "2019-03", None, True, "Pruned roses")]
    assert resume.education == [Education("York College", "Botany", "BSc", 6, None, "2012")]
    assert resume.skills == ["Garden", "pruning", "grafting"]
    assert resume.languages == [Language("de", "C1", "Fluent")]


def test_the_summary_may_state_wishes() -> None:
    resume = parse_resume(json.dumps(DOCUMENT).encode(), "a.json", date(2026, 4, 1))
    assert resume.employment_types == ["PART_TIME"]
    assert resume.experience_months == 85
    assert resume.matching_text.startswith("Gardener\n")


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(SECTIONS, VALUES, min_size=1))
def test_any_json_is_read_or_rejected(value: dict[str, Any]) -> None:
    try:
        assert parse_resume(json.dumps(value).encode(), "a.json", date(2026, 4, 1)).text_characters >= 0
    except Rejected as rejected:
        assert rejected.reason

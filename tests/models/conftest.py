"""Hand-made people and postings for the matching tests, each a row of the current frames with only what it states."""

import hashlib
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from models.features.document import posting_documents, profile_documents
from models.features.pairs import pair_taxonomy
from models.features.text_model import TextModel, TextModelSettings, fit_text_model
from models.frames import CURRENT_POSTINGS, CURRENT_PROFILES, Schema
from models.skills.extract import SkillExtractor
from models.skills.taxonomy import Taxonomy, load_taxonomy

Rows = Callable[..., pl.DataFrame]


def _frame(schema: Schema, rows: list[dict[str, Any]]) -> pl.DataFrame:
    hashed = [
        {"status": "open", "content_hash": hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest(), **row}
        for row in rows
    ]
    return pl.DataFrame([dict.fromkeys(schema) | row for row in hashed], schema=schema)


def _posting(required: list[str] | None = None, **fields: Any) -> dict[str, Any]:
    """A posting whose `required` lines stand in its description."""
    lines = required or []
    description = "\n".join([fields.pop("description", ""), *lines])
    spans = [(description.index(line), line) for line in lines]
    requirements = [
        {"text": line, "importance": "required", "start": start, "end": start + len(line)} for start, line in spans
    ]
    return {"description": description, "requirements": requirements, **fields}


def _profile(positions: list[str] | None = None, **fields: Any) -> dict[str, Any]:
    work = [{"position": position, "start_date": f"{2020 - at}"} for at, position in enumerate(positions or [])]
    blank = dict.fromkeys(("name", "position", "location", "start_date", "end_date", "current", "summary"))
    return {"work": [blank | entry for entry in work], **fields}


@pytest.fixture(scope="session")
def make_postings() -> Rows:
    return lambda *rows: _frame(CURRENT_POSTINGS, [_posting(**row) for row in rows])


@pytest.fixture(scope="session")
def make_profiles() -> Rows:
    return lambda *rows: _frame(CURRENT_PROFILES, [_profile(**row) for row in rows])


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture(scope="session")
def extractor(taxonomy: Taxonomy) -> SkillExtractor:
    return SkillExtractor(taxonomy)


@pytest.fixture(scope="session")
def postings(make_postings: Rows) -> pl.DataFrame:
    return make_postings(
        {
            "posting_id": "q-data",
            "title": "Data Engineer",
            "description": "You build data pipelines for our analysts.",
            "required": ["Python and SQL", "Docker in daily work"],
            "country": "DE",
            "city": "Berlin",
            "language": "en",
        },
        {
            "posting_id": "q-java",
            "title": "Java Developer",
            "description": "You maintain services for a bank.",
            "required": ["Java and Spring Boot"],
            "remote": "remote",
            "language": "en",
        },
        {
            "posting_id": "q-nurse",
            "title": "Registered Nurse",
            "description": "You care for patients on a surgical ward.",
            "required": ["Wound care and patient care"],
            "country": "DE",
            "city": "Hamburg",
            "language": "en",
        },
    )


@pytest.fixture(scope="session")
def profiles(make_profiles: Rows) -> pl.DataFrame:
    return make_profiles(
        {
            "profile_id": "p-data",
            "headline": "Data engineer",
            "positions": ["Data engineer", "Analyst"],
            "matching_text": "Built data pipelines in Python and SQL for analysts. Docker.",
            "country": "DE",
            "city": "Berlin",
            "language": "en",
            "experience_months": 60,
        },
        {
            "profile_id": "p-nurse",
            "headline": "Nurse",
            "positions": ["Registered nurse"],
            "matching_text": "Patient care and wound care on a surgical ward for patients.",
            "country": "DE",
            "city": "Hamburg",
            "language": "en",
        },
    )


@pytest.fixture(scope="session")
def corpus(postings: pl.DataFrame, profiles: pl.DataFrame) -> pl.DataFrame:
    sides = (("posting", posting_documents(postings)), ("profile", profile_documents(profiles)))
    return pl.concat(
        rows.select(owner="content_hash", side=pl.lit(side), title="title", text="text") for side, rows in sides
    )


@pytest.fixture(scope="session")
def text_model(corpus: pl.DataFrame, taxonomy: Taxonomy) -> TextModel:
    return fit_text_model(corpus, pair_taxonomy(taxonomy), TextModelSettings())

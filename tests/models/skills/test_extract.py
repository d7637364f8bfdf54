"""What the extractor says about a text: which skills, where, and what stands around them."""

import polars as pl
import pytest

from models.frames import SKILL_SPANS, schema_faults
from models.skills.extract import SkillExtractor
from models.skills.taxonomy import load_taxonomy

EXTRACTOR = SkillExtractor(load_taxonomy())


def mentions(text: str) -> list[dict[str, object]]:
    return EXTRACTOR.extract(pl.Series([text])).to_dicts()


def skills_in(text: str) -> list[str]:
    return [str(mention["skill_id"]) for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python (primary)", ["mm:python"]),
        ("PYTHON, python3 and Python", ["mm:python", "mm:python", "mm:python"]),
        ("C++, C#, and .NET", ["mm:cpp", "mm:csharp", "mm:dotnet"]),
        ("javascript", ["mm:javascript"]),
        ("pythonic javanese", []),
        ("machine\nContinuous\nIntegration", ["mm:ci-cd"]),
        ("continuous-integration", ["mm:ci-cd"]),
        ("write to java@example.org or www.python.org", []),
        ("Worked on Linux.Developed drivers", ["mm:linux"]),
    ],
)
def test_finds_names_as_whole_words(text: str, expected: list[str]) -> None:
    assert skills_in(text) == expected


def test_frame_is_as_declared() -> None:
    spans = EXTRACTOR.extract(pl.Series(["", None, "Java"], dtype=pl.String))
    assert schema_faults(spans, SKILL_SPANS) == []
    assert spans["row"].to_list() == [2]

"""What the extractor says about a text: which skills, where, and how sure."""

import polars as pl
import pytest

from models.frames import SKILL_SPANS, schema_faults
from models.skills import extract
from models.skills.extract import SkillExtractor
from models.skills.taxonomy import load_taxonomy

EXTRACTOR = SkillExtractor(load_taxonomy())


def skills_in(text: str) -> list[str]:
    return EXTRACTOR.extract(pl.Series([text]))["skill_id"].to_list()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python (primary)", ["mm:python"]),
        ("PYTHON, python3 and Python", ["mm:python", "mm:python", "mm:python"]),
        ("C++, C#, and .NET", ["mm:cpp", "mm:csharp", "mm:dotnet"]),
        ("javascript", ["mm:javascript"]),
        ("pythonic javanese", []),
        ("Python's", ["mm:python"]),
        ("write to java@example.org or www.python.org", []),
        ("Worked on Linux.Developed drivers", ["mm:linux"]),
    ],
)
def test_finds_names_as_whole_words(text: str, expected: list[str]) -> None:
    assert skills_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("continuous-integration", ["mm:ci-cd"]),
        ("continuous\nintegration", ["mm:ci-cd"]),
        ("dashboards", ["mm:dashboards"]),
        ("Mergers & Acquisitions", ["mm:mergers-and-acquisitions"]),
        ("alzheimer’s care", ["mm:dementia-care"]),
        ("Übersetzung, ÜBERSETZUNG, übersetzung", ["mm:translation"] * 3),
        ("• Buchführung", ["mm:accounting"]),
    ],
)
def test_finds_other_spellings(text: str, expected: list[str]) -> None:
    assert skills_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python, R, SQL", ["mm:python", "mm:r", "mm:sql"]),
        ("Go, Rust and Kubernetes", ["mm:go", "mm:rust", "mm:kubernetes"]),
        ("ready to go, no rust on it", []),
        ("section R of the annex", []),
        ("C-level and A.C. and vitamin C", []),
        ("skills: C, C++", ["mm:c", "mm:cpp"]),
        ("you will excel at this", []),
        ("MS Word and Excel", ["mm:word", "mm:excel"]),
        ("word of mouth, in other words", []),
        ("sap flows, SAP flows", ["mm:sap", "mm:sap"]),
    ],
)
def test_short_names_follow_their_case_and_company(text: str, expected: list[str]) -> None:
    assert skills_in(text) == expected


def test_longest_name_wins() -> None:
    assert skills_in("Oracle PL/SQL") == ["mm:pl-sql"]
    assert skills_in("Java and JavaScript") == ["mm:java", "mm:javascript"]
    assert skills_in("geriatric nursing") == ["mm:geriatric-care"]


def test_offsets_count_characters_of_the_own_text() -> None:
    texts = ["Äußerst gut 😀 in Python", "", "naïve – Java"]
    spans = EXTRACTOR.extract(pl.Series(texts))
    found = [(row, texts[row][start:end]) for row, start, end in spans.select("row", "start", "end").iter_rows()]
    assert found == [(0, "Python"), (2, "Java")]


def test_frame_is_as_declared_even_without_mentions() -> None:
    for texts in ([], ["", None], ["Java"]):
        spans = EXTRACTOR.extract(pl.Series(texts, dtype=pl.String))
        assert schema_faults(spans, SKILL_SPANS) == []
    assert EXTRACTOR.extract(pl.Series([None, "Java"]))["row"].to_list() == [1]


def test_a_text_reads_alone_as_it_reads_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Skills: R", "Python and SQL", "5 years of", "Java", "no experience with", "Docker"] * 3
    together = EXTRACTOR.extract(pl.Series(texts))
    alone = pl.concat(
        EXTRACTOR.extract(pl.Series([text])).with_columns(row=pl.lit(row, pl.UInt32)) for row, text in enumerate(texts)
    )
    assert together.equals(alone)
    monkeypatch.setattr(extract, "CHUNK_CHARACTERS", 20)
    assert EXTRACTOR.extract(pl.Series(texts)).equals(together)


def test_confidence_tells_clear_names_from_doubtful_ones() -> None:
    confidence = dict(
        EXTRACTOR.extract(pl.Series(["project management. " + "x" * 200 + " Swift"]))
        .select("skill_id", "confidence")
        .iter_rows()
    )
    assert confidence["mm:project-management"] > 0.9
    assert confidence["mm:swift"] < 0.6


@pytest.mark.parametrize(
    ("text", "skill_id"),
    [
        ("registered nurse with ICU experience", "mm:critical-care-nursing"),
        ("Erfahrung in der Altenpflege", "mm:geriatric-care"),
        ("Staplerschein erforderlich", "mm:forklift-operation"),
        ("accounts payable and receivable", "mm:accounts-payable"),
        ("Lohn- und Gehaltsabrechnung", "mm:payroll"),
        ("MAG-Schweißen und WIG-Schweißen", "mm:tig-welding"),
        ("SPS-Programmierung (S7)", "mm:plc"),
        ("Führerschein Klasse CE", "mm:truck-driving"),
        ("lesson plans for ESL students", "mm:lesson-planning"),
        ("HACCP und Küche", "mm:food-safety"),
        ("HPLC and GC-MS", "mm:hplc"),
        ("Teamfähigkeit und Belastbarkeit", "mm:teamwork"),
    ],
)
def test_knows_every_family_in_both_languages(text: str, skill_id: str) -> None:
    assert skill_id in skills_in(text)

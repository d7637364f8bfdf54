"""The taxonomy's own order: ids, names and neighbours, and what is refused."""

import polars as pl
import pytest

from models.skills.spelling import spellings
from models.skills.taxonomy import CUE_TABLE, SKILL_TABLE, build_taxonomy, load_taxonomy

TAXONOMY = load_taxonomy()
NO_CUES = pl.DataFrame(schema=CUE_TABLE)


def table(*rows: dict[str, str]) -> pl.DataFrame:
    blank = dict.fromkeys(SKILL_TABLE, "") | {"category": "it.test", "kind": "tool"}
    return pl.DataFrame([blank | row for row in rows], schema=SKILL_TABLE)


JAVA = {"id": "x:java", "label_en": "Java", "label_de": "Java"}
KOTLIN = {"id": "x:kotlin", "label_en": "Kotlin", "label_de": "Kotlin"}


def test_covers_all_families_in_two_languages() -> None:
    assert len(TAXONOMY.skills) >= 1500
    assert len(TAXONOMY.aliases) >= 15_000
    families = {skill.category.partition(".")[0] for skill in TAXONOMY.skills.values()}
    assert families >= {
        "it",
        "health",
        "business",
        "legal",
        "logistics",
        "trades",
        "hospitality",
        "education",
        "science",
    }
    assert all(skill.label and skill.label_de for skill in TAXONOMY.skills.values())
    assert {skill.kind for skill in TAXONOMY.skills.values()} == {"knowledge", "skill", "tool", "soft", "language"}


def test_neighbours_exist_in_both_directions() -> None:
    for skill_id in TAXONOMY.skills:
        for neighbour, credit in TAXONOMY.adjacent(skill_id).items():
            assert 0 < credit < 1
            assert skill_id in TAXONOMY.adjacent(neighbour)
    assert TAXONOMY.adjacent("mm:python")["mm:r"] == 0.4
    with pytest.raises(KeyError):
        TAXONOMY.adjacent("mm:nothing")


def test_every_name_finds_only_its_own_skill() -> None:
    written = {spellings(alias.text)[0]: alias.skill_id for alias in TAXONOMY.aliases if not alias.exact}
    assert len(written) == sum(not alias.exact for alias in TAXONOMY.aliases)


def test_version_is_of_the_content() -> None:
    one = build_taxonomy([table(JAVA)], NO_CUES)
    assert one.version == build_taxonomy([table(JAVA)], NO_CUES).version
    assert one.version == build_taxonomy([table(JAVA), table()], NO_CUES).version
    assert one.version != build_taxonomy([table(JAVA | {"aliases_en": "j2ee"})], NO_CUES).version


def test_tables_from_elsewhere_join() -> None:
    joined = build_taxonomy([table(JAVA), table(KOTLIN | {"adjacent": "x:java=0.5"})], NO_CUES)
    assert set(joined.skills) == {"x:java", "x:kotlin"}
    assert dict(joined.adjacent("x:java")) == {"x:kotlin": 0.5}


def test_each_direction_may_have_its_own_credit() -> None:
    taxonomy = build_taxonomy(
        [table(JAVA | {"adjacent": "x:kotlin=0.3"}, KOTLIN | {"adjacent": "x:java=0.6"})], NO_CUES
    )
    assert taxonomy.adjacent("x:java")["x:kotlin"] == 0.3
    assert taxonomy.adjacent("x:kotlin")["x:java"] == 0.6


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([JAVA, JAVA], "repeat"),
        ([JAVA, KOTLIN | {"aliases_en": "java"}], "names both"),
        ([JAVA | {"aliases_en": "a/b"}, KOTLIN | {"aliases_de": "A-B"}], "names both"),
        ([JAVA | {"adjacent": "x:nothing=0.5"}], "no other skill"),
        ([JAVA | {"adjacent": "x:java=0.5"}], "no other skill"),
    ],
)
def test_refuses_disorder(rows: list[dict[str, str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build_taxonomy([table(*rows)], NO_CUES)

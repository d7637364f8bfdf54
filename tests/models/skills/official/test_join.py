"""Official skills beside ours: what becomes one skill, which names are looked for, and what the version says."""

from pathlib import Path

import polars as pl
import pytest

from models.skills.extract import SkillExtractor
from models.skills.official.esco import read_esco
from models.skills.official.onet import read_onet
from models.skills.taxonomy import Taxonomy, combine_taxonomy, load_taxonomy
from tests.models.skills.official.files import write_esco, write_onet


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    folder = tmp_path_factory.mktemp("official")
    return combine_taxonomy([read_esco(write_esco(folder)), read_onet(write_onet(folder))])


def found(taxonomy: Taxonomy, text: str) -> list[str]:
    return SkillExtractor(taxonomy).extract(pl.Series([text]))["skill_id"].to_list()


def test_a_skill_of_ours_stays_ours_and_gains_names(joined: Taxonomy) -> None:
    assert joined.same_as == {"uri:skill/1": "mm:python", "onet:tool:microsoft-excel": "mm:excel"}
    assert found(joined, "wrote CPython extensions") == ["mm:python"]
    assert ("CPython", "mm:python") in joined.names
    assert joined.adjacent("mm:python") == load_taxonomy().adjacent("mm:python")


def test_other_skills_stand_beside_ours(joined: Taxonomy) -> None:
    assert found(joined, "You will tune church bells.") == ["uri:skill/2"]
    assert found(joined, "tuning church bells and BellWright") == ["uri:skill/2", "onet:tool:bellwright"]
    assert joined.skills["uri:skill/2"].label == "tune church bells"


def test_everyday_words_and_other_cases_are_left_alone(joined: Taxonomy) -> None:
    assert found(joined, "a plan for the day") == []
    assert found(joined, "at the loom, LOOM scripts") == ["uri:skill/4"]
    assert "uri:skill/3" in joined.skills  # known to the linker all the same


def test_version_changes_with_what_is_loaded_and_with_nothing_else(joined: Taxonomy, tmp_path: Path) -> None:
    assert joined.version != load_taxonomy().version
    esco = read_esco(write_esco(tmp_path))
    assert combine_taxonomy([esco]).version == combine_taxonomy([esco]).version != joined.version
    assert combine_taxonomy([]).skills.keys() == load_taxonomy().skills.keys()

"""Phrases and titles to what a loaded classification knows, with nothing said where nothing is near."""

import pytest

from models.features.links import LINKS, link_skills_of, link_titles_of
from models.frames import schema_faults
from models.skills.official.esco import read_esco
from models.skills.taxonomy import Taxonomy, combine_taxonomy
from tests.models.skills.official.files import write_esco


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    return combine_taxonomy([read_esco(write_esco(tmp_path_factory.mktemp("esco")))])


def test_phrases_link_to_skills_or_to_nothing(joined: Taxonomy) -> None:
    links = link_skills_of(joined).link(["tuning church bells", "python", "xqzzv"])
    assert schema_faults(links, LINKS) == []
    assert links["id"].to_list() == ["uri:skill/2", "mm:python", None]
    assert links["confidence"][1] > links["confidence"][0] > 0.3 > links["confidence"][2] == 0.0


def test_only_one_classification_can_be_asked(joined: Taxonomy) -> None:
    ranked = link_skills_of(joined, only="esco").rank(["plumbing"], 10)[0]
    assert {owner for owner, _ in ranked} == {"mm:python", "uri:skill/2", "uri:skill/3", "uri:skill/4"}


def test_titles_link_to_occupations(joined: Taxonomy) -> None:
    links = link_titles_of(joined.officials[0], titles=["Bell maker"]).link(["Makers of bells (m/f)", "Astronaut"])
    assert links["label"].to_list() == ["bell founder", None]

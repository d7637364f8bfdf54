"""A span tagger is trained on labels that a user mounts, and `matchmill skills --phrases` asks it from then on."""

import json

from pipelines.settings import Settings
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home

TRADES = ["bellringing", "gongsmithing", "chimecraft", "dronework", "reedcutting", "tubacasting"]
TEXT = "Long and proven experience in glasswinding is required of everybody who comes to us."


def sentence(skill: str) -> str:
    tokens = ["experience", "in", skill, "is", "required"]
    return json.dumps({"tokens": tokens, "tags_skill": ["O", "O", "B", "O", "O"], "source": "made"})


def test_a_tagger_trained_on_mounted_sentences_finds_what_no_list_names(settings: Settings) -> None:
    home = Home(settings)
    assert not home.run(job="skill_tagging").success  # there are no labels
    labels = home.settings.home / "labels" / "skills"
    labels.mkdir(parents=True)
    other = json.dumps({"tokens": ["the", "office", "is", "nice"], "tags_skill": ["O"] * 4})
    labels.joinpath("made.json").write_text("\n".join([sentence(skill) for skill in TRADES] * 10 + [other] * 20))
    assert home.run(job="skill_tagging").success

    given = json.dumps({"id": 1, "text": TEXT}) + "\n"
    result = invoke("skills", "--phrases", given=given, MATCHMILL_HOME=str(home.settings.home))
    assert home.lake.current("skill_tagger").version("tagger") in result.stderr
    line = json.loads(result.stdout)
    assert line["skills"] == []
    [phrase] = line["phrases"]
    assert TEXT[phrase["start"] : phrase["end"]] == phrase["surface"] == "glasswinding"
    assert phrase["skill_id"] is None

    labels.joinpath("broken.json").write_text('{"tokens": ["a"], "tags_skill": ["B", "O"]}\n')
    assert not home.run(job="skill_tagging").success
    assert home.lake.current("skill_tagger").manifest is not None

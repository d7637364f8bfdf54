"""A tagger is trained on labels that a user mounts, and what is read afterwards is read with it."""

from pathlib import Path

from models.parsing.records import PARSER_VERSION
from sample.labelled import make_cvs
from tests.pipelines.homes import Home

RESUMES = Path("sample/files/resumes")
READ = ["raw_resumes", "rejected_documents", "parsed_profiles", "parsed_postings"]


def test_without_labels_training_says_what_is_missing(home: Home) -> None:
    report = home.run(job="tagging")
    assert not report.success
    assert home.lake.current("resume_tagger").manifest is None


def test_documents_are_read_again_with_a_new_tagger(home: Home) -> None:
    path = sorted(RESUMES.glob("*.txt"))[0]
    home.drop(path, "resumes", "one_more.txt")
    assert home.run(select=READ).success
    before = set(home.lake.current("parsed_profiles").read()["parser_version"])
    assert before == {PARSER_VERSION}

    labels = home.settings.home / "labels"
    labels.mkdir()
    labels.joinpath("made.jsonl").write_text("\n".join(make_cvs(55)))
    assert home.run(job="tagging").success
    trained = home.lake.current("resume_tagger")
    assert home.run(select=READ).success
    after = set(home.lake.current("parsed_profiles").read()["parser_version"])
    assert f"{PARSER_VERSION}+{trained.version('tagger')}" in after

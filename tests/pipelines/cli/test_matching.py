"""What a user of `match` and `evaluate` sees: the pipeline's own lists without a home, and figures with intervals."""

import json
from pathlib import Path

import polars as pl
import pytest

from sample.truths import FILES
from tests.models.skills.official.files import write_esco
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home

KEY = ["profile_id", "posting_id", "rank", "fit", "band", "similarity"]
SAMPLE = ("--profiles", FILES, "--postings", FILES)


@pytest.mark.parametrize("side", ["profile", "posting"])
def test_the_lists_are_those_that_the_pipeline_makes(sample_home: Home, tmp_path: Path, side: str) -> None:
    out = tmp_path / "lists.parquet"
    result = invoke("match", *SAMPLE, "--top", sample_home.settings.top_k, "--side", side, "--out", out)
    assert result.exit_code == 1, "the planted files were left out"
    owner = [f"{side}_id", "rank"]
    ranked = sample_home.lake.current("ranked_matches").read(f"{side}/").select(KEY).sort(owner)
    assert pl.read_parquet(out).select(KEY).sort(owner).equals(ranked)


def test_what_was_left_out_and_which_regime_it_was_are_told(tmp_path: Path) -> None:
    result = invoke("match", *SAMPLE, "--top", 1, "--out", tmp_path / "lists.csv")
    assert f"left out {FILES / 'resumes' / 'scan_0007.pdf'}: " in result.stderr
    assert "lexical regime" in result.stderr
    assert "1 of them expired" in result.stderr
    assert result.stdout == ""


def test_a_list_of_files_without_faults_says_why_each_match_is_one(tmp_path: Path) -> None:
    out = tmp_path / "lists.jsonl"
    person = FILES / "resumes" / "cv_ashwin_pettigrew-nair.docx"
    result = invoke("match", "--profiles", person, "--postings", FILES / "postings", "--top", 2, "--out", out)
    assert result.exit_code == 0, result.stderr
    best, second = [json.loads(line) for line in out.read_text().splitlines()]
    assert best["profile_file"] == str(person)
    assert Path(best["posting_file"]).is_file()
    assert (best["rank"], second["rank"]) == (1, 2)
    assert best["title"] and best["employer"] and best["posting_key"]
    assert {"IT support", "ITIL"} <= set(best["matched_skills"])
    assert best["constraints"][0].startswith("place: ")
    assert {"skill", "posting", "profile"} <= set(best["reasons"]["matched"][0])


def test_a_spreadsheet_never_takes_a_title_for_a_formula(tmp_path: Path) -> None:
    postings = tmp_path / "postings.csv"
    postings.write_text('title,company,description\n"=HYPERLINK(1)",Bakery,Baking bread and cakes at night\n')
    (tmp_path / "ada.txt").write_text("Ada Example\nada@example.org\n\nSkills\nBaking\n")
    out = tmp_path / "lists.csv"
    result = invoke("match", "--profiles", tmp_path / "ada.txt", "--postings", postings, "--out", out)
    assert result.exit_code == 0, result.stderr
    assert pl.read_csv(out)["title"].to_list() == ["'=HYPERLINK(1)"]


def test_the_taxonomy_that_is_loaded_in_the_home_counts(new_home: Path, tmp_path: Path) -> None:
    home = {"MATCHMILL_HOME": str(new_home)}
    (tmp_path / "postings.csv").write_text("title,company,description\nBell founder,Foundry,Bell tuning is required\n")
    (tmp_path / "ada.txt").write_text("Ada Example\nada@example.org\n\nSkills\nBell tuning\n")
    files = ("--profiles", tmp_path / "ada.txt", "--postings", tmp_path / "postings.csv")
    out = tmp_path / "lists.jsonl"
    assert "ours alone" in invoke("match", *files, "--out", out, **home).stderr
    assert json.loads(out.read_text())["matched_skills"] == []
    (tmp_path / "esco").mkdir()
    invoke("taxonomy", "load", "esco", write_esco(tmp_path / "esco"), **home)
    assert f"ours with esco, loaded in {new_home}" in invoke("match", *files, "--out", out, **home).stderr
    assert json.loads(out.read_text())["matched_skills"] == ["tune church bells"]


def test_a_fitted_text_model_can_be_given(sample_home: Home, tmp_path: Path) -> None:
    lake = sample_home.lake
    saved = tmp_path / "text_model"
    saved.write_bytes(lake.current("text_model").read_bytes("model"))
    out = tmp_path / "lists.csv"
    result = invoke("match", *SAMPLE, "--out", out, "--text-model", saved)
    assert f"Text model {lake.current('text_model').version('text_model')}," in result.stderr
    (tmp_path / "none").write_text("no model at all")
    refused = invoke("match", *SAMPLE, "--out", out, "--text-model", tmp_path / "none")
    assert refused.exit_code == 2
    assert "is no text model of this version" in refused.stderr


def test_match_refuses_what_it_cannot_do_before_it_reads(tmp_path: Path) -> None:
    odd = invoke("match", *SAMPLE, "--out", tmp_path / "lists.xlsx")
    assert (odd.exit_code, "must end in .csv, .jsonl, .parquet" in odd.stderr) == (2, True)
    empty = tmp_path / "empty"
    empty.mkdir()
    nobody = invoke("match", "--profiles", empty, "--postings", FILES, "--out", tmp_path / "lists.csv")
    assert (nobody.exit_code, "no people to match" in nobody.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == [empty]


TREC_RUN = "q1 Q0 a 1 9.0 us\nq1 Q0 b 2 8.0 us\nq2 Q0 a 1 2.0 us\nq3 Q0 a 1 1.0 us\n"
TREC_QRELS = "q1 0 a 1\nq1 0 b 0\nq2 0 b 2\nq4 0 a 1\n"


@pytest.fixture
def judged(tmp_path: Path) -> tuple[Path, Path]:
    run, qrels = tmp_path / "us.run", tmp_path / "qrels.txt"
    run.write_text(TREC_RUN)
    qrels.write_text(TREC_QRELS)
    return run, qrels


def test_trec_files_are_judged_and_what_does_not_meet_is_told(judged: tuple[Path, Path]) -> None:
    run, qrels = judged
    result = invoke("evaluate", "--run", run, "--qrels", qrels, "--format", "json")
    assert result.exit_code == 0
    metrics = json.loads(result.stdout)
    assert list(metrics) == ["map", "ndcg@10", "recall@10", "recall@50", "mrr"]
    assert metrics["mrr"]["mean"] == pytest.approx(1 / 3)
    assert metrics["mrr"]["low"] <= 1 / 3 <= metrics["mrr"]["high"]
    assert result.stderr.splitlines() == [
        "1 judged queries are not in the run and count 0.",
        "1 queries of the run have no relevant document and count for nothing.",
    ]
    assert (
        invoke("evaluate", "--run", run, "--qrels", qrels).stdout
        == invoke("evaluate", "--run", run, "--qrels", qrels).stdout
    )


def test_tables_with_ranks_say_the_same_as_trec_files(judged: tuple[Path, Path], tmp_path: Path) -> None:
    run, qrels = tmp_path / "run.csv", tmp_path / "qrels.jsonl"
    run.write_text("query,document,rank\nq1,a,1\nq1,b,2\nq2,a,1\nq3,a,1\n")
    rows = [line.split() for line in TREC_QRELS.splitlines()]
    lines = [json.dumps({"query": row[0], "document": row[2], "relevance": int(row[3])}) for row in rows]
    qrels.write_text("\n".join(lines))
    tables = invoke("evaluate", "--run", run, "--qrels", qrels)
    assert tables.exit_code == 0, tables.stderr
    assert tables.stdout == invoke("evaluate", "--run", judged[0], "--qrels", judged[1]).stdout


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("q1 Q0 a 1 x us\n", "line 1: the number is none"),
        ("q1 a 1\n", "line 1: 3 fields where TREC has 6"),
        ("q1 Q0 a 1 2 us\nq1 Q0 a 2 1 us\n", "2 lines repeat a query and document"),
    ],
)
def test_a_line_that_is_none_stops_the_evaluation(judged: tuple[Path, Path], text: str, complaint: str) -> None:
    judged[0].write_text(text)
    result = invoke("evaluate", "--run", judged[0], "--qrels", judged[1])
    assert result.exit_code == 2
    assert complaint in result.stderr

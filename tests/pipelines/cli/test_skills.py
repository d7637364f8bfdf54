"""What a user of `skills` sees: a line for every text, whatever holds it, and a word for all that is none."""

import json
from pathlib import Path
from typing import Any

from sample.truths import FILES
from tests.models.skills.official.files import write_esco
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.watching import matchmill


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_skills_keep_the_id_and_point_at_the_words() -> None:
    text = "Five people led. 3 years of Python, no Java."
    result = invoke("skills", given=json.dumps({"id": 7, "text": text}) + "\n")
    assert result.exit_code == 0
    line = json.loads(result.stdout)
    found = {skill["label"]: skill for skill in line["skills"]}
    assert line["id"] == 7
    assert (found["Python"]["years"], found["Python"]["negated"], found["Java"]["negated"]) == (3.0, False, True)
    assert text[found["Python"]["start"] : found["Python"]["end"]] == "Python"
    assert found["Python"]["skill_id"].startswith("mm:")
    assert 0 < found["Python"]["confidence"] <= 1


def test_a_malformed_line_is_named_and_skipped(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "Python"}',
        "{",
        "[]",
        '{"text": "x"}',
        "",
        '{"id": 1}',
        '{"id": 2, "text": "\\ud800"}',
    ]
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text("\n".join(lines))
    result = invoke("skills", "--in", given, "--out", out)
    assert result.exit_code == 1
    assert [line["id"] for line in read(out)] == ["a", 2]
    assert result.stderr.splitlines()[1:] == [
        "line 2 skipped: it is not valid JSON",
        "line 3 skipped: it is JSON but no object",
        "line 4 skipped: it has no id, or one that is neither text nor a whole number",
        "line 6 skipped: it has no text",
    ]


def test_a_broken_pipe_ends_quietly(tmp_path: Path) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text('{"id": 1, "text": "Python, Java, SQL and Excel"}\n' * 3000)
    command = matchmill(tmp_path / "home", "skills", "--in", str(given))
    assert command.stdout
    command.stdout.readline()
    command.stdout.close()
    assert command.wait(timeout=60) == 1


def test_ctrl_c_leaves_no_half_file(tmp_path: Path) -> None:
    import signal
    import time

    out = tmp_path / "out.jsonl"
    command = matchmill(tmp_path / "home", "skills", "--out", str(out))
    while not list(tmp_path.glob(".out*")) and command.poll() is None:
        time.sleep(0.05)
    command.send_signal(signal.SIGINT)
    output, _ = command.communicate(timeout=30)
    assert (command.returncode, output.splitlines()[1:]) == (130, [])  # the first line names the taxonomy
    assert list(tmp_path.iterdir()) == []


def test_folders_give_a_line_a_text_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    ad = "We are looking for a developer.\n\nRequirements\n- Python\n\nNice to have\n- Docker\n\nNo Java needed."
    (tmp_path / "ads.csv").write_text(f'title,description,url\nDeveloper,"{ad}",https://example.org/1\n')
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (tmp_path / "cv.txt").write_text("Ada Example\n\nExperience\nBaker, Bakery, 2019 - 2020\nSQL, 4 years\n")
    (tmp_path / "lines.jsonl").write_text('{"id": "x", "text": "Excel"}\n{"id": "y"}\n')
    result = invoke("skills", tmp_path, FILES / "resumes" / "scan_0007.pdf")
    assert result.exit_code == 1
    lines = {str(line["id"]): line for line in map(json.loads, result.stdout.splitlines())}
    asked = {skill["label"]: skill["importance"] for skill in lines["https://example.org/1"]["skills"]}
    assert asked == {"Python": "required", "Docker": "preferred", "Java": "excluded"}
    cv = lines["0"]
    [sql] = [skill for skill in cv["skills"] if skill["label"] == "SQL"]
    assert (cv["text"][sql["start"] : sql["end"]], sql["years"], sql["importance"]) == ("SQL", 4.0, None)
    assert [skill["label"] for skill in lines["x"]["skills"]] == ["Microsoft Excel"]
    skipped = [line.split(" skipped: ")[0] for line in result.stderr.splitlines() if " skipped: " in line]
    assert [Path(name.split(",")[0]).name for name in skipped] == ["broken.pdf", "lines.jsonl", "scan_0007.pdf"]


def test_skills_refuses_what_it_cannot_do_in_a_sentence(tmp_path: Path) -> None:
    missing = invoke("skills", tmp_path / "missing")
    assert (missing.exit_code, missing.stderr) == (2, f"matchmill: there is no {tmp_path / 'missing'}\n")
    both = invoke("skills", tmp_path, "--in", tmp_path / "lines.jsonl")
    assert (both.exit_code, both.stderr) == (2, "matchmill: give either files or --in\n")


def test_what_is_loaded_in_the_home_is_found_and_named(new_home: Path, tmp_path: Path) -> None:
    home = {"MATCHMILL_HOME": str(new_home)}
    given = json.dumps({"id": 1, "text": "Nobody else here does bell tuning."}) + "\n"
    before = invoke("skills", given=given, **home)
    assert "ours alone" in before.stderr
    assert not new_home.exists()
    invoke("taxonomy", "load", "esco", write_esco(tmp_path), **home)
    after = invoke("skills", given=given, **home)
    assert f"ours with esco, loaded in {new_home}" in after.stderr
    [skill] = json.loads(after.stdout)["skills"]
    assert (skill["skill_id"], skill["surface"]) == ("uri:skill/2", "bell tuning")


def test_short_phrases_are_linked_where_no_name_matches() -> None:
    lines = [{"id": 1, "text": "relational databasses"}, {"id": 2, "text": "Python"}, {"id": 3, "text": "qzx wvv"}]
    result = invoke("skills", "--phrases", given="\n".join(map(json.dumps, lines)))
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert [phrase["label"] for phrase in first["phrases"]] == ["Databases"]
    assert 0.3 <= first["phrases"][0]["confidence"] < 1
    assert second["phrases"] == []
    assert [(phrase["surface"], phrase["skill_id"]) for phrase in third["phrases"]] == [("qzx wvv", None)]
    assert "no tagger: short texts only" in result.stderr

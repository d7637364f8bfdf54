"""What a user of `skills` sees: a line for every text, and word of everything that is none."""

import json
from pathlib import Path
from typing import Any

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
    assert result.stderr.splitlines() == [
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
    assert (command.returncode, output) == (130, "")
    assert list(tmp_path.iterdir()) == []

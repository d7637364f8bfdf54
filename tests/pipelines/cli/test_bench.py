"""`matchmill bench` as a user meets it: names, a table, figures in a file, and a status that says what was missed."""

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import read
from benchmarks.measure import Report, compare, judge
from tests.pipelines.cli.invoking import invoke


def test_without_a_name_the_names_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert invoke("bench").exit_code == 0
    listed = capfd.readouterr().out
    assert [line.split()[0] for line in listed.splitlines()] == list(command.NAMES)


def test_an_unknown_name_is_refused_with_those_there_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert invoke("bench", "speed").exit_code == 2
    assert "no benchmark is called speed; there are publish, read, " in capfd.readouterr().err


@pytest.mark.parametrize(("ratio", "status", "word"), [(0.7, 0, "yes"), (0.5, 1, "NO")])
def test_a_missed_limit_is_in_the_status_the_table_and_the_file(
    ratio: float,
    status: int,
    word: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(report: Report) -> bool:
        return judge(report, [compare("read", "pages/s", [(ratio, 1.0)], 0.6)])

    monkeypatch.setattr(read, "run", run)
    out = tmp_path / "figures.json"
    assert command.main(["read", "--json", str(out)]) == status
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split() == [
        "read",
        f"{ratio}",
        "1",
        "pages/s",
        f"{ratio:.2f}",
        f"{ratio:.2f}–{ratio:.2f}",
        "≥",
        "0.6",
        word,
    ]
    written = json.loads(out.read_text())
    assert written["kept"] == {"read": status == 0}
    assert [(figure["name"], figure["ratio"]) for figure in written["figures"]] == [("read", ratio)]

"""Every benchmark in a tiny size: it measures what it says, and its report holds the figures. No ratio is asserted."""

import io
from collections.abc import Callable
from functools import partial

import pytest
from pypdf import PdfReader

from benchmarks import api, publish, read
from benchmarks.callers import BadAnswer, call
from benchmarks.matches import identify, invent_sets, throwaway_database, write_shown
from benchmarks.measure import Ledger

CALLERS = ("1 caller", "4 callers", "16 callers")
API = [f"api: {callers}{end}" for callers in CALLERS for end in ("", ", the server's CPU")]


@pytest.mark.parametrize(
    ("run", "first", "figures"),
    [
        (
            partial(publish.run, rows=800, rounds=1, quiet=0.5),
            "800 rows with reasons of ",
            ["publish", "publish: a reader's p50", "publish: a reader's p99"],
        ),
        (partial(api.run, rows=800, rounds=1, seconds=0.3), "20 lists; a page of 20 rows has ", API),
        (
            partial(read.run, files=2, rounds=1),
            "2 PDFs, ",
            ["read", "read: with every field", "read: 2 processes"],
        ),
    ],
    ids=["publish", "api", "read"],
)
def test_a_benchmark_reports_its_figures(run: Callable[..., bool], first: str, figures: list[str]) -> None:
    lines: list[str] = []
    ledger = Ledger(lines.append)
    kept = run(ledger)
    assert lines[0].startswith(first)
    assert [figure.name for figure in ledger.figures] == figures
    assert all(figure.ours > 0 and figure.peer > 0 for figure in ledger.figures)
    assert kept is all(figure.kept for figure in ledger.figures)


def test_both_servers_answer_the_same_lists_and_ours_wants_the_token() -> None:
    paths = [f"/v1/profiles/{identify('profile', number)}/matches?limit=20" for number in range(10)]
    with throwaway_database() as url:
        write_shown(url, 10)
        publish.publish(url, invent_sets(400, publish.SHARDS))
        with api.serve("serving.main", url, paths) as ours, api.serve("benchmarks.bare_api", url, paths) as bare:
            sizes = [server.ask(2, 0.2).bytes for server in (ours, bare)]
            with pytest.raises(BadAnswer, match="401"):
                call(ours.base, paths, 1, 0.1, "another token")
    assert min(sizes) > 20 * 1_400, "each row carries its reasons"


def test_readers_take_turns_over_the_same_files() -> None:
    paths, _ = read.choose_files(3)
    contents = [path.read_bytes() for path in paths]
    seen: list[tuple[str, int]] = []
    readers = [lambda content, name=name: seen.append((name, contents.index(content))) for name in "abc"]
    assert len(read.cpu_seconds(contents, readers)) == 3
    assert seen == [(name, index) for index, order in enumerate(("abc", "bca", "cab")) for name in order]
    assert read.choose_files(3)[0] == paths
    assert len(read.read_peer(contents[0])) == len(PdfReader(io.BytesIO(contents[0])).pages)

"""What a figure says of the rounds that it was measured in."""

import pytest

from benchmarks.measure import Ledger, compare, judge, percentile, take_turns


def test_a_ratio_is_the_median_of_the_rounds_and_not_of_two_medians() -> None:
    figure = compare("load", "rows/s", [(10, 20), (30, 30), (40, 50)], 0.8)
    assert (figure.ours, figure.peer, figure.ratio) == (30, 30, 0.8)
    assert str(figure) == "load: 30 against 30 rows/s, ratio 0.80 (0.50 to 1.00 in 3 rounds); limit ≥ 0.8: kept"


@pytest.mark.parametrize(("ratio", "most", "kept"), [(1.9, True, True), (2.1, True, False), (1.9, False, False)])
def test_a_limit_is_a_floor_or_a_ceiling(ratio: float, most: bool, kept: bool) -> None:
    lines: list[str] = []
    ledger = Ledger(lines.append)
    assert judge(ledger, [compare("p99", "ms", [(ratio, 1.0)], 2.0, most=most)]) is kept
    assert ("MISSED" in lines[0]) is not kept
    assert lines[-1].startswith("load average")
    assert [figure.kept for figure in ledger.figures] == [kept]


def test_a_figure_without_a_limit_is_no_promise() -> None:
    assert compare("p50", "ms", [(9.0, 1.0)]).kept
    with pytest.raises(ValueError, match="needs a round"):
        compare("nothing", "ms", [])


def test_each_begins_every_other_round() -> None:
    calls: list[str] = []

    def measure(name: str, value: float) -> float:
        calls.append(name)
        return value

    rounds = take_turns(lambda: measure("ours", 1.0), lambda: measure("peer", 2.0), 3)
    assert rounds == [(1.0, 2.0)] * 3
    assert calls == ["ours", "peer", "peer", "ours", "ours", "peer"]


def test_percentiles_are_values_that_were_measured() -> None:
    values = list(range(1, 101))
    assert [percentile(values, share) for share in (0.01, 0.5, 0.99, 1.0)] == [1, 50, 99, 100]
    assert percentile([7.0], 0.99) == 7.0

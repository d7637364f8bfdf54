"""Chooses, of spans that may be named, those that are likely enough and do not overlap.

How likely each is has been asked of trees before, see `span_trees`.
"""

from collections.abc import Sequence

from models.boosting.forest import Floats
from models.skills.span_crf import Span
from models.skills.span_signs import Proposal


def choose_spans(proposals: Sequence[Proposal], chances: Floats, least: float) -> list[Span]:
    """The spans of one sentence, sorted: in each layer those that do not overlap and exceed `least` by most in sum.

    A span adds to F1 where its chance exceeds half of the F1 that is reached, so `least` lies far below one half.
    (Lipton, Elkan and Naryanaswamy, Optimal Thresholding of Classifiers to Maximize F1 Measure, 2014.)
    """
    chosen = set[Span]()
    for layer in sorted({proposal.layer for proposal in proposals}):
        likely = [
            (proposal.end, proposal.start, float(chance) - least)
            for proposal, chance in zip(proposals, chances, strict=True)
            if proposal.layer == layer and chance > least
        ]
        chosen.update(_heaviest(sorted(likely)))
    return sorted(chosen)


def _heaviest(spans: Sequence[tuple[int, int, float]]) -> list[Span]:
    """Of (end, start, weight) by end, those that weigh most together without overlapping."""
    best: list[tuple[float, list[Span]]] = [(0.0, [])]
    reached = [0]  # the end that each entry of `best` goes up to
    for end, start, weight in spans:
        before = next(at for at in range(len(best) - 1, -1, -1) if reached[at] <= start)
        if best[before][0] + weight > best[-1][0]:
            best.append((best[before][0] + weight, [*best[before][1], (start, end)]))
            reached.append(end)
    return best[-1][1]

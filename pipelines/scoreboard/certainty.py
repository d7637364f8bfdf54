"""Rows about how true confidences are: that of single values, and that of a résumé as a whole.

How confidences come about is known to `models.parsing`; labels stay where the user mounts them.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np

from models.parsing.resumes.certainty import WEIGHTS, judge_evidence
from models.parsing.resumes.certainty_fit import Judged, held_out, judge_copies
from models.parsing.resumes.mentions.find import find_mentions
from models.parsing.resumes.mentions.mention import Mention
from models.parsing.resumes.tagger.fit import fold_of
from models.parsing.resumes.tagger.labelled import LabelledDocument, value_of
from pipelines.scoreboard.fields import CVS, SET, read_labels
from pipelines.scoreboard.rows import RESAMPLES, SEED, Figure, Row, share_figure

_BINS = 5
_QUARTERS = 4


def _measure_values(labels: Path) -> list[Figure]:
    """A bin of confidence each: how many of what was that sure is labelled so; beside it the mean confidence."""
    judged: list[tuple[float, bool]] = []
    for document in read_labels(labels / CVS):
        kept, rejected = find_mentions(document.text)
        judged += [(one.confidence, _is_right(document, one)) for one in [*kept, *rejected]]
    figures: list[Figure] = []
    for step in range(_BINS):
        inside = [
            one for one in judged if step / _BINS <= one[0] < (step + 1) / _BINS or one[0] == (step + 1) / _BINS == 1
        ]
        name = f"sure {step / _BINS:.1f} to {(step + 1) / _BINS:.1f}: {len(inside)} found"
        mean = sum(sure for sure, _ in inside) / max(1, len(inside))
        figures.append(share_figure(name, [right for _, right in inside], baseline=mean))
    return figures


def _is_right(document: LabelledDocument, one: Mention) -> bool:
    value = value_of(document.text, one.field, one.start, one.end)
    labelled = (span for span in document.spans if span.field == one.field)
    return any(value == value_of(document.text, span.field, span.start, span.end) for span in labelled)


@lru_cache(maxsize=1)
def _judge(path: Path) -> tuple[list[Judged], list[float]]:
    """Labelled CVs and spoilt copies of them, each with the confidence that the other clusters' weights give."""
    documents = read_labels(path)
    judged = judge_copies(documents)
    return judged, held_out(judged, fold_of(documents))


def _measure_wholes(labels: Path) -> list[Figure]:
    """A quarter of the résumés each, the least sure first: the share of main fields whose surest value is right.

    Beside it the mean confidence of the whole résumé, which should be the same.
    """
    judged, sure = _judge(labels / CVS)
    pairs = sorted((share, one.right) for one, share in zip(judged, sure, strict=True) if not one.way)
    cuts = np.array_split(np.array(pairs), _QUARTERS)
    return [_compare(f"{cut[0, 0]:.2f} to {cut[-1, 0]:.2f} sure as a whole", cut) for cut in cuts]


def _measure_spoilt(labels: Path) -> list[Figure]:
    """For each kind of copy the share that looks surer than its document; beside it nothing, for none should."""
    judged, _ = _judge(labels / CVS)
    shipped = [judge_evidence(dict(zip(list(WEIGHTS)[1:], one.evidence, strict=True))) for one in judged]
    firsts = {one.document: sure for one, sure in zip(judged, shipped, strict=True) if not one.way}
    ways = dict.fromkeys(one.way for one in judged if one.way)
    rises = {
        way: [sure > firsts[one.document] for one, sure in zip(judged, shipped, strict=True) if one.way == way]
        for way in ways
    }
    return [share_figure(way, rises[way], 0.0, at_most=True) for way in ways]


def _compare(name: str, pairs: np.ndarray) -> Figure:
    sure, right = pairs[:, 0], pairs[:, 1]
    drawn = np.random.default_rng(SEED).integers(0, len(right), (RESAMPLES, len(right)))
    low, high = np.quantile(right[drawn].mean(axis=1), [0.025, 0.975])
    return Figure(name, float(right.mean()), float(low), float(high), float(sure.mean()))


ROWS: list[Row] = [
    Row("Confidence: share that is right, beside the mean confidence", SET, (CVS,), _measure_values),
    Row(
        "Confidence of whole résumés, held out by cluster: share of main fields right, beside its mean",
        SET,
        (CVS,),
        _measure_wholes,
    ),
    Row("Spoilt copies that look surer than their résumé", SET, (CVS,), _measure_spoilt),
]

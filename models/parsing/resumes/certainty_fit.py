"""Finds the weights of `certainty` on labelled CVs and on spoilt copies of them, judged by documents not seen.

No weight is kept here; a person reviews what is found and writes it down.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from models.parsing.resumes.certainty import WEIGHTS, calibrate, read_evidence
from models.parsing.resumes.mentions.find import find_mentions
from models.parsing.resumes.mentions.mention import Field, Mention
from models.parsing.resumes.tagger.labelled import LabelledDocument, value_of

MAIN_FIELDS: tuple[tuple[Field, ...], ...] = (("title",), ("employer",), ("school", "degree"))
"""What a match rests on: what somebody did, where, and what they learned. Of a group the surer one counts."""

_WEIGHT_OF_COPIES = 0.3
_PRICE_OF_RISING = 2.0
_MARGIN = 0.05
_PENALTY = 1e-3
_LEAST = {"words": 1.5}
"""Whole words weigh more than labels alone would have it: a letter lost may turn a line into one that names a title."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A text, labelled or a spoilt copy of one: its evidence in the order of `WEIGHTS`, and how much is right."""

    document: int
    way: str
    evidence: list[float]
    right: float


def spoil(text: str, seed: str) -> dict[str, str]:
    """Copies of a text as bad readers leave it, by what was done to it; the same for the same seed."""
    chance, lines = random.Random(seed), text.split("\n")  # noqa: S311 - no secret hangs on it
    shuffled = chance.sample(lines, len(lines))
    return {
        "shuffled": "\n".join(shuffled),
        "3 % of letters lost": _drop(text, 0.03, chance),
        "10 % of letters lost": _drop(text, 0.1, chance),
        "cut at 70 %": "\n".join(lines[: int(len(lines) * 0.7)]),
        "cut at 40 %": "\n".join(lines[: int(len(lines) * 0.4)]),
        "cut at 15 %": "\n".join(lines[: int(len(lines) * 0.15)]),
    }


def _drop(text: str, share: float, chance: random.Random) -> str:
    return "".join(letter for letter in text if letter == "\n" or chance.random() > share)


def judge_copies(documents: Sequence[LabelledDocument]) -> list[Judged]:
    """Each document and its spoilt copies, the document first."""
    judged: list[Judged] = []
    for number, document in enumerate(documents):
        for way, text in {"": document.text, **spoil(document.text, str(number))}.items():
            kept, rejected = find_mentions(text)
            mentions = [*kept, *rejected]
            evidence = list(read_evidence(text).values())
            judged.append(Judged(number, way, evidence, share_right(document, text, mentions)))
    return judged


def share_right(document: LabelledDocument, text: str, mentions: Sequence[Mention]) -> float:
    """Of the main fields, those whose surest value is labelled so; a field that nothing was found for is wrong."""
    right = 0
    for group in MAIN_FIELDS:
        own = [one for one in mentions if one.field in group]
        if own:
            best = max(own, key=lambda one: (one.confidence, -one.start))
            right += value_of(text, best.field, best.start, best.end) in {
                value_of(document.text, span.field, span.start, span.end)
                for span in document.spans
                if span.field == best.field
            }
    return right / len(MAIN_FIELDS)


def fit_weights(judged: Sequence[Judged]) -> dict[str, float]:
    """Log-odds by name, none but the base negative: fractional logistic regression in which a copy that looks surer
    than its document costs extra."""
    evidence = np.array([one.evidence for one in judged])
    right = np.array([one.right for one in judged])
    weight = np.array([_WEIGHT_OF_COPIES if one.way else 1.0 for one in judged])
    firsts = {one.document: at for at, one in enumerate(judged) if not one.way}
    rises = (
        np.array([one.evidence for one in judged if one.way])
        - evidence[[firsts[one.document] for one in judged if one.way]]
    )

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        sure = _sure(evidence, weights).clip(1e-6, 1 - 1e-6)
        miss = -(weight * (right * np.log(sure) + (1 - right) * np.log(1 - sure))).sum() / weight.sum()
        over = np.maximum(rises @ weights[1:] + _MARGIN, 0.0)
        slope = weight * (sure - right) / weight.sum()
        bends = evidence.T @ slope + rises.T @ (2 * _PRICE_OF_RISING * over) / len(over) + 2 * _PENALTY * weights[1:]
        whole = miss + _PRICE_OF_RISING * (over**2).mean() + _PENALTY * (weights[1:] ** 2).sum()
        return float(whole), np.concatenate([[slope.sum()], bends])

    start = np.zeros(len(WEIGHTS))
    bounds = [(None, None), *[(_LEAST.get(name, 0.0), None) for name in list(WEIGHTS)[1:]]]
    found = cast("Any", minimize)(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return dict(zip(WEIGHTS, found.tolist(), strict=True))


def _sure(evidence: Numbers, weights: Numbers) -> Numbers:
    return 1.0 / (1.0 + np.exp(-(evidence @ weights[1:] + weights[0])))


def held_out(judged: Sequence[Judged], folds: Sequence[int]) -> list[float]:
    """The confidence of each text by weights from the other folds; `folds` has an entry a document."""
    sure = np.zeros(len(judged))
    for fold in sorted(set(folds)):
        weights = np.array(list(fit_weights([one for one in judged if folds[one.document] != fold]).values()))
        own = [at for at, one in enumerate(judged) if folds[one.document] == fold]
        sure[own] = _sure(np.array([judged[at].evidence for at in own]), weights)
    return [calibrate(float(share)) for share in sure]

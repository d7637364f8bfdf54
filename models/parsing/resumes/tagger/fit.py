"""Trains a tagger and measures it: held-out tagging by near-duplicate cluster, and the fields it answers better for.

Rules and tagger are judged on the same documents; how a tagger works stands in `tagger.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from models.parsing.resumes.mentions.find import find_mentions
from models.parsing.resumes.mentions.mention import Candidate, Field, Mention
from models.parsing.resumes.tagger.cards import Card, settle_sure
from models.parsing.resumes.tagger.crf import SETTINGS, CrfSettings, Look, ReadSigns, average, train_crf
from models.parsing.resumes.tagger.growing import grow
from models.parsing.resumes.tagger.judging import Sure, choose_least, judge, value_f1
from models.parsing.resumes.tagger.labelled import LabelledDocument, cluster
from models.parsing.resumes.tagger.measures import measure_candidates
from models.parsing.resumes.tagger.names import name_candidates
from models.parsing.resumes.tagger.ruling import judge_rules
from models.parsing.resumes.tagger.signs import read_signs
from models.parsing.resumes.tagger.tagger import Tagger
from models.parsing.resumes.tagger.weighing import SignForest

FOLDS = 5
FEWEST_DOCUMENTS = 50
"""Below this a tagger would know its few documents by heart."""

_LEAST_GAIN = 0.005
_BY_FORM: tuple[Field, ...] = ("email", "period")
"""Fields that the rules read by their form, and that no record asks of the tagger."""

FIELDS: tuple[Field, ...] = tuple(field for field in get_args(Field) if field not in _BY_FORM)


def fold_of(documents: Sequence[LabelledDocument], folds: int = FOLDS) -> list[int]:
    """The fold of each document; near-duplicates share one."""
    roots = cluster([document.text for document in documents])
    order = {root: at for at, root in enumerate(sorted(set(roots)))}
    return [order[root] % folds for root in roots]


def look_held_out(
    documents: Sequence[LabelledDocument], settings: Sequence[CrfSettings] = SETTINGS, read: ReadSigns = read_signs
) -> list[Look]:
    """What CRFs think of each document, a CRF a setting, trained on no document of its fold."""
    held = fold_of(documents)
    looks: dict[int, Look] = {}
    for fold in sorted(set(held)):
        rest = [one for one, own in zip(documents, held, strict=True) if own != fold]
        crfs = [train_crf(rest, one, read) for one in settings]
        looks |= {
            at: average([crf.look(documents[at].text) for crf in crfs]) for at, own in enumerate(held) if own == fold
        }
    return [looks[at] for at in range(len(documents))]


def tag_held_out(
    documents: Sequence[LabelledDocument], settings: Sequence[CrfSettings] = SETTINGS
) -> Iterator[list[Mention]]:
    """What a tagger finds in each document, its CRF and its points from the other folds."""
    judged = _judge_all(documents, look_held_out(documents, settings))
    return (settle_sure(some, each, judged.least) for some, each in zip(judged.found, judged.sure, strict=True))


@dataclass(frozen=True)
class _Judged:
    """Candidates of each document, how sure points and trees of the other folds are of them, and both from all."""

    found: list[list[Candidate]]
    sure: Sure
    cards: dict[Field, Card]
    forests: dict[Field, SignForest]
    least: dict[Field, float]


def _judge_all(documents: Sequence[LabelledDocument], looks: Sequence[Look]) -> _Judged:
    pairs = list(zip(documents, looks, strict=True))
    found = [name_candidates(document.text, look) for document, look in pairs]
    measures = [
        measure_candidates(document.text, look, some) for (document, look), some in zip(pairs, found, strict=True)
    ]
    folds = fold_of(documents)
    by_points, cards = judge(documents, found, folds, FIELDS)
    by_trees, forests = grow(documents, found, measures, folds, list(cards))
    sure = [(one + other) / 2 for one, other in zip(by_points, by_trees, strict=True)]
    return _Judged(found, sure, cards, forests, choose_least(documents, found, sure, list(cards)))


def rule_twice(documents: Sequence[LabelledDocument]) -> tuple[list[list[Mention]], list[list[Mention]]]:
    """What the rules find in each document: as they ship, and with points of the other folds."""
    shipped = [find_mentions(document.text)[0] for document in documents]
    return shipped, judge_rules(documents, fold_of(documents))[1]


def better_fields(
    documents: Sequence[LabelledDocument], tagged: Sequence[list[Mention]], *ruled: Sequence[list[Mention]]
) -> tuple[Field, ...]:
    """Fields for which the tagger's F1 of distinct values is above the rules' by more than chance rounding.

    Of several readings by rules the worse counts: points that were found on these very documents flatter the rules,
    and points found on documents like these are not what ships.
    """
    return tuple(
        field
        for field in FIELDS
        if value_f1(documents, tagged, field)
        > min(value_f1(documents, reading, field) for reading in ruled) + _LEAST_GAIN
    )


def fit_tagger(documents: Sequence[LabelledDocument], settings: Sequence[CrfSettings] = SETTINGS) -> Tagger:
    """A tagger trained on all documents that answers for the fields in which it measured better, held out.

    Raises ValueError below FEWEST_DOCUMENTS distinct documents.
    """
    distinct = len(set(cluster([document.text for document in documents])))
    if distinct < FEWEST_DOCUMENTS:
        raise ValueError(f"a tagger needs {FEWEST_DOCUMENTS} distinct labelled documents, and there are {distinct}")
    judged = _judge_all(documents, look_held_out(documents, settings))
    tagged = [settle_sure(some, each, judged.least) for some, each in zip(judged.found, judged.sure, strict=True)]
    fields = better_fields(documents, tagged, *rule_twice(documents))
    weights = [train_crf(documents, one).weights for one in settings]
    return Tagger(weights, judged.cards, judged.forests, judged.least, fields, len(documents))

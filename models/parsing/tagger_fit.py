"""Trains a tagger and measures it: held-out tagging by near-duplicate cluster, and the fields it answers better for.

Rules and tagger are judged on the same documents; how a tagger works stands in `tagger.py`.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from models.parsing.labelled import LabelledDocument, cluster, value_of
from models.parsing.mentions.find import find_mentions
from models.parsing.mentions.mention import Field, Mention
from models.parsing.tagger import ReadSigns, Tagger, TaggerSettings, train_tagger
from models.parsing.tagger_signs import read_signs

FOLDS = 5
FEWEST_DOCUMENTS = 50
"""Below this a tagger would know its few documents by heart."""

_LEAST_GAIN = 0.005
_RECORD_FIELDS: tuple[Field, ...] = tuple(field for field in get_args(Field) if field != "period")


def fold_of(documents: Sequence[LabelledDocument], folds: int = FOLDS) -> list[int]:
    """The fold of each document; near-duplicates share one."""
    roots = cluster([document.text for document in documents])
    order = {root: at for at, root in enumerate(sorted(set(roots)))}
    return [order[root] % folds for root in roots]


def tag_held_out(
    documents: Sequence[LabelledDocument],
    settings: TaggerSettings | None = None,
    folds: int = FOLDS,
    read: ReadSigns = read_signs,
) -> Iterator[tuple[int, list[Mention]]]:
    """The number of each document with what a tagger finds that saw no document of its fold."""
    held = fold_of(documents, folds)
    for fold in range(folds):
        seen = [document for document, own in zip(documents, held, strict=True) if own != fold]
        unseen = [at for at, own in enumerate(held) if own == fold]
        if unseen and seen:
            tagger = train_tagger(seen, (), settings, read)
            yield from ((at, tagger.tag(documents[at].text, read)) for at in unseen)


def better_fields(
    documents: Sequence[LabelledDocument], tagged: Sequence[list[Mention]], ruled: Sequence[list[Mention]]
) -> tuple[Field, ...]:
    """Fields for which the tagger's F1 of distinct values is above the rules' by more than chance rounding."""
    return tuple(
        field
        for field in _RECORD_FIELDS
        if value_f1(documents, tagged, field) > value_f1(documents, ruled, field) + _LEAST_GAIN
    )


def value_f1(documents: Sequence[LabelledDocument], found: Sequence[list[Mention]], field: Field) -> float:
    """F1 of the distinct values of a field, summed over documents; 0 where nothing is found or labelled."""
    hits = total = 0
    for document, mentions in zip(documents, found, strict=True):
        ours = {value_of(document.text, field, one.start, one.end) for one in mentions if one.field == field}
        labelled = {value_of(document.text, field, one.start, one.end) for one in document.spans if one.field == field}
        hits += len(ours & labelled)
        total += len(ours) + len(labelled)
    return 2 * hits / total if total else 0.0


def fit_tagger(documents: Sequence[LabelledDocument], settings: TaggerSettings | None = None) -> Tagger:
    """A tagger trained on all documents that answers for the fields in which it measured better, held out.

    Raises ValueError below FEWEST_DOCUMENTS distinct documents.
    """
    distinct = len(set(cluster([document.text for document in documents])))
    if distinct < FEWEST_DOCUMENTS:
        raise ValueError(f"a tagger needs {FEWEST_DOCUMENTS} distinct labelled documents, and there are {distinct}")
    tagged = [mentions for _, mentions in sorted(tag_held_out(documents, settings), key=lambda item: item[0])]
    ruled = [find_mentions(document.text)[0] for document in documents]
    return train_tagger(documents, better_fields(documents, tagged, ruled), settings)

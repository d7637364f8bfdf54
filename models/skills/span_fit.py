"""Trains a span tagger on labelled sentences: its judge, and how cautious it is, on folds of the same labels.

How a tagger reads is in `span_tagger`; where labels come from is not known here.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportAttributeAccessIssue=false
# pyright: reportUnknownVariableType=false

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from models.boosting.forest import Forest
from models.skills.span_crf import Crf, Span, read_spans
from models.skills.span_features import Features, SentenceReader, Words
from models.skills.span_signs import Habits, learn_habits
from models.skills.span_tagger import Proposals, SpanWeights, judge_spans, propose_spans
from models.skills.span_trees import grow_judge

FOLDS = 3
_RUNS = 30
LEAST_CHANCES = (0.09, 0.12, 0.15, 0.18, 0.21, 0.25, 0.3, 0.4)
FEWEST_SENTENCES = 50
"""Below this a tagger would know its few sentences by heart."""

Layer = Sequence[Sequence[str]]
"""B, I or O for each word of each sentence."""


@dataclass(frozen=True)
class TaggerSettings:
    """How the weights are found; of three tried, the best on held-out folds of SkillSpan's training half."""

    absolute_penalty: float = 0.05
    squared_penalty: float = 0.5
    iterations: int = 100


def fit_span_tagger(
    sentences: Sequence[Words], layers: Sequence[Layer], reader: SentenceReader, settings: TaggerSettings | None = None
) -> SpanWeights:
    """Weights of one CRF a layer, trained on all sentences; caution and gain are measured on folds held out.

    Folds are made of runs of sentences: those of one document, which lie side by side, mostly share one. The judge
    learns from what CRFs say of sentences that they did not see, for that is what it will judge.
    Raises ValueError below FEWEST_SENTENCES.
    """
    if len(sentences) < FEWEST_SENTENCES:
        raise ValueError(f"a span tagger needs {FEWEST_SENTENCES} labelled sentences, and there are {len(sentences)}")
    settings = settings or TaggerSettings()
    labelled = _Labelled(sentences, reader.describe(sentences), reader.known_spans(sentences), layers)
    gold = [join_tags([layer[at] for layer in layers]) for at in range(len(sentences))]
    fold = [at * _RUNS // len(sentences) % FOLDS for at in range(len(sentences))]
    proposed = _look_held_out(labelled, fold, settings)
    least, found = _choose_least(proposed, gold, fold)
    gain = overlap_f1(found, gold) - overlap_f1(labelled.known, gold)
    everything = range(len(sentences))
    return SpanWeights(
        layers=tuple(_train(labelled.features, layer, settings) for layer in layers),
        habits=labelled.habits(everything),
        judge=_grow(proposed, gold, everything),
        least=least,
        sentences=len(sentences),
        gain=round(gain, 4),
    )


@dataclass(frozen=True)
class _Labelled:
    """Sentences with all that is known of them; every list but that of layers has an entry a sentence."""

    sentences: Sequence[Words]
    features: Sequence[Features]
    known: Sequence[list[Span]]
    layers: Sequence[Layer]

    def habits(self, rows: Sequence[int]) -> Habits:
        """How the labels of some of the sentences use words."""
        spans = [[read_spans(layer[at]) for at in rows] for layer in self.layers]
        return learn_habits([self.sentences[at] for at in rows], spans)


def join_tags(layers: Layer) -> list[Span]:
    """The spans of one sentence's tags in all layers, each once, sorted."""
    return sorted({span for tags in layers for span in read_spans(tags)})


def strict_f1(found: Sequence[list[Span]], gold: Sequence[list[Span]]) -> float:
    """Spans that begin and end at the same words."""
    hits = sum(len({*some} & {*wanted}) for some, wanted in zip(found, gold, strict=True))
    return 2 * hits / max(sum(map(len, found)) + sum(map(len, gold)), 1)


def overlap_f1(found: Sequence[list[Span]], gold: Sequence[list[Span]]) -> float:
    """The harmonic mean of the share of what was found that touches a label and of the labels that are touched."""
    hits, touched = (
        sum(_touches(span, others) for some, others in zip(one, other, strict=True) for span in some)
        for one, other in ((found, gold), (gold, found))
    )
    precision, recall = hits / max(sum(map(len, found)), 1), touched / max(sum(map(len, gold)), 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _look_held_out(labelled: _Labelled, fold: Sequence[int], settings: TaggerSettings) -> list[Proposals]:
    """What is proposed in each sentence by CRFs and habits that were learned on the other folds."""
    proposed: list[Proposals | None] = [None] * len(fold)
    for held in range(FOLDS):
        train, test = _parted(fold, held)
        habits = labelled.habits(train)
        features = [labelled.features[at] for at in train]
        crfs = [Crf(_train(features, [layer[at] for at in train], settings)) for layer in labelled.layers]
        for at in test:
            chances = [crf.look(labelled.features[at]) for crf in crfs]
            proposed[at] = propose_spans(labelled.sentences[at], labelled.known[at], chances, habits)
    return [one for one in proposed if one is not None]


def _choose_least(
    proposed: Sequence[Proposals], gold: Sequence[list[Span]], fold: Sequence[int]
) -> tuple[float, list[list[Span]]]:
    """The chance from which naming a span pays, and what is found then, each fold judged by what others taught."""
    found = {least: [list[Span]() for _ in proposed] for least in LEAST_CHANCES}
    for held in range(FOLDS):
        train, test = _parted(fold, held)
        judge = _grow(proposed, gold, train)
        for least, spans in found.items():
            for at, chosen in zip(test, judge_spans([proposed[at] for at in test], judge, least), strict=True):
                spans[at] = chosen
    best = max(LEAST_CHANCES, key=lambda least: strict_f1(found[least], gold) + overlap_f1(found[least], gold))
    return best, found[best]


def _grow(proposed: Sequence[Proposals], gold: Sequence[list[Span]], rows: Sequence[int]) -> Forest:
    """A judge of the proposals in some of the sentences; what any layer labels is right."""
    right = [span[1:] in gold[at] for at in rows for span in proposed[at].spans]
    return grow_judge([proposed[at].signs for at in rows if proposed[at].spans], right)


def _parted(fold: Sequence[int], held: int) -> tuple[list[int], list[int]]:
    """Rows to learn from, and rows that are held out."""
    train, test = ([at for at, own in enumerate(fold) if (own == held) is out] for out in (False, True))
    return train, test


def _train(features: Sequence[Features], tags: Layer, settings: TaggerSettings) -> bytes:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for rows, labels in zip(features, tags, strict=True):
        trainer.append(rows, list(labels))
    trainer.set_params(
        {"c1": settings.absolute_penalty, "c2": settings.squared_penalty, "max_iterations": settings.iterations}
    )
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/weights")
        return (Path(folder) / "weights").read_bytes()

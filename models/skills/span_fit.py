"""Trains a span tagger on labelled sentences, and chooses on folds of the same labels how cautious it is.

How a tagger reads is in `span_tagger`; where labels come from is not known here.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportAttributeAccessIssue=false
# pyright: reportUnknownVariableType=false

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from models.skills.span_features import Features, SentenceReader, Words
from models.skills.span_tagger import Chances, Crf, Span, SpanWeights, join_layers, read_spans

FOLDS = 3
_RUNS = 30
CAUTIONS = (1.0, 0.8, 0.65, 0.5, 0.4, 0.3, 0.2)
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

    Folds are made of runs of sentences: those of one document, which lie side by side, mostly share one.
    Raises ValueError below FEWEST_SENTENCES.
    """
    if len(sentences) < FEWEST_SENTENCES:
        raise ValueError(f"a span tagger needs {FEWEST_SENTENCES} labelled sentences, and there are {len(sentences)}")
    settings = settings or TaggerSettings()
    features = reader.describe(sentences)
    gold = [join_tags([layer[at] for layer in layers]) for at in range(len(sentences))]
    chances = _look_held_out(features, layers, settings)
    tried = {caution: [join_layers(some, caution) for some in chances] for caution in CAUTIONS}
    caution = max(CAUTIONS, key=lambda one: strict_f1(tried[one], gold) + overlap_f1(tried[one], gold))
    gain = overlap_f1(tried[caution], gold) - overlap_f1(reader.known_spans(sentences), gold)
    trained = tuple(_train(features, layer, settings) for layer in layers)
    return SpanWeights(trained, caution, len(sentences), round(gain, 4))


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


def _look_held_out(
    features: Sequence[Features], layers: Sequence[Layer], settings: TaggerSettings
) -> list[list[Chances]]:
    """For each sentence, the Chances of each layer by a CRF that was trained on the other folds."""
    fold = [at * _RUNS // len(features) % FOLDS for at in range(len(features))]
    looks: list[list[Chances]] = [[] for _ in features]
    for held in range(FOLDS):
        train, test = ([at for at, own in enumerate(fold) if (own == held) is out] for out in (False, True))
        for layer in layers:
            crf = Crf(_train([features[at] for at in train], [layer[at] for at in train], settings))
            for at in test:
                looks[at].append(crf.look(features[at]))
    return looks


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

"""Rows about skills: what is found in sentences and ads, with the official classifications beside the labels loaded.

How skills are found is known to `models.skills`; no sentence and no span is kept.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from models.skills.extract import SkillExtractor
from models.skills.span_crf import read_spans
from models.skills.span_features import SentenceReader
from models.skills.span_fit import fit_span_tagger
from models.skills.span_tagger import SpanTagger
from models.skills.taxonomy import Taxonomy
from pipelines.scoreboard.dictionary import Spans, find_listed, keep_useful, touching
from pipelines.scoreboard.intervals import Sums, overlap_figure, ratio_figure, sum_by_document
from pipelines.scoreboard.mounted import official_extractor, official_taxonomy
from pipelines.scoreboard.rows import Counts, Figure, Row, f1_figure

TAXONOMY = "../taxonomy/esco_skills.parquet"
_LAYERS = ("tags_skill", "tags_knowledge")

Sentence = dict[str, Any]


def _measure_sentences(labels: Path) -> list[Figure]:
    """What the extractor finds in sentences of postings, without any training."""
    sentences = _read(labels, "dev")
    texts = [" ".join(sentence["tokens"]) for sentence in sentences]
    ours = _extracted(texts, official_extractor(labels))
    plain = find_listed(texts, [text for text, _ in official_taxonomy(labels).names])
    both, knowledge = [_gold(sentence, _LAYERS) for sentence in sentences], [_gold(s, _LAYERS[1:]) for s in sentences]
    found = [_overlaps(ours, gold, sentences) for gold in (both, knowledge)]
    beside = [_overlaps(plain, gold, sentences) for gold in (both, knowledge)]
    return [
        overlap_figure("overlap F1, both layers", found[0], beside[0], 0.52),
        ratio_figure("precision", found[0], (0, 1), beside[0], None),
        ratio_figure("recall", found[0], (2, 3), beside[0], None),
        ratio_figure("recall of knowledge", found[1], (2, 3), beside[1], 0.70),
    ]


def _measure_tagger(labels: Path) -> list[Figure]:
    """A tagger trained on the training sentences, beside the list of what they name and the extractor knows."""
    train, sentences = _read(labels, "train"), _read(labels, "dev")
    reader = SentenceReader(official_taxonomy(labels))
    words = [sentence["tokens"] for sentence in train]
    weights = fit_span_tagger(words, [[sentence[layer] for sentence in train] for layer in _LAYERS], reader)
    tagged = SpanTagger(weights, reader).tag([sentence["tokens"] for sentence in sentences])
    ours = [_characters(sentence, spans) for sentence, spans in zip(sentences, tagged, strict=True)]
    texts = [" ".join(sentence["tokens"]) for sentence in sentences]
    listed = find_listed(texts, _pruned(train, official_taxonomy(labels)))
    gold = [_gold(sentence, _LAYERS) for sentence in sentences]
    return [
        f1_figure("strict F1", _strict(ours, gold, sentences), _strict(listed, gold, sentences), 0.47),
        overlap_figure("overlap F1", _overlaps(ours, gold, sentences), _overlaps(listed, gold, sentences), 0.68),
    ]


def _read(labels: Path, part: str) -> list[Sentence]:
    with (labels / f"skills/skillspan/{part}.json").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _gold(sentence: Sentence, layers: Sequence[str]) -> Spans:
    return [span for layer in layers for span in _characters(sentence, read_spans(sentence[layer]))]


def _characters(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Spans:
    """Spans of words as spans of characters of the words joined by blanks."""
    starts = np.cumsum([0, *(len(word) + 1 for word in sentence["tokens"])]).tolist()
    return [(starts[first], starts[end] - 1) for first, end in spans]


def _extracted(texts: Sequence[str], extractor: SkillExtractor) -> list[Spans]:
    found: list[Spans] = [[] for _ in texts]
    for row, start, end in extractor.extract(pl.Series(texts)).select("row", "start", "end").iter_rows():
        found[row].append((start, end))
    return found


def _pruned(train: Sequence[Sentence], taxonomy: Taxonomy) -> list[str]:
    """Official names and labelled spans of the training sentences that are labelled at least every second time."""
    texts = [" ".join(sentence["tokens"]) for sentence in train]
    gold = [_gold(sentence, _LAYERS) for sentence in train]
    spans = {text[start:end] for text, wanted in zip(texts, gold, strict=True) for start, end in wanted}
    return keep_useful([*(text for text, _ in taxonomy.names), *spans], texts, gold)


def _overlaps(found: Sequence[Spans], gold: Sequence[Spans], sentences: Sequence[Sentence]) -> Sums:
    rows = [touching(spans, wanted) for spans, wanted in zip(found, gold, strict=True)]
    return sum_by_document(rows, [_posting(sentence) for sentence in sentences])


def _strict(found: Sequence[Spans], gold: Sequence[Spans], sentences: Sequence[Sentence]) -> list[Counts]:
    rows = [(len({*s} & {*w}), len(s), len(w)) for s, w in zip(found, gold, strict=True)]
    sums = sum_by_document(rows, [_posting(sentence) for sentence in sentences])
    return [Counts(*map(int, row)) for row in sums]


def _posting(sentence: Sentence) -> tuple[str, int]:
    return sentence["source"], sentence["idx"]


SENTENCES = "skills/skillspan/dev.json"
ROWS = [
    Row("Skills in sentences, no training", "SkillSpan dev", (SENTENCES, TAXONOMY), _measure_sentences),
    Row(
        "Skills in sentences, tagger trained on labels",
        "SkillSpan dev",
        (SENTENCES, "skills/skillspan/train.json", TAXONOMY),
        _measure_tagger,
    ),
]

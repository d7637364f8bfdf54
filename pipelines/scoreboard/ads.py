"""Rows about skills in whole ads: the extractor, and a tagger trained on half of the ads and read on the other half.

How skills are found is known to `models.skills`; no ad and no span is kept.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl

from models.skills.extract import SkillExtractor
from models.skills.span_features import SentenceReader
from models.skills.span_fit import fit_span_tagger
from models.skills.span_tagger import SpanTagger
from models.skills.span_words import characters_of, split_text
from pipelines.scoreboard.dictionary import Spans, find_listed, keep_useful, touching
from pipelines.scoreboard.intervals import Sums, overlap_f1, overlap_figure
from pipelines.scoreboard.mounted import official_extractor, official_taxonomy
from pipelines.scoreboard.rows import Figure, Row

ADS = "skills/jobad_ner.jsonl"
TAXONOMY = "../taxonomy/esco_skills.parquet"


def _measure_ads(labels: Path) -> list[Figure]:
    """Each ad is read by what was learned on the other half; equal ads are one, and near-equal ones in one half."""
    texts, gold = _read(labels / ADS)
    names = [text for text, _ in official_taxonomy(labels).names]
    extractor, reader = official_extractor(labels), SentenceReader(official_taxonomy(labels))
    halves = [[at for at, text in enumerate(texts) if _half(text) == half] for half in (0, 1)]
    tagged, pruned, listed = ([list[tuple[int, int]]() for _ in texts] for _ in range(3))
    for train, test in (halves, halves[::-1]):
        known, wanted, unread = [texts[at] for at in train], [gold[at] for at in train], [texts[at] for at in test]
        named = [text[start:end] for text, spans in zip(known, wanted, strict=True) for start, end in spans]
        for into, found in (
            (tagged, _tag(known, wanted, unread, reader)),
            (pruned, find_listed(unread, keep_useful(names, known, wanted))),
            (listed, find_listed(unread, keep_useful([*names, *named], known, wanted))),
        ):
            for at, spans in zip(test, found, strict=True):
                into[at] = spans
    ours, dictionary, learned = (_sums(found, gold) for found in (tagged, pruned, listed))
    return [
        overlap_figure("tagger; pruned dictionary", ours, dictionary, overlap_f1(dictionary.sum(axis=0)) + 0.05),
        overlap_figure("tagger; and labelled names", ours, learned, None),
        overlap_figure("no training; pruned dictionary", _sums(_extract(texts, extractor), gold), dictionary, None),
    ]


def _extract(texts: Sequence[str], extractor: SkillExtractor) -> list[Spans]:
    found: list[Spans] = [[] for _ in texts]
    for row, start, end in extractor.extract(pl.Series(texts)).select("row", "start", "end").iter_rows():
        found[row].append((start, end))
    return found


def _read(file: Path) -> tuple[list[str], list[Spans]]:
    with file.open(encoding="utf-8") as lines:
        ads = {ad["text"]: ad["spans"] for ad in map(json.loads, lines)}
    return list(ads), [
        [(span["start"], span["end"]) for span in spans if span["label"] == "SKILLS"] for spans in ads.values()
    ]


def _half(text: str) -> int:
    """By the ad's first words, which copies of an ad share."""
    opening = " ".join(text.lower().split()[:12])
    return sum(opening.encode()) % 2


def _tag(known: Sequence[str], wanted: Sequence[Spans], unread: Sequence[str], reader: SentenceReader) -> list[Spans]:
    train = [(words, spans) for text, spans in zip(known, wanted, strict=True) for words in split_text(text)]
    tags = [_tags(words, spans) for words, spans in train]
    weights = fit_span_tagger([[word for word, _ in words] for words, _ in train], [tags], reader)
    tagger = SpanTagger(weights, reader)
    found = list[Spans]()
    for text in unread:
        sentences = split_text(text)
        spans = tagger.tag([[word for word, _ in words] for words in sentences])
        found.append(
            [characters_of(words, span) for words, some in zip(sentences, spans, strict=True) for span in some]
        )
    return found


def _tags(words: Sequence[tuple[str, int]], spans: Spans) -> list[str]:
    tags = list[str]()
    inside: tuple[int, int] | None = None
    for word, start in words:
        span = next((span for span in spans if span[0] < start + len(word) and start < span[1]), None)
        tags.append("O" if span is None else "I" if span == inside else "B")
        inside = span
    return tags


def _sums(found: Sequence[Spans], gold: Sequence[Spans]) -> Sums:
    return np.array([touching(spans, wanted) for spans, wanted in zip(found, gold, strict=True)], np.float64)


ROWS = [Row("Skills in whole ads", "jobad_ner", (ADS, TAXONOMY), _measure_ads)]

"""Phrases that no name of a skill matches, linked to the nearest skill: short texts, and what a trained tagger finds.

Mentions by name are found before, in `models.skills`; they are never found again here.
"""

from collections.abc import Sequence
from typing import Any

from models.features.encoder import StaticEncoder
from models.features.links import encode_by, link_skills_of
from models.skills.span_features import SentenceReader
from models.skills.span_tagger import SpanTagger, SpanWeights
from models.skills.span_words import characters_of, split_text
from models.skills.taxonomy import Taxonomy

Mention = dict[str, Any]
LONGEST_PHRASE = 8
"""Words of a text that is taken for one phrase."""


class PhraseReader:
    """Reads phrases by one taxonomy. Building it takes some seconds; a tagger of no gain is not asked."""

    def __init__(self, taxonomy: Taxonomy, encoder: StaticEncoder | None, weights: SpanWeights | None) -> None:
        self._linker = link_skills_of(taxonomy, encode_by(encoder))
        useful = weights is not None and weights.gain > 0
        self._tagger = SpanTagger(weights, SentenceReader(taxonomy)) if weights and useful else None

    def read(self, texts: Sequence[str], known: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
        """For each text its phrases that touch none of its `known` mentions, each with the likeliest skill or null."""
        places = [
            [place for place in self._places(text) if not any(_touch(place, mention) for mention in mentions)]
            for text, mentions in zip(texts, known, strict=True)
        ]
        named = [text[start:end] for text, found in zip(texts, places, strict=True) for start, end in found]
        links = self._linker.link(named).rows(named=True) if named else []
        phrases, rest = list[list[Mention]](), iter(zip(named, links, strict=True))
        for found in places:
            phrases.append([_phrase(place, *next(rest)) for place in found])
        return phrases

    def _places(self, text: str) -> list[tuple[int, int]]:
        sentences = split_text(text)
        if len(sentences) == 1 and len(sentences[0]) <= LONGEST_PHRASE:
            return [characters_of(sentences[0], (0, len(sentences[0])))]
        if self._tagger is None:
            return []
        tagged = self._tagger.tag([[word for word, _ in words] for words in sentences])
        return [characters_of(words, span) for words, spans in zip(sentences, tagged, strict=True) for span in spans]


def _touch(place: tuple[int, int], mention: Mention) -> bool:
    return place[0] < mention["end"] and mention["start"] < place[1]


def _phrase(place: tuple[int, int], surface: str, link: dict[str, Any]) -> Mention:
    linked = {"skill_id": link["id"], "label": link["label"], "confidence": link["confidence"]}
    return {"start": place[0], "end": place[1], "surface": surface, **linked}

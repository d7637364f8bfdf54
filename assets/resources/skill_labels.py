"""The folder of labelled sentences that a span tagger is trained on, and the tagger that was trained last.

How one is trained is in `models.skills`; labels are read where they lie and never copied.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from assets.lake import Snapshot
from models.skills.span_tagger import SpanFormatError, SpanWeights, parse_span_weights

PART = "tagger"
_LAYER = "tags_"
_TAGS = {"B", "I", "O"}


@dataclass
class LabelledSentences:
    """Words of each sentence, and for each layer the tags (B, I, O) of each sentence."""

    words: list[list[str]] = field(default_factory=list[list[str]])
    layers: dict[str, list[list[str]]] = field(default_factory=dict[str, list[list[str]]])


class SkillLabels:
    """Files `*.json` below `root`, each line a sentence: `tokens`, and a layer's `tags_…` (B, I, O) as many."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self) -> LabelledSentences:
        """All sentences, by file name. Raises ValueError naming a file and a line that is none."""
        read = LabelledSentences()
        for path in sorted(self.root.rglob("*.json")):
            with path.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, start=1):
                    if line.strip() and not _add(line, read):
                        raise ValueError(
                            f"{path.name}, line {number} is no labelled sentence: it needs tokens and tags_…"
                        )
        return read


def open_span_tagger(skill_tagger: Snapshot) -> SpanWeights | None:
    """The tagger that is current; None where none was trained, or where it was trained by another version."""
    try:
        return parse_span_weights(skill_tagger.read_bytes(PART))
    except (LookupError, SpanFormatError):
        return None


def _add(line: str, to: LabelledSentences) -> bool:
    """Whether the line is a sentence with the layers of those before it; it is added then."""
    try:
        value = cast("dict[str, Any]", json.loads(line))
        words = [str(word) for word in value["tokens"]]
        tags = {name: list(map(str, given)) for name, given in value.items() if name.startswith(_LAYER)}
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    whole = all(len(given) == len(words) and {*given} <= _TAGS for given in tags.values())
    if not tags or not whole or (to.words and tags.keys() != to.layers.keys()):
        return False
    to.words.append(words)
    for name, given in tags.items():
        to.layers.setdefault(name, []).append(given)
    return True

"""What readers of fields hand on: a candidate with the signs that speak for and against it, and a mention.

No reader lives here, and no sign is weighed.
"""

from dataclasses import dataclass, replace
from typing import Literal

Field = Literal["name", "email", "degree", "school", "place", "title", "employer", "graduation_year", "period", "tool"]
"""What a mention names; `period` (in work) and `tool` (a technology) are known to a trained tagger only."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters `start` to `end` (exclusive) of the text may name a `field`; `signs` are named in `scorecard.toml`."""

    start: int
    end: int
    field: Field
    signs: frozenset[str] = frozenset()

    def with_sign(self, sign: str) -> "Candidate":
        """The same with one sign more."""
        return replace(self, signs=self.signs | {sign})


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Characters `start` to `end` (exclusive) of the text name a `field`; `confidence` is 0 to 1."""

    start: int
    end: int
    field: Field
    confidence: float
    source: Literal["rules", "tagger"] = "rules"

"""What a mention is: a field's name, where it stands in the text, and how sure its reader is.

No reader lives here.
"""

from dataclasses import dataclass
from typing import Literal

Field = Literal["name", "email", "degree", "school", "place", "title", "employer", "graduation_year", "tool"]
"""What a mention names; `tool` is a technology, known to a trained tagger only."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Characters `start` to `end` (exclusive) of the text name a `field`; `confidence` is 0 to 1."""

    start: int
    end: int
    field: Field
    confidence: float

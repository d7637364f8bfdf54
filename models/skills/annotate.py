"""Skills of single texts as plain records, for those who bring texts of their own and no frames.

How skills are found is in `extract.py`; nothing is counted or weighed here.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl

from models.skills.extract import get_extractor
from models.skills.taxonomy import Taxonomy, load_taxonomy

FIELDS = ["skill_id", "label", "start", "end", "surface", "negated", "years", "level", "confidence"]


class SkillAnnotator:
    """Names the skills of one taxonomy, else of the one that ships."""

    def __init__(self, taxonomy: Taxonomy | None = None) -> None:
        taxonomy = taxonomy or load_taxonomy()
        self._extractor = get_extractor(taxonomy)
        self._labels = {skill_id: skill.label for skill_id, skill in taxonomy.skills.items()}

    def annotate(self, texts: Sequence[str]) -> list[list[dict[str, Any]]]:
        """For each text its mentions in order, with the fields of FIELDS; offsets count characters of the text."""
        spans = self._extractor.extract(pl.Series(texts, dtype=pl.String))
        labels = pl.col("skill_id").replace_strict(self._labels, return_dtype=pl.String)
        mentions = [list[dict[str, Any]]() for _ in texts]
        for row in spans.with_columns(label=labels).select("row", *FIELDS).iter_rows(named=True):
            mentions[int(row.pop("row"))].append(row)
        return mentions

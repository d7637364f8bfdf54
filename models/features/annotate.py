"""Skills of single texts as plain records, for those who bring texts of their own and no frames.

How skills are found is in `models.skills`, how much a posting asks for them in `skills.py`; nothing is counted.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl

from models.features.skills import weigh_mentions
from models.frames import REQUIREMENT
from models.skills.extract import get_extractor
from models.skills.taxonomy import Taxonomy

FIELDS = ["skill_id", "label", "start", "end", "surface", "negated", "years", "level", "confidence", "importance"]

Lines = list[dict[str, Any]]
"""Requirement lines of a posting, as `models.parsing.records.Requirement` has them."""


class SkillAnnotator:
    """Names the skills of one taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._extractor = get_extractor(taxonomy)
        self._labels = {skill_id: skill.label for skill_id, skill in taxonomy.skills.items()}

    def annotate(self, texts: Sequence[str], asked: Sequence[Lines | None] = ()) -> list[list[dict[str, Any]]]:
        """For each text its mentions in order, with the fields of FIELDS; offsets count characters of the text.

        `importance` is null but for texts of postings, those with requirement lines in `asked`.
        """
        lines = pl.Series([*asked, *[None] * (len(texts) - len(asked))], dtype=pl.List(REQUIREMENT))
        spans = weigh_mentions(self._extractor.extract(pl.Series(texts, dtype=pl.String)), lines)
        posting = pl.Series(lines.is_not_null()).gather(spans["row"])
        named = spans.with_columns(
            label=pl.col("skill_id").replace_strict(self._labels, return_dtype=pl.String),
            importance=pl.when(posting & pl.col("negated")).then(pl.lit("excluded")).when(posting).then("importance"),
        )
        mentions = [list[dict[str, Any]]() for _ in texts]
        for row in named.select("row", *FIELDS).iter_rows(named=True):
            mentions[int(row.pop("row"))].append(row)
        return mentions

"""The nouns that the pipeline writes: each a table with the children that are replaced along with it.

How they are written is in `models.tables.writes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table

from models.tables.base import Base
from models.tables.document import Document, DocumentVersion
from models.tables.extraction import (
    ExtractionAward,
    ExtractionCertification,
    ExtractionEducation,
    ExtractionExperience,
    ExtractionLanguage,
    ExtractionProject,
    ExtractionPublication,
    ExtractionSkill,
    ExtractionVolunteering,
    ProfileExtraction,
)
from models.tables.posting import Posting, PostingRequirement

KEPT_BY_THE_DATABASE = {"row_hash", "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "deleted_by"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A table, the key of its children's rows that points to it, and its children by their name in a row."""

    table: Table
    parent_key: str
    children: Mapping[str, Table]
    entity: str

    @property
    def columns(self) -> list[str]:
        """What a row may say."""
        return [
            column.name
            for column in self.table.columns
            if column.name not in KEPT_BY_THE_DATABASE and column.computed is None
        ]


def _table(declared: type[Base]) -> Table:
    return cast(Table, declared.__table__)


POSTINGS = Noun(_table(Posting), "posting_id", {"requirements": _table(PostingRequirement)}, "posting")
EXTRACTIONS = Noun(
    _table(ProfileExtraction),
    "profile_id",
    {
        "skills": _table(ExtractionSkill),
        "experience": _table(ExtractionExperience),
        "education": _table(ExtractionEducation),
        "certifications": _table(ExtractionCertification),
        "awards": _table(ExtractionAward),
        "languages": _table(ExtractionLanguage),
        "projects": _table(ExtractionProject),
        "publications": _table(ExtractionPublication),
        "volunteering": _table(ExtractionVolunteering),
    },
    "profile",
)
DOCUMENTS = Noun(_table(Document), "document_id", {"versions": _table(DocumentVersion)}, "document")

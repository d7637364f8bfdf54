"""Profile extractions: what a person's documents say, written by the pipeline.

A person never edits these rows: their own words live in `models.tables.profile` under the same id and win.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from models.tables.base import Audited, Base, Identified, Ordered, one_of
from models.tables.profile import Preferences


class ProfileExtraction(Identified, Preferences, Audited, Base):
    """A person as their latest document states them, JSON Resume flattened as in `models.parsing.records.Resume`.

    `id` is the pipeline's `profile_id`. A row of `profiles` need not exist: most people only ever sent a document.
    """

    __tablename__ = "profile_extractions"

    status: Mapped[str]
    name: Mapped[str | None]
    given_name: Mapped[str | None]
    family_name: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    url: Mapped[str | None]
    headline: Mapped[str | None]
    summary: Mapped[str | None]
    location: Mapped[str | None]
    country: Mapped[str | None]
    region: Mapped[str | None]
    city: Mapped[str | None]
    language: Mapped[str | None]
    links: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    experience_months: Mapped[int | None]
    remote_months: Mapped[int | None]
    seniority: Mapped[str | None]
    notice_days: Mapped[int | None]
    occupation_id: Mapped[str | None]
    text_characters: Mapped[int] = mapped_column(server_default="0")
    hidden_characters: Mapped[int] = mapped_column(server_default="0")
    flags: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    documents: Mapped[int] = mapped_column(server_default="1")
    document_id: Mapped[str]
    source: Mapped[str]
    received_at: Mapped[datetime]
    parser_version: Mapped[str]
    content_hash: Mapped[str]
    row_hash: Mapped[str]
    """Over everything written here with the children: an unchanged person is not touched."""

    skills: Mapped[list["ExtractionSkill"]] = relationship(lazy="raise", viewonly=True)
    experience: Mapped[list["ExtractionExperience"]] = relationship(lazy="raise", viewonly=True)
    education: Mapped[list["ExtractionEducation"]] = relationship(lazy="raise", viewonly=True)
    certifications: Mapped[list["ExtractionCertification"]] = relationship(lazy="raise", viewonly=True)
    awards: Mapped[list["ExtractionAward"]] = relationship(lazy="raise", viewonly=True)
    languages: Mapped[list["ExtractionLanguage"]] = relationship(lazy="raise", viewonly=True)
    projects: Mapped[list["ExtractionProject"]] = relationship(lazy="raise", viewonly=True)
    publications: Mapped[list["ExtractionPublication"]] = relationship(lazy="raise", viewonly=True)
    volunteering: Mapped[list["ExtractionVolunteering"]] = relationship(lazy="raise", viewonly=True)

    __table_args__: Any = (CheckConstraint(one_of("status", "open", "hidden"), name="status"),)


class OfExtraction(Ordered):
    """A child of an extraction; reads order by `ordinal`, the document's own order."""

    @declared_attr
    def profile_id(cls) -> Mapped[UUID]:
        return mapped_column(ForeignKey("profile_extractions.id", ondelete="CASCADE"), primary_key=True, sort_order=-9)


class ExtractionSkill(OfExtraction, Base):
    """A skill found in the documents; `text` is how they name it."""

    __tablename__ = "extraction_skills"

    text: Mapped[str]
    skill_id: Mapped[str | None]
    level: Mapped[float | None]
    years: Mapped[float | None]


class Station:
    """Something that somebody did for a while. Dates are `YYYY-MM` or `YYYY`, as far as the document says."""

    name: Mapped[str | None]
    position: Mapped[str | None]
    location: Mapped[str | None]
    start_date: Mapped[str | None]
    end_date: Mapped[str | None]
    current: Mapped[bool] = mapped_column(server_default=text("false"))
    summary: Mapped[str | None]


class ExtractionExperience(OfExtraction, Station, Base):
    """JSON Resume `work`; `name` is the employer."""

    __tablename__ = "extraction_experience"


class ExtractionVolunteering(OfExtraction, Station, Base):
    """JSON Resume `volunteer`; `name` is the organization."""

    __tablename__ = "extraction_volunteering"


class ExtractionEducation(OfExtraction, Base):
    """JSON Resume `education`; `level` is ISCED 2011."""

    __tablename__ = "extraction_education"

    institution: Mapped[str | None]
    area: Mapped[str | None]
    study_type: Mapped[str | None]
    level: Mapped[int | None]
    start_date: Mapped[str | None]
    end_date: Mapped[str | None]


class ExtractionCertification(OfExtraction, Base):
    """JSON Resume `certificates`."""

    __tablename__ = "extraction_certifications"

    name: Mapped[str]
    issuer: Mapped[str | None]
    date: Mapped[str | None]
    expires: Mapped[str | None]


class ExtractionAward(OfExtraction, Base):
    """JSON Resume `awards`, one phrase each."""

    __tablename__ = "extraction_awards"

    text: Mapped[str]


class ExtractionLanguage(OfExtraction, Base):
    """JSON Resume `languages`: ISO 639-1, CEFR level, and the words that say so."""

    __tablename__ = "extraction_languages"

    language: Mapped[str]
    level: Mapped[str | None]
    fluency: Mapped[str | None]


class ExtractionProject(OfExtraction, Base):
    """JSON Resume `projects`."""

    __tablename__ = "extraction_projects"

    name: Mapped[str]
    description: Mapped[str | None]
    url: Mapped[str | None]
    start_date: Mapped[str | None]
    end_date: Mapped[str | None]


class ExtractionPublication(OfExtraction, Base):
    """JSON Resume `publications`."""

    __tablename__ = "extraction_publications"

    name: Mapped[str]
    publisher: Mapped[str | None]
    release_date: Mapped[str | None]
    url: Mapped[str | None]

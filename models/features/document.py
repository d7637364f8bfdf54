"""One document's features, whichever side it is on: skills, occupation, weighted terms and vector.

Only allow-listed spans are read: for a profile its matching text, headline, positions and skills, never its name,
contact, birth, nationality or anything else; for a posting its title, description and requirement lines.
"""

from itertools import pairwise
from typing import Any

import numpy.typing as npt
import polars as pl
from scipy import sparse

from models.features.occupations import link_official
from models.features.skills import collect_skills
from models.features.text_model import TextModel
from models.frames import REQUIREMENT, TEXT_FEATURES, Schema
from models.skills.extract import SkillExtractor
from models.skills.occupations import link_titles
from models.skills.taxonomy import Taxonomy

DOCUMENTS: Schema = {
    "content_hash": pl.String(),
    "title": pl.String(),  # what the posting is called, or what the person has been
    "text": pl.String(),  # what spans count their characters in
    "listed": pl.String(),  # words outside of the text that name skills too
    "requirements": pl.List(REQUIREMENT),  # null for a profile
}

FEATURES_VERSION = "2"
"""Raised by hand whenever the same document would get other features from the same text model and taxonomy."""

_PART = " | "
_POSITIONS = 3  # the latest ones; older titles say less about what a person does now


def posting_documents(postings: pl.DataFrame) -> pl.DataFrame:
    """CURRENT_POSTINGS as DOCUMENTS, one row a content."""
    return postings.select(
        "content_hash",
        title=pl.col("title").fill_null(""),
        text=pl.col("description").fill_null(""),
        listed=pl.col("title").fill_null(""),
        requirements=pl.col("requirements").fill_null([]),
    ).unique("content_hash", keep="first", maintain_order=True)


def profile_documents(profiles: pl.DataFrame) -> pl.DataFrame:
    """CURRENT_PROFILES as DOCUMENTS, one row a content; the title is the headline and the latest positions."""
    titles = [_profile_title(*row) for row in profiles.select("headline", "work").iter_rows()]
    listed = [_profile_list(*row) for row in profiles.select("headline", "work", "skills").iter_rows()]
    return profiles.select(
        "content_hash",
        title=pl.Series(titles, dtype=pl.String),
        text=pl.col("matching_text").fill_null(""),
        listed=pl.Series(listed, dtype=pl.String),
        requirements=pl.lit(None, DOCUMENTS["requirements"]),
    ).unique("content_hash", keep="first", maintain_order=True)


def latest_first(work: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """The positions of a profile, the current one and the latest started first; undated ones keep their order, last."""
    key = [((entry["current"] or False), entry["end_date"] or "", entry["start_date"] or "") for entry in work or []]
    order = sorted(range(len(key)), key=lambda at: key[at], reverse=True)
    return [(work or [])[at] for at in order]


def _positions(work: list[dict[str, Any]] | None) -> list[str]:
    return [entry["position"] for entry in latest_first(work) if entry["position"]]


def _profile_title(headline: str | None, work: list[dict[str, Any]] | None) -> str:
    return _PART.join(dict.fromkeys([*([headline] if headline else []), *_positions(work)[:_POSITIONS]]))


def _profile_list(headline: str | None, work: list[dict[str, Any]] | None, skills: list[str] | None) -> str:
    return "\n".join([*([headline] if headline else []), *_positions(work), *(skills or [])])


def compute_features(
    documents: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> pl.DataFrame:
    """TEXT_FEATURES of DOCUMENTS, a row each in their order; a document's row depends on that document alone."""
    texts = (documents["title"] + "\n" + documents["text"]).to_list()
    spans = extractor.extract(pl.concat([documents["text"], documents["listed"].alias("text")]))  # one pass over both
    in_text = pl.col("row") < documents.height
    listed = spans.filter(~in_text).with_columns(pl.col("row") - documents.height)
    skills = collect_skills(spans.filter(in_text), listed, documents["requirements"])
    terms = text_model.vocabulary.weigh(texts)
    titles = text_model.vocabulary.weigh_units(documents["title"])
    latest = documents["title"].str.split(_PART).list.first()
    official = link_official(latest, text_model, taxonomy)
    columns = {
        "content_hash": documents["content_hash"],
        "text_model": pl.repeat(text_model.version, documents.height, eager=True),
        "taxonomy": pl.repeat(taxonomy.version, documents.height, eager=True),
        "skills": skills,
        "occupation_id": link_titles(latest)["occupation_id"],
        "official_occupation_id": official["id"],
        "official_confidence": official["confidence"],
        "terms": _lists(terms, terms.indices, pl.UInt32()),
        "weights": _lists(terms, terms.data, pl.Float32()),
        "title_terms": _lists(titles, titles.indices, pl.UInt32()),
        "title_weights": _lists(titles, titles.data, pl.Float32()),
        "vector": _vectors(text_model, texts),
    }
    return pl.DataFrame(columns, schema=TEXT_FEATURES)


def posting_features(
    postings: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> pl.DataFrame:
    """TEXT_FEATURES of CURRENT_POSTINGS, one row a content."""
    return compute_features(posting_documents(postings), text_model, taxonomy, extractor)


def profile_features(
    profiles: pl.DataFrame, text_model: TextModel, taxonomy: Taxonomy, extractor: SkillExtractor
) -> pl.DataFrame:
    """TEXT_FEATURES of CURRENT_PROFILES, one row a content."""
    return compute_features(profile_documents(profiles), text_model, taxonomy, extractor)


def _lists(rows: sparse.csr_array, values: npt.NDArray[Any], kind: pl.DataType) -> pl.Series:
    """Values that lie in the rows of a sparse matrix as a series of lists."""
    lists = [values[start:end].tolist() for start, end in pairwise(rows.indptr.tolist())]
    return pl.Series(lists, dtype=pl.List(kind))


def _vectors(text_model: TextModel, texts: list[str]) -> pl.Series:
    if text_model.encoder is None:
        return pl.Series([None] * len(texts), dtype=TEXT_FEATURES["vector"])
    return pl.Series(text_model.encoder.vectors(texts)).arr.to_list()

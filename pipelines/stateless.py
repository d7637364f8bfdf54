"""Files on disk ranked without a home: the functions of the pipeline in its order, and nothing kept.

How each step works is in `models`; the same files give the ids, fits and lists that the pipeline gives.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from models.current.postings import resolve_postings
from models.current.profiles import resolve_profiles
from models.features.corpus import read_corpus
from models.features.document import posting_features, profile_features
from models.features.pairs import pair_taxonomy
from models.features.text_model import TextModel, TextModelSettings, fit_text_model, load_text_model
from models.frames import PARSED_POSTINGS, PARSED_PROFILES, RAW_PROFILE_EDITS, empty
from models.parsing.batch import posting_row, resume_row
from models.ranking.lists import Side, list_rows, place_in_lists
from models.ranking.ranker import Judge, load_ranker
from models.retrieval.shortlist import ShortlistSettings, make_shortlist
from models.retrieval.verdicts import explain_verdicts
from models.skills.extract import get_extractor
from models.skills.taxonomy import Taxonomy
from pipelines.documents import Reading
from pipelines.errors import UserError

SHORTLIST_SIZE = 200
PAIRS_AT_ONCE = 100_000


@dataclass(frozen=True)
class Documents:
    """CURRENT_PROFILES and CURRENT_POSTINGS of what was read, and the file that each document came from."""

    profiles: pl.DataFrame
    postings: pl.DataFrame
    files: dict[str, str]


def resolve(readings: Sequence[Reading], today: date) -> Documents:
    """One row a person and a vacancy, the latest document counting; expired postings keep a row and get no match."""
    known = [(reading.document, reading) for reading in readings if reading.document]
    people = [
        resume_row(document, profile.resume, profile.item, profile.own_id)
        for document, reading in known
        for profile in reading.profiles
    ]
    vacancies = [posting_row(document, posting) for document, reading in known for posting in reading.postings]
    files: dict[str, str] = {}
    for document, reading in known:
        files.setdefault(document["document_id"], str(reading.path))
    return Documents(
        resolve_profiles(pl.DataFrame(people, schema=PARSED_PROFILES), empty(RAW_PROFILE_EDITS)),
        resolve_postings(pl.DataFrame(vacancies, schema=PARSED_POSTINGS), frozenset(), today),
        files,
    )


def choose_text_model(documents: Documents, saved: Path | None, taxonomy: Taxonomy) -> TextModel:
    """The text model of that file, else one fitted on these documents. Raises UserError."""
    if saved is None:
        corpus = read_corpus(documents.postings, documents.profiles)
        return fit_text_model(corpus, pair_taxonomy(taxonomy), TextModelSettings())
    try:
        return load_text_model(saved)
    except OSError as error:
        raise UserError(f"can't read {saved}: {(error.strerror or str(error)).lower()}") from None
    except Exception as error:
        raise UserError(f"{saved} is no text model of this version ({type(error).__name__})") from None


Watch = Callable[[Sequence[pl.DataFrame], str], Iterable[pl.DataFrame]]
"""Hands on some frames one by one, and may tell how many are done of it."""


def rank(
    documents: Documents, text_model: TextModel, taxonomy: Taxonomy, side: Side, top: int, watch: Watch
) -> pl.DataFrame:
    """RANKED_MATCHES of one side: each owner's best `top`, by owner and rank. `watch` sees how far it is."""
    extractor = get_extractor(taxonomy)
    people, vacancies = (rows.filter(status="open") for rows in (documents.profiles, documents.postings))
    person_side = profile_features(people, text_model, taxonomy, extractor)
    posting_side = posting_features(vacancies, text_model, taxonomy, extractor)
    sizes = ShortlistSettings(max(SHORTLIST_SIZE, top), max(SHORTLIST_SIZE, top))
    pairs = make_shortlist(people, vacancies, person_side, posting_side, text_model, sizes)
    judge = Judge(load_ranker(), taxonomy, people, vacancies, person_side, posting_side)
    parts = [judge.judge(part) for part in watch(list(pairs.iter_slices(PAIRS_AT_ONCE)), "parts judged")]
    fits = pl.concat(parts) if parts else judge.judge(pairs)
    places = place_in_lists(fits, side, top)
    listed = fits.join(places, on=["profile_id", "posting_id"], how="semi", maintain_order="left")
    explained = judge.explain(listed.with_columns(constraints=explain_verdicts(listed, people, vacancies)))
    return list_rows(explained, places, side)

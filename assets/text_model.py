"""Everything that is fitted on the corpus, frozen: vocabulary, rarity, encoder, score scales. Never refitted by an
arrival. What is fitted, and how, is in `models.features`; which rows are current is decided before.
"""

import time
from typing import TYPE_CHECKING

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from assets.plots import BINS, COLOUR, picture
from assets.preview import ROWS, table_of
from assets.taxonomy import taxonomy_of
from models.features.corpus import read_corpus
from models.features.pairs import pair_taxonomy
from models.features.text_model import TextModelSettings, fit_text_model, parse_text_model
from models.features.vocabulary import Floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GROUP = "text_model"
PART = "model"


class Refit(dg.Config):
    """`refit`: fit anew on what is current. Otherwise a model is fitted only where there is none."""

    refit: bool = False


@dg.asset(**declare(GROUP, "scikitlearn", asset="text_model"))
def text_model(
    context: dg.AssetExecutionContext,
    config: Refit,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    text_model_settings: dg.ResourceParam[TextModelSettings],
    current_postings: Snapshot,
    current_profiles: Snapshot,
) -> Reported:
    """The frozen text model. Its regime says whether words alone decide or an encoder was trained, and why."""
    started = time.monotonic()
    draft = lake.draft("text_model", [])
    if draft.previous and not config.refit:
        draft.versions = draft.previous.versions
        draft.keep()
    else:
        corpus = read_corpus(current_postings.read(), current_profiles.read())
        context.log.info(f"fitting on {corpus.height} documents")
        fitted = fit_text_model(corpus, pair_taxonomy(taxonomy_of(lake)), text_model_settings)
        draft.add_bytes(PART, fitted.dump(), "safetensors")
        draft.versions |= {"text_model": fitted.version, "regime": fitted.regime}
        draft.count(documents_fitted=corpus.height, terms=len(fitted.vocabulary.terms))
        draft.metadata["reason"] = fitted.reason
    draft.metadata |= _look(draft)
    yield from report(draft, lake, limits, started)


def _look(draft: Draft) -> dict[str, dg.MarkdownMetadataValue]:
    """The commonest terms and how rare each is; none is anybody's own, see `models.features.vocabulary`."""
    words = parse_text_model(draft.snapshot().read_bytes(PART)).vocabulary
    terms = pl.DataFrame({"term": words.terms, "rarity": words.rarity}).sort("rarity", "term").head(ROWS)
    picture_of = picture(lambda axes: _draw(words.rarity, axes)) if words.terms else ""
    told = {"preview": table_of(terms), "plot": picture_of}
    return {name: dg.MetadataValue.md(text) for name, text in told.items() if text}


def _draw(rarity: Floats, axes: "Axes") -> str:
    axes.hist(rarity, bins=BINS, color=COLOUR)
    return f"Rarity of the {len(rarity):,} terms"

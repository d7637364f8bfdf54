"""Everything that is fitted on the corpus, frozen: vocabulary, rarity, encoder, score scales. Never refitted by an
arrival. What is fitted, and how, is in `models.features`; which rows are current is decided before.
"""

import time

import dagster as dg

from assets.declare import Reported, declare, report
from assets.lake import Lake, Snapshot
from assets.limits import Limits
from assets.taxonomy import taxonomy_of
from models.features.corpus import read_corpus
from models.features.pairs import pair_taxonomy
from models.features.text_model import TextModelSettings, fit_text_model

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
    yield from report(draft, lake, limits, started)

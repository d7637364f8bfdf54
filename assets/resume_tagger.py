"""The tagger that reads some fields of résumés better than the rules, trained on labels that a user mounts.

How it is trained and judged is in `models.parsing.resumes.tagger.fit`; an arrival never trains one.
"""

import time

import dagster as dg

from assets.declare import Reported, declare, report
from assets.lake import Lake
from assets.limits import Limits
from assets.resources.labels import PART, Labels
from models.parsing.resumes.tagger.fit import fit_tagger

GROUP = "resume_tagger"


@dg.asset(**declare(GROUP, "crfsuite", asset="resume_tagger"))
def resume_tagger(
    context: dg.AssetExecutionContext,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    labels: dg.ResourceParam[Labels],
) -> Reported:
    """Train on the labels in `<home>/labels`; it answers for the fields in which it measured better, held out."""
    started = time.monotonic()
    draft = lake.draft("resume_tagger", [])
    documents = labels.read()
    context.log.info(f"training on {len(documents)} labelled documents")
    try:
        fitted = fit_tagger(documents)
    except ValueError as fault:
        raise dg.Failure(f"{fault}; put files of labelled résumés into {labels.root}", allow_retries=False) from None
    draft.add_bytes(PART, fitted.dump(), "crfsuite")
    draft.versions |= {"tagger": fitted.version}
    draft.count(documents_fitted=fitted.documents)
    draft.metadata["fields"] = ", ".join(fitted.fields) or "none: the rules read every field better"
    yield from report(draft, lake, limits, started)

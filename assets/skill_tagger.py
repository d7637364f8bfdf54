"""The tagger that finds skills which no list names, trained on labelled sentences that a user mounts.

How it is trained and judged is in `models.skills.span_fit`; an arrival never trains one, nor asks it.
"""

import time

import dagster as dg

from assets.declare import Reported, declare, report
from assets.lake import Lake
from assets.limits import Limits
from assets.resources.skill_labels import PART, SkillLabels
from assets.taxonomy import taxonomy_of
from models.skills.span_features import SentenceReader
from models.skills.span_fit import fit_span_tagger

GROUP = "skill_tagger"


@dg.asset(**declare(GROUP, "crfsuite", asset="skill_tagger"))
def skill_tagger(
    context: dg.AssetExecutionContext,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    skill_labels: dg.ResourceParam[SkillLabels],
) -> Reported:
    """Train on the sentences in `<home>/labels/skills`; it is asked if, held out, it beats the taxonomy."""
    started = time.monotonic()
    draft = lake.draft("skill_tagger", [])
    try:
        sentences = skill_labels.read()
        context.log.info(f"training on {len(sentences.words)} labelled sentences")
        layers = [sentences.layers[name] for name in sorted(sentences.layers)]
        fitted = fit_span_tagger(sentences.words, layers, SentenceReader(taxonomy_of(lake)))
    except ValueError as fault:
        raise dg.Failure(f"{fault}; the folder of labels is {skill_labels.root}", allow_retries=False) from None
    draft.add_bytes(PART, fitted.dump(), "crfsuite")
    draft.versions |= {"tagger": fitted.version}
    draft.count(sentences_fitted=fitted.sentences)
    better = f"{fitted.gain:+.3f} overlap F1 on sentences held out, against the taxonomy by itself"
    draft.metadata["measured"] = better if fitted.gain > 0 else f"{better}: it is not asked"
    yield from report(draft, lake, limits, started)

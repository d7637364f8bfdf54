"""Checks on what is fitted and computed from it: that it can be read, and that no document has two answers.

Whether features are any good is measured in `models.ranking.evaluate`, not here.
"""

from assets.checks.outcome import Check, CheckInput, Outcome
from models.features.text_model import parse_text_model
from models.parsing.tagger import TaggerFormatError, parse_tagger
from models.skills.span_tagger import SpanFormatError, parse_span_weights

NO_TERMS = "the text model knows no terms: see that the taxonomy loads, then run the job training"


def text_model_can_be_read() -> Check:
    """The bytes are a model of this format that knows words; a broken one would spoil every feature after it."""

    def judge(given: CheckInput) -> Outcome:
        try:
            fitted = parse_text_model(given.draft.snapshot().read_bytes("model"))
        except (ValueError, KeyError, LookupError) as fault:
            return Outcome(False, f"the text model can't be read ({type(fault).__name__}): run the job training")
        words = len(fitted.vocabulary.terms)
        sentence = f"{words:,} terms, {fitted.regime} regime" if words else NO_TERMS
        return Outcome(words > 0, sentence, {"terms": words, "regime": fitted.regime})

    return Check("readable", "The text model can be read back and knows words.", judge)


def tagger_can_be_read() -> Check:
    """The bytes are a tagger of this version; a broken one would leave every résumé to the rules without a word."""

    def judge(given: CheckInput) -> Outcome:
        try:
            fitted = parse_tagger(given.draft.snapshot().read_bytes("tagger"))
        except (TaggerFormatError, LookupError) as fault:
            return Outcome(False, f"the tagger can't be read: {fault}")
        return Outcome(True, f"answers for {len(fitted.fields)} fields", {"documents": fitted.documents})

    return Check("readable", "The tagger can be read back.", judge)


def span_tagger_can_be_read() -> Check:
    """The bytes are a span tagger of this version; a broken one would leave phrases out without a word."""

    def judge(given: CheckInput) -> Outcome:
        try:
            fitted = parse_span_weights(given.draft.snapshot().read_bytes("tagger"))
        except (SpanFormatError, LookupError) as fault:
            return Outcome(False, f"the span tagger can't be read: {fault}")
        return Outcome(True, f"trained on {fitted.sentences:,} sentences", {"sentences": fitted.sentences})

    return Check("readable", "The span tagger can be read back.", judge)


def entries_are_unique() -> Check:
    """One entry a document and version, in each shard of the store."""

    def judge(given: CheckInput) -> Outcome:
        snapshot = given.draft.snapshot()
        shards = sorted({key.rpartition("/")[0] for key in snapshot.keys("")})
        repeated = sum(int(snapshot.read(f"{shard}/", ["content_hash"]).is_duplicated().sum()) for shard in shards)
        sentence = (
            f"{repeated} entries repeat another of the same version: two runs wrote at once, start the run again; if it"
            " stays, refit the text model (`matchmill run --job training`), which begins the store anew"
            if repeated
            else "ok"
        )
        return Outcome(repeated == 0, sentence, {"repeated": repeated})

    return Check("unique_key", "One entry per document, text model, taxonomy and version of the features.", judge)

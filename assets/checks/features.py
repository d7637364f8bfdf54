"""Checks on what is fitted and computed from it: that it can be read, and that no document has two answers.

Whether features are any good is measured in `models.ranking.evaluate`, not here.
"""

from collections.abc import Callable

from assets.checks.outcome import Check, CheckInput, Outcome
from models.features.text_model import parse_text_model
from models.parsing.resumes.tagger.tagger import TaggerFormatError, parse_tagger
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

    def read(content: bytes) -> tuple[str, int]:
        fitted = parse_tagger(content)
        return f"answers for {len(fitted.fields)} fields", fitted.documents

    return _can_be_read("tagger", "documents", read)


def span_tagger_can_be_read() -> Check:
    """The bytes are a span tagger of this version; a broken one would leave phrases out without a word."""

    def read(content: bytes) -> tuple[str, int]:
        fitted = parse_span_weights(content)
        return f"trained on {fitted.sentences:,} sentences", fitted.sentences

    return _can_be_read("span tagger", "sentences", read)


def _can_be_read(name: str, trained_on: str, read: Callable[[bytes], tuple[str, int]]) -> Check:
    """`read` gives a sentence on what was fitted, and on how many it was."""

    def judge(given: CheckInput) -> Outcome:
        try:
            sentence, count = read(given.draft.snapshot().read_bytes("tagger"))
        except (TaggerFormatError, SpanFormatError, LookupError) as fault:
            return Outcome(False, f"the {name} can't be read: {fault}")
        return Outcome(True, sentence, {trained_on: count})

    return Check("readable", f"The {name} can be read back.", judge)


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

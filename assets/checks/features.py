"""Checks on what is fitted and computed from it: that it can be read, and that no document has two answers.

Whether features are any good is measured in `models.ranking.evaluate`, not here.
"""

from assets.checks.outcome import Check, CheckInput, Outcome
from models.features.text_model import parse_text_model

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

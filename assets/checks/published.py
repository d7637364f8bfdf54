"""Checks on what readers see: that it is what was ranked. How old it is, is judged in `assets.checks.age`."""

from assets.checks.outcome import Check, CheckInput, Outcome


def published_rows_equal_ranked() -> Check:
    """As many rows stand in Postgres, beside the parents, as were ranked; else no pointer moves."""

    def judge(given: CheckInput) -> Outcome:
        ranked, loaded = given.draft.counts["rows_ranked"], given.draft.counts["rows_loaded"]
        sentence = f"{loaded:,} rows loaded of {ranked:,} ranked"
        if ranked != loaded:
            sentence += "; readers keep the set they have: start the run again (`matchmill run`)"
        return Outcome(ranked == loaded, sentence, {"ranked": ranked, "loaded": loaded})

    return Check("rows_equal_ranked", "As many match rows are loaded as were ranked.", judge)


def published_rows_equal_current() -> Check:
    """As many rows stand in the table as are current; those of erased people are refused and must be missing."""

    def judge(given: CheckInput) -> Outcome:
        counts = given.draft.counts
        current, published, refused = counts["rows_current"], counts["rows_published"], counts.get("refused", 0)
        sentence = f"{published:,} rows published of {current:,} current, {refused} refused as erased"
        passed = published + refused == current
        return Outcome(
            passed, sentence if passed else f"{sentence}: start the run again (`matchmill run`)", dict(counts)
        )

    return Check("rows_equal_current", "As many rows are published as are current.", judge)

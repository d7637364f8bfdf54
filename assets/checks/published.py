"""Checks on what readers see: that it is what was ranked. How old it is, is judged in `assets.checks.age`."""

from assets.checks.outcome import Check, CheckInput, Outcome


def published_rows_equal_ranked() -> Check:
    """As many rows stand in Postgres, beside the parents, as were ranked; else no pointer moves."""

    def judge(given: CheckInput) -> Outcome:
        ranked, loaded = given.draft.counts["rows_ranked"], given.draft.counts["rows_loaded"]
        sentence = f"{loaded:,} rows loaded of {ranked:,} ranked"
        if ranked != loaded:
            sentence += "; readers keep the set they have: start the run again"
        return Outcome(ranked == loaded, sentence, {"ranked": ranked, "loaded": loaded})

    return Check("rows_equal_ranked", "As many match rows are loaded as were ranked.", judge)

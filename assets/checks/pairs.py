"""Checks on pairs: that they belong to rows that exist, that there are not too many, that people have matches."""

import polars as pl

from assets.checks.outcome import Check, CheckInput, Outcome


def pairs_have_both_ends() -> Check:
    """No pair names a profile or posting that isn't open now."""

    def judge(given: CheckInput) -> Outcome:
        snapshot = given.draft.snapshot()
        open_ones = {
            key: given.lake.current(asset).read(columns=[key, "status"]).filter(status="open")
            for key, asset in (("profile_id", "current_profiles"), ("posting_id", "current_postings"))
        }
        parts = (snapshot.read(part, list(open_ones)) for part in snapshot.keys(""))
        orphans = sum(part.join(rows, on=key, how="anti").height for part in parts for key, rows in open_ones.items())
        sentence = f"{orphans} pairs name a row that is not open: `matchmill run` makes both sides and the pairs anew"
        return Outcome(orphans == 0, sentence if orphans else "ok", {"orphans": orphans})

    return Check("no_orphans", "Both ends of every pair are open rows of current_profiles and current_postings.", judge)


def pairs_fit_the_budget() -> Check:
    """The number of pairs was estimated before any was made, and stayed under the budget."""

    def judge(given: CheckInput) -> Outcome:
        estimate, budget = given.draft.counts.get("pairs_estimated", 0), given.limits.pair_budget
        sentence = f"{estimate:,} pairs estimated, budget {budget:,}"
        if estimate > budget:
            sentence += "; lower MATCHMILL_SHORTLIST_SIZE or raise MATCHMILL_PAIR_BUDGET"
        return Outcome(estimate <= budget, sentence, {"estimate": estimate, "budget": budget})

    return Check("pair_budget", "The estimated number of pairs is under the budget.", judge)


def people_have_matches() -> Check:
    """A stated share of open profiles has at least one match."""

    def judge(given: CheckInput) -> Outcome:
        people = given.lake.current("current_profiles").read(columns=["status"]).filter(status="open").height
        postings = given.lake.current("current_postings").read(columns=["status"]).filter(status="open").height
        lists = given.draft.snapshot().read("profile/", ["profile_id"])
        matched = lists.select(pl.col("profile_id").n_unique()).item()
        share = matched / people if people else 1.0
        passed = postings == 0 or share >= given.limits.matched_share
        sentence = f"{matched} of {people} open profiles have a match"
        if not passed:
            sentence += (
                f", the limit is {given.limits.matched_share:.0%}: look at the verdicts in judged_pairs"
                " (`matchmill sql`), import postings of the places and occupations that lack,"
                " or lower MATCHMILL_MATCHED_SHARE_MIN"
            )
        return Outcome(passed, sentence, {"share": round(share, 4)})

    return Check("matched_share", "The stated share of people has matches.", judge)

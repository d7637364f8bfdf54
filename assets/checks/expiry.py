"""A check on what time takes away: that not most postings are gone at once because a clock has jumped.

Which postings are expired is decided in `models.current`; nothing is brought back here.
"""

from datetime import date

from assets.checks.outcome import Check, CheckInput, Outcome

FEWEST_OPEN = 10
"""Below that many open postings a share says nothing."""
USUAL_DAYS = 7
"""After so many days without a run it is worth asking whether the clock is right; before, postings just expire."""


def expiry_is_plausible() -> Check:
    """When much time seems to have passed since the last run, most of what was open still is."""

    def judge(given: CheckInput) -> Outcome:
        previous = given.draft.previous
        before = previous.counts.get("status_open", 0) if previous else 0
        gone = before - given.draft.counts.get("status_open", before)
        share = gone / before if before else 0.0
        days = _days_since(previous.versions if previous else {}, given.draft.versions)
        passed = days <= USUAL_DAYS or before < FEWEST_OPEN or share <= given.limits.expired_share
        sentence = "ok"
        if not passed:
            sentence = (
                f"{gone} of {before} open postings would be gone at once, {days} days after the last run: is the clock "
                f"right, which says {given.draft.versions['as_of']}? Set it, or if it is right run once with "
                "MATCHMILL_EXPIRED_SHARE_MAX=1"
            )
        return Outcome(passed, sentence, {"gone": gone, "days": days})

    return Check("expiry", "A clock that has jumped ahead does not take most open postings away.", judge)


def _days_since(before: dict[str, str], now: dict[str, str]) -> int:
    if "as_of" not in before:
        return 0
    return (date.fromisoformat(now["as_of"]) - date.fromisoformat(before["as_of"])).days

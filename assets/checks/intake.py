"""Checks on what arrives: how much of it could not be read. The rejected rows themselves are an asset."""

from assets.checks.outcome import Check, CheckInput, Outcome

FEWEST_DOCUMENTS = 10
"""Below that many documents a share says nothing."""


def rejected_share_is_bearable() -> Check:
    """Of the documents that were read for this draft, most gave rows."""

    def judge(given: CheckInput) -> Outcome:
        counts = given.draft.counts
        read, rejected = counts.get("documents_read", 0), counts.get("documents_rejected", 0)
        share = rejected / read if read else 0.0
        passed = read < FEWEST_DOCUMENTS or share <= given.limits.rejected_share
        sentence = f"{rejected} of {read} documents were rejected"
        if not passed:
            sentence += (
                f", the limit is {given.limits.rejected_share:.0%}: see why with `matchmill quarantine list`, mend the"
                " source and import anew, or raise MATCHMILL_REJECTED_SHARE_MAX; the next run goes on with the rest"
            )
        return Outcome(passed, sentence, {"read": read, "rejected": rejected, "share": round(share, 4)})

    return Check("rejected_share", "The share of documents that were rejected as a whole is under the limit.", judge)

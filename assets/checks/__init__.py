"""Which checks each asset has. How a check judges is in the modules beside; nothing is repaired by a check."""

from assets.checks.expiry import expiry_is_plausible
from assets.checks.features import (
    entries_are_unique,
    span_tagger_can_be_read,
    tagger_can_be_read,
    text_model_can_be_read,
)
from assets.checks.frame import key_is_unique, schema_is_declared
from assets.checks.intake import rejected_share_is_bearable
from assets.checks.outcome import Check
from assets.checks.pairs import pairs_fit_the_budget, pairs_have_both_ends, people_have_matches
from assets.checks.published import published_rows_equal_current, published_rows_equal_ranked

CHECKS: dict[str, list[Check]] = {
    "raw_postings": [schema_is_declared(), key_is_unique("document_id", sharded=False)],
    "raw_resumes": [schema_is_declared(), key_is_unique("document_id", sharded=False)],
    "raw_profile_edits": [schema_is_declared(), key_is_unique("change_seq", sharded=False)],
    "raw_employer_postings": [schema_is_declared(), key_is_unique("change_seq", sharded=False)],
    "rejected_documents": [schema_is_declared()],
    "parsed_postings": [
        schema_is_declared(),
        key_is_unique("document_id", "item", "parser_version", sharded=False),
        rejected_share_is_bearable(),
    ],
    "parsed_profiles": [
        schema_is_declared(),
        key_is_unique("document_id", "person_key", "parser_version", sharded=False),
        rejected_share_is_bearable(),
    ],
    "current_postings": [schema_is_declared(), key_is_unique("posting_id"), expiry_is_plausible()],
    "current_profiles": [schema_is_declared(), key_is_unique("profile_id")],
    "text_model": [text_model_can_be_read()],
    "resume_tagger": [tagger_can_be_read()],
    "skill_tagger": [span_tagger_can_be_read()],
    "posting_features": [schema_is_declared(), entries_are_unique()],
    "profile_features": [schema_is_declared(), entries_are_unique()],
    "neighbours": [pairs_fit_the_budget(), schema_is_declared(), key_is_unique("owner_id")],
    "shortlist": [schema_is_declared(), key_is_unique("profile_id", "posting_id"), pairs_have_both_ends()],
    "judged_pairs": [schema_is_declared(), key_is_unique("profile_id", "posting_id")],
    "ranked_matches": [
        schema_is_declared(),
        key_is_unique("side", "profile_id", "posting_id"),
        pairs_have_both_ends(),
        people_have_matches(),
    ],
    "published_postings": [published_rows_equal_current()],
    "published_profiles": [published_rows_equal_current()],
    "published_matches": [published_rows_equal_ranked()],
}

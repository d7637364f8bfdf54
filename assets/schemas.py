"""Which frame each asset of the lake holds. What the columns mean is written in `models.frames`."""

from models import frames

SCHEMAS: dict[str, frames.Schema] = {
    "raw_postings": frames.RAW_DOCUMENTS,
    "raw_resumes": frames.RAW_DOCUMENTS,
    "raw_profile_edits": frames.RAW_PROFILE_EDITS,
    "raw_employer_postings": frames.RAW_EMPLOYER_POSTINGS,
    "rejected_documents": frames.REJECTED_DOCUMENTS,
    "parsed_postings": frames.PARSED_POSTINGS,
    "parsed_profiles": frames.PARSED_PROFILES,
    "current_postings": frames.CURRENT_POSTINGS,
    "current_profiles": frames.CURRENT_PROFILES,
    "text_model": {},
    "resume_tagger": {},
    "skill_tagger": {},
    "posting_features": frames.TEXT_FEATURES,
    "profile_features": frames.TEXT_FEATURES,
    "neighbours": frames.NEIGHBOURS,
    "shortlist": frames.SHORTLIST,
    "judged_pairs": frames.JUDGED_PAIRS,
    "ranked_matches": frames.RANKED_MATCHES,
    "published_postings": {},
    "published_profiles": {},
    "published_matches": frames.RANKED_MATCHES,
}

"""What every frame between two stages looks like: one Polars schema a stage, and the check that holds it.

No computation lives here. A stage that wants another column adds it here first.
"""

import polars as pl

Schema = dict[str, pl.DataType]

TIMESTAMP = pl.Datetime("us", "UTC")
TEXTS = pl.List(pl.String())

RAW_DOCUMENTS: Schema = {
    "document_id": pl.String(),  # SHA-256 of the bytes, hex
    "kind": pl.String(),  # "postings" or "resumes"
    "source": pl.String(),
    "name": pl.String(),  # the file's name as it arrived
    "byte_size": pl.Int64(),
    "received_at": TIMESTAMP,
}

RAW_PROFILE_EDITS: Schema = {
    "change_seq": pl.Int64(),
    "profile_id": pl.String(),
    "operation": pl.String(),  # "upsert", "hide" or "erase"
    "changed_at": TIMESTAMP,
    "fields": pl.String(),  # JSON object: field of PARSED_PROFILES -> the person's own value
}

RAW_EMPLOYER_POSTINGS: Schema = {
    "document_id": pl.String(),  # SHA-256 of sequence and fields
    "change_seq": pl.Int64(),
    "employer_posting_id": pl.String(),
    "operation": pl.String(),  # "upsert" or "close"
    "changed_at": TIMESTAMP,
    "fields": pl.String(),  # JSON object: a schema.org JobPosting
}

REQUIREMENT = pl.Struct({"text": pl.String(), "importance": pl.String(), "start": pl.Int32(), "end": pl.Int32()})

POSTING_CONTENT: Schema = {
    "title": pl.String(),
    "hiring_organization": pl.String(),
    "description": pl.String(),
    "url": pl.String(),
    "date_posted": pl.Date(),
    "valid_through": pl.Date(),
    "employment_types": TEXTS,
    "location": pl.String(),
    "country": pl.String(),
    "region": pl.String(),
    "city": pl.String(),
    "remote": pl.String(),
    "language": pl.String(),
    "pay_min": pl.Float64(),
    "pay_max": pl.Float64(),
    "pay_currency": pl.String(),
    "pay_period": pl.String(),
    "pay_annual_min": pl.Float64(),
    "pay_annual_max": pl.Float64(),
    "pay_source": pl.String(),
    "industry": pl.String(),
    "seniority": pl.String(),
    "experience_years_min": pl.Float64(),
    "education_level_min": pl.Int32(),
    "languages_required": TEXTS,
    "requirements": pl.List(REQUIREMENT),
}
"""What a posting says: `models.parsing.records.Posting` without its identity."""

PROVENANCE: Schema = {
    "document_id": pl.String(),
    "source": pl.String(),
    "received_at": TIMESTAMP,
    "parser_version": pl.String(),
    "content_hash": pl.String(),  # SHA-256 over the content columns: what features are keyed by
}

PARSED_POSTINGS: Schema = {**PROVENANCE, "item": pl.Int32(), "posting_key": pl.String(), **POSTING_CONTENT}

WORK = pl.Struct(
    {
        "name": pl.String(),
        "position": pl.String(),
        "location": pl.String(),
        "start_date": pl.String(),
        "end_date": pl.String(),
        "current": pl.Boolean(),
        "summary": pl.String(),
    }
)
EDUCATION = pl.Struct(
    {
        "institution": pl.String(),
        "area": pl.String(),
        "study_type": pl.String(),
        "level": pl.Int32(),
        "start_date": pl.String(),
        "end_date": pl.String(),
    }
)
LANGUAGE = pl.Struct({"language": pl.String(), "level": pl.String(), "fluency": pl.String()})
CERTIFICATE = pl.Struct(dict.fromkeys(("name", "issuer", "date", "expires"), pl.String()))
PROJECT = pl.Struct(dict.fromkeys(("name", "description", "url", "start_date", "end_date"), pl.String()))
PUBLICATION = pl.Struct(dict.fromkeys(("name", "publisher", "release_date", "url"), pl.String()))

PROFILE_CONTENT: Schema = {
    "name": pl.String(),
    "given_name": pl.String(),
    "family_name": pl.String(),
    "email": pl.String(),
    "phone": pl.String(),
    "url": pl.String(),
    "links": TEXTS,
    "headline": pl.String(),
    "summary": pl.String(),
    "location": pl.String(),
    "country": pl.String(),
    "region": pl.String(),
    "city": pl.String(),
    "language": pl.String(),
    "work": pl.List(WORK),
    "education": pl.List(EDUCATION),
    "skills": TEXTS,
    "languages": pl.List(LANGUAGE),
    "certificates": pl.List(CERTIFICATE),
    "awards": TEXTS,
    "projects": pl.List(PROJECT),
    "publications": pl.List(PUBLICATION),
    "volunteer": pl.List(WORK),
    "experience_months": pl.Int32(),
    "remote_months": pl.Int32(),
    "seniority": pl.String(),
    "remote": pl.String(),
    "relocate": pl.Boolean(),
    "employment_types": TEXTS,
    "pay_floor_annual": pl.Float64(),
    "pay_currency": pl.String(),
    "notice_days": pl.Int32(),
    "availability": pl.String(),
    "matching_text": pl.String(),
    "text_characters": pl.Int32(),
    "hidden_characters": pl.Int32(),
    "flags": TEXTS,
}
"""What a résumé says: `models.parsing.records.Resume`."""

PARSED_PROFILES: Schema = {**PROVENANCE, "person_key": pl.String(), **PROFILE_CONTENT}
"""`person_key` says whose document this is: e-mail address, else phone, else the document itself, hashed."""

REJECTED_DOCUMENTS: Schema = {
    "document_id": pl.String(),
    "kind": pl.String(),
    "source": pl.String(),
    "name": pl.String(),
    "item": pl.Int32(),  # null: the whole document
    "reason": pl.String(),
    "detail": pl.String(),
    "received_at": TIMESTAMP,
    "parser_version": pl.String(),
}

CURRENT_POSTINGS: Schema = {
    "posting_id": pl.String(),
    "status": pl.String(),  # "open", "expired" or "closed"
    "posting_keys": TEXTS,  # every source identity of this vacancy
    "sources": TEXTS,
    **PROVENANCE,
    **POSTING_CONTENT,
}

CURRENT_PROFILES: Schema = {
    "profile_id": pl.String(),
    "status": pl.String(),  # "open" or "hidden"
    "documents": pl.Int32(),  # versions seen
    "edited_fields": TEXTS,  # fields in which the person's own word won
    **PROVENANCE,
    **PROFILE_CONTENT,
}

SKILL_SPANS: Schema = {
    "row": pl.UInt32(),  # index of the text
    "skill_id": pl.String(),
    "start": pl.Int32(),  # character offsets in the text, end exclusive
    "end": pl.Int32(),
    "surface": pl.String(),
    "negated": pl.Boolean(),
    "years": pl.Float64(),
    "level": pl.Float64(),  # 0 to 1, null when not stated
    "confidence": pl.Float64(),
}

SKILL = pl.Struct(
    {
        "skill_id": pl.String(),
        "importance": pl.String(),  # null on the profile's side
        "years": pl.Float64(),
        "level": pl.Float64(),
        "start": pl.Int32(),
        "end": pl.Int32(),
        "surface": pl.String(),
    }
)

TEXT_FEATURES: Schema = {
    "content_hash": pl.String(),
    "text_model": pl.String(),
    "taxonomy": pl.String(),
    "skills": pl.List(SKILL),
    "occupation_id": pl.String(),  # one of ours; null where the title names none for sure
    "official_occupation_id": pl.String(),  # of the first classification that is loaded, by its publisher's id
    "official_confidence": pl.Float64(),
    "terms": pl.List(pl.UInt32()),  # columns of the text model's vocabulary, ascending
    "weights": pl.List(pl.Float32()),  # one a term
    "title_terms": pl.List(pl.UInt32()),
    "title_weights": pl.List(pl.Float32()),
    "vector": pl.List(pl.Float32()),  # null in the lexical regime; else of length one
}
"""Everything that is computed once a document, whichever side it is on."""


VERDICT = pl.Struct({"constraint": pl.String(), "verdict": pl.String(), "reason": pl.String()})
"""One hard constraint of one pair: `met`, `unmet` or `unknown`, and why."""

VERDICT_WORD = pl.Enum(["unmet", "unknown", "met"])

NEIGHBOURS: Schema = {
    "owner_id": pl.String(),  # a profile or a posting
    "owner_hash": pl.String(),
    "other_ids": TEXTS,  # of the other side, the nearest first
    "similarities": pl.List(pl.Float64()),
}
"""Whom each document is nearest to, a few more than go into the shortlist, so that a list can lose some."""

SHORTLIST: Schema = {
    "profile_id": pl.String(),
    "posting_id": pl.String(),
    "profile_hash": pl.String(),
    "posting_hash": pl.String(),
    "similarity": pl.Float64(),  # standardised against the text model's reference sample
    "verdicts": pl.Struct(dict.fromkeys(("place", "pay", "employment_type", "language"), VERDICT_WORD)),
}

JUDGED_PAIRS: Schema = {**SHORTLIST, "fit": pl.Float64()}
"""Every pair of the shortlist with its fit, 0 to 1, rounded to 1e-6."""

RANKED_MATCHES: Schema = {
    "side": pl.String(),  # whose list: "profile" or "posting"
    "profile_id": pl.String(),
    "posting_id": pl.String(),
    "rank": pl.Int32(),  # 1..k within the owner's list
    "fit": pl.Float64(),  # 0 to 1, rounded to 1e-6
    "band": pl.String(),  # "strong", "good", "possible" or "weak"
    "calibrated": pl.Boolean(),
    "similarity": pl.Float64(),
    "reasons": pl.String(),  # JSON, see models.ranking.explain
    "profile_hash": pl.String(),
    "posting_hash": pl.String(),
}

PUBLISHED_MATCHES: Schema = {
    "profile_id": pl.String(),
    "posting_id": pl.String(),
    "rank": pl.Int32(),
    "fit": pl.Float64(),
    "band": pl.String(),
    "calibrated": pl.Boolean(),
    "similarity": pl.Float64(),
    "reasons": pl.String(),
    "profile_hash": pl.String(),
    "posting_hash": pl.String(),
}
"""The rows of `profile_matches` and of `posting_matches`, without the set they belong to."""


def empty(schema: Schema) -> pl.DataFrame:
    """A frame of that schema without rows."""
    return pl.DataFrame(schema=schema)


def schema_faults(frame: pl.DataFrame, schema: Schema) -> list[str]:
    """What is wrong with the frame's columns, a sentence each; empty when they are as declared, in order."""
    faults = [f"column {name!r} is missing" for name in schema if name not in frame.columns]
    faults += [f"column {name!r} is not declared" for name in frame.columns if name not in schema]
    faults += [
        f"column {name!r} is {frame.schema[name]}, declared {kind}"
        for name, kind in schema.items()
        if name in frame.columns and frame.schema[name] != kind
    ]
    if not faults and list(frame.columns) != list(schema):
        faults.append(f"columns come in the order {frame.columns}")
    return faults

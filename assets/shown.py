"""What of the lake people may look at: the parts that count now, and columns without names, contacts and own words.

A list of what is shown, not of what is hidden: a column that is new in an asset about people is masked until someone
puts it here. Nothing in the pipeline itself reads through a mask.
"""

from collections.abc import Iterable

from assets.lake import Snapshot
from models.frames import CURRENT_POSTINGS, PROVENANCE

MASK = "[masked]"

ADDRESSES = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\(?\d(?:[ ()/.-]{0,2}\d){8,}"
"""E-mail addresses and telephone numbers in a text. Nine digits or more: dates stay. RE2 and Rust read it alike."""

CONTACTS: dict[str, list[str]] = {
    "parsed_postings": ["description"],
    "current_postings": ["description"],
}
"""Texts that anyone may read, but for the addresses and numbers of the people who are named in them."""

_PROFILE = {
    *("profile_id", "status", "documents", "edited_fields", *PROVENANCE),
    *("country", "region", "city", "language", "experience_months", "remote_months", "seniority", "remote"),
    *(
        "relocate",
        "notice_days",
        "employment_types",
        "pay_floor_annual",
        "pay_currency",
        "text_characters",
        "hidden_characters",
        "flags",
    ),
}
_DOCUMENT = {"document_id", "kind", "source", "byte_size", "received_at"}
_CHANGE = {"change_seq", "operation", "changed_at"}

SHOWN: dict[str, set[str]] = {
    "raw_postings": {*_DOCUMENT, "name"},
    "raw_resumes": _DOCUMENT,  # people call their files by their own names
    "raw_profile_edits": {*_CHANGE, "profile_id"},
    "raw_employer_postings": {*_CHANGE, "document_id", "employer_posting_id"},
    "rejected_documents": {*_DOCUMENT, "item", "reason", "detail", "parser_version"},
    "parsed_postings": {*CURRENT_POSTINGS, "item", "posting_key"} - {"requirements"},
    "current_postings": {*CURRENT_POSTINGS} - {"requirements"},
    "parsed_profiles": _PROFILE,
    "current_profiles": _PROFILE,
}
"""Per asset about people or with their words; the frames of all others hold identifiers, numbers and known skills."""

STORES = {"posting_features", "profile_features"}
"""They keep what earlier versions computed; what counts are the entries of the version that is current."""


def shown_keys(snapshot: Snapshot) -> list[str]:
    """The keys of the parts that count now, sorted."""
    return snapshot.keys(f"{snapshot.version('features')}/" if snapshot.asset in STORES else "")


def masked_columns(asset: str, columns: Iterable[str]) -> list[str]:
    """Those of the asset's columns whose values nobody is shown."""
    return [column for column in columns if asset in SHOWN and column not in SHOWN[asset]]

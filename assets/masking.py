"""Which columns of the lake people may look at: everything else is masked in views, previews and the shell.

A list of what is shown, not of what is hidden: a column that is new in an asset about people is masked until someone
puts it here. Nothing in the pipeline itself reads through a mask.
"""

from models.frames import CURRENT_POSTINGS, PROVENANCE, Schema

MASK = "[masked]"

ADDRESSES = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\(?\d(?:[ ()/.-]{0,2}\d){7,}"
"""E-mail addresses and telephone numbers in a text; RE2 and Rust's regex read it alike."""

CONTACTS: dict[str, list[str]] = {
    "parsed_postings": ["description"],
    "current_postings": ["description"],
}
"""Texts that anyone may read, but for the addresses and numbers of the people who are named in them."""

_PROFILE = {
    *("profile_id", "status", "documents", "edited_fields", *PROVENANCE),
    *("country", "region", "city", "language", "experience_months", "remote", "relocate", "employment_types"),
    *("pay_floor_annual", "pay_currency", "text_characters", "hidden_characters", "flags"),
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


def masked_columns(asset: str, schema: Schema) -> list[str]:
    """The columns of that asset whose values nobody is shown."""
    shown = SHOWN.get(asset, set(schema))
    return [column for column in schema if column not in shown]

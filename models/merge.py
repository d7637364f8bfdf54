"""Two writers, one merge: what a document says of a person, and what the person says. Plain mappings, no imports.

Used by the pipeline for matching and by the API for display, so that both show the same person.
"""

from collections.abc import Mapping
from typing import Any

TOGETHER = (
    ("location", "city", "region", "country"),
    ("pay_floor_annual", "pay_currency"),
    ("name", "given_name", "family_name"),
    ("availability", "notice_days"),
)
"""Fields that make sense together only: who states one of a group states the group."""


def merge_profile(extraction: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `extraction`, each replaced by the person's own where they have said anything at all.

    The rule is the same for every field: a person's non-null value wins, lists are replaced as a whole and never
    mixed, and null means "no word of mine". Of a group in TOGETHER no field of the document's survives beside the
    person's. Fields that only the person has are added.
    """
    said = {name: value for name, value in own.items() if value is not None}
    taken = {name for group in TOGETHER if said.keys() & set(group) for name in group}
    return {**extraction, **dict.fromkeys(taken & extraction.keys()), **said}

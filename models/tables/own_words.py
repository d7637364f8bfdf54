"""How a row of `profiles` speaks of the same things as a document: its columns under the names of a résumé's fields.

Which of the two wins is decided in `models.merge`, by the pipeline and the API alike.
"""

from collections.abc import Mapping
from typing import Any

SAME_NAME = (
    "phone",
    "headline",
    "summary",
    "country",
    "region",
    "city",
    "availability",
    "remote",
    "relocate",
    "employment_types",
    "pay_floor_annual",
    "pay_currency",
)


def own_words(profile: Mapping[str, Any]) -> dict[str, Any]:
    """What the person says, under the names of `models.frames.PROFILE_CONTENT`, nulls left out.

    The e-mail address is the personal one, else the business one; the name is joined from its parts.
    """
    parts = [profile.get(part) for part in ("first_name", "middle_name", "last_name")]
    said = {
        "name": " ".join(part for part in parts if part) or None,
        "given_name": profile.get("first_name"),
        "family_name": profile.get("last_name"),
        "email": profile.get("personal_email") or profile.get("business_email"),
        **{name: profile.get(name) for name in SAME_NAME},
    }
    return {name: value for name, value in said.items() if value is not None}

"""`/v1/profiles/{id}`: one person, for who has the token.

There is no list of people; a posting's people are the noun `matches`.
"""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Depends

from models.merge import merge_profile
from models.tables.own_words import own_words
from serving.dependencies import ReaderOf
from serving.errors import describe, missing
from serving.openapi import show
from serving.profiles.queries import read_person
from serving.profiles.schemas import EXAMPLE, ProfileDetail
from serving.rows import PLACE
from serving.security import require_token

router = APIRouter(
    prefix="/v1/profiles",
    tags=["profiles"],
    dependencies=[Depends(require_token)],
    responses=describe(
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    ),
)

LISTS = (
    *("skills", "experience", "education", "certifications", "awards", "languages"),
    *("projects", "publications", "volunteering"),
)
READING = ("flags", "text_characters", "hidden_characters")
OWN_ONLY = ("post_nominals", "industry", "tags")


@router.get("/{profile_id}", summary="One person", responses=show(EXAMPLE))
async def read_profile(profile_id: UUID, reader: ReaderOf) -> ProfileDetail:
    """What the person says of themselves and, where they say nothing, what their documents say."""
    row = await read_person(reader, profile_id)
    if row is None:
        raise missing("profile")
    person = shape_person(row["said"] or {}, row["own"] or {})
    lists: dict[str, Any] = {name: row[name] or [] for name in LISTS}
    return ProfileDetail.model_validate(person | lists | {"id": profile_id})


def shape_person(said: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The merged person in the shape of `ProfileDetail`, without the lists."""
    words = own_words(own)
    person = dict.fromkeys(ProfileDetail.model_fields) | merge_profile(said, words)
    wanted = (
        *("remote", "relocate", "employment_types", "pay_floor_annual", "pay_currency"),
        *("notice_days", "availability"),
    )
    return person | {
        "place": {name: person.get(name) for name in PLACE},
        "preferences": {name: person.get(name) for name in wanted},
        **{name: own.get(name) for name in OWN_ONLY},
        "reading": {name: said[name] for name in READING} if said else None,
        "edited_fields": sorted(words),
    }

"""Arbeitnow's job board API: https://www.arbeitnow.com/api. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item
from models.parsing.postings.posting_fields import PostingFields, StatedPlace
from models.parsing.values import Json, as_text, as_texts


def read(item: Item, answer: Json) -> PostingFields:
    """`remote: false` only means that nobody ticked the box, so it says nothing; `job_types` mixes hours and levels."""
    kinds = as_texts(item.get("job_types"))
    return PostingFields(
        title=as_text(item.get("title")),
        employer=as_text(item.get("company_name")),
        description=item.get("description"),
        url=as_text(item.get("url")),
        identifier=as_text(item.get("slug")),
        posted=item.get("created_at"),
        places=[StatedPlace(written=as_text(item.get("location")))],
        remote="remote" if item.get("remote") is True else None,
        employment=kinds,
        seniority=" / ".join(kinds),
    )


BOARD = Board("arbeitnow", "data", frozenset({"slug", "company_name", "title", "job_types"}), read)

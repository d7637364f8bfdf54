"""Greenhouse's job board API: https://developers.greenhouse.io/job-board.html. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item, employer_from_url
from models.parsing.postings.posting_fields import PostingFields, StatedPlace
from models.parsing.values import Json, as_list, as_text, as_texts, at, first


def read(item: Item, answer: Json) -> PostingFields:
    """`content` is HTML escaped once more; a listing has none, and then no company's name either."""
    url = as_text(item.get("absolute_url"))
    return PostingFields(
        title=as_text(item.get("title")),
        employer=as_text(item.get("company_name")) or employer_from_url(url, "greenhouse.io/"),
        description=item.get("content"),
        url=url,
        identifier=as_text(item.get("id")),
        posted=first(item.get("first_published"), item.get("updated_at")),
        expires=item.get("application_deadline"),
        places=[StatedPlace(written=as_text(at(item, "location", "name")))],
        employment=_metadata(item, "employment", "time type"),
    )


def _metadata(item: Item, *words: str) -> list[str]:
    """Values of the company's own fields whose name holds one of the words."""
    named = [
        field
        for field in as_list(item.get("metadata"))
        if any(word in str(at(field, "name")).lower() for word in words)
    ]
    return [text for field in named for text in as_texts(at(field, "value"))]


BOARD = Board("greenhouse", "jobs", frozenset({"absolute_url", "title", "location", "id"}), read)

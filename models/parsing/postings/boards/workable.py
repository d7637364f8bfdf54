"""Workable's careers widget API: https://workable.readme.io/reference. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item
from models.parsing.postings.posting_fields import PostingFields, StatedPlace
from models.parsing.values import Json, as_list, as_text, as_texts, at, first


def read(item: Item, answer: Json) -> PostingFields:
    """A posting for several countries comes once a country, under one address: the places of its twins belong to it."""
    twins = [other for other in as_list(at(answer, "jobs")) if at(other, "shortcode") == item.get("shortcode")]
    return PostingFields(
        title=as_text(item.get("title")),
        employer=as_text(at(answer, "name")),
        description=item.get("description"),
        url=as_text(first(item.get("url"), item.get("shortlink"))),
        identifier=as_text(item.get("shortcode")),
        posted=first(item.get("published_on"), item.get("created_at")),
        places=[_place(twin) for twin in ([item, *twins])],
        remote="remote" if item.get("telecommuting") is True else None,
        employment=as_texts(item.get("employment_type")),
        industry=as_text(item.get("industry")),
        seniority=as_text(item.get("experience")),
        education=as_text(item.get("education")),
    )


def _place(item: Item) -> StatedPlace:
    return StatedPlace(
        city=as_text(item.get("city")), region=as_text(item.get("state")), country=as_text(item.get("country"))
    )


BOARD = Board("workable", "jobs", frozenset({"shortcode", "title"}), read)

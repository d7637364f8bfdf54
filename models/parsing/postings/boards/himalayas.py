"""Himalayas' API: https://himalayas.app/api. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.values import Json, as_text, as_texts, first


def read(item: Item, answer: Json) -> PostingFields:
    """Everything on this board is remote; `locationRestrictions` are the countries a person may be in."""
    categories = as_texts(item.get("parentCategories"))
    return PostingFields(
        title=as_text(item.get("title")),
        employer=_employer(item),
        description=first(item.get("description"), item.get("excerpt")),
        url=as_text(first(item.get("guid"), item.get("applicationLink"))),
        posted=item.get("pubDate"),
        expires=item.get("expiryDate"),
        places=[StatedPlace(written=place) for place in as_texts(item.get("locationRestrictions"))],
        remote="remote",
        employment=as_texts(item.get("employmentType")),
        pay=StatedPay(
            item.get("minSalary"),
            item.get("maxSalary"),
            as_text(item.get("currency")),
            as_text(item.get("salaryPeriod")),
        ),
        industry=categories[0] if categories else None,
        seniority=" / ".join(as_texts(item.get("seniority"))),
    )


def _employer(item: Item) -> str | None:
    """The name, or the slug where the answer holds the placeholder "name"."""
    name = as_text(item.get("companyName"))
    return name if name and name != "name" else (as_text(item.get("companySlug")) or "").replace("-", " ") or None


BOARD = Board("himalayas", "jobs", frozenset({"title", "companyName", "guid"}), read)

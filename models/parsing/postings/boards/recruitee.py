"""Recruitee's careers site API: https://docs.recruitee.com/reference/offers. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.values import Json, as_text, as_texts, at, first


def read(item: Item, answer: Json) -> PostingFields:
    """Text is in two pieces, `description` and `requirements`; amounts are strings."""
    requirements = item.get("requirements")
    parts = [item.get("description"), f"<h3>Requirements</h3>{requirements}" if requirements else None]
    return PostingFields(
        title=as_text(item.get("title")),
        employer=as_text(item.get("company_name")),
        description="<br>".join(part for part in parts if part) or None,
        url=as_text(item.get("careers_url")),
        identifier=as_text(item.get("id")),
        posted=first(item.get("published_at"), item.get("created_at")),
        expires=item.get("close_at"),
        places=[
            StatedPlace(
                written=as_text(item.get("location")),
                city=as_text(item.get("city")),
                region=as_text(first(item.get("state_name"), item.get("state_code"))),
                country=as_text(first(item.get("country"), item.get("country_code"))),
            )
        ],
        remote=_remote(item),
        employment=as_texts(item.get("employment_type_code")),
        pay=StatedPay(*(at(item, "salary", key) for key in ("min", "max", "currency", "period"))),
        industry=_words(item.get("category_code")),
        seniority=_words(item.get("experience_code")),
        education=_words(item.get("education_code")),
        listed=item.get("status") in (None, "published"),
    )


def _remote(item: Item) -> str | None:
    return next(
        (word for word in ("hybrid", "remote") if item.get(word) is True),
        "on-site" if item.get("on_site") is True else None,
    )


def _words(code: Json) -> str | None:
    text = as_text(code)
    return text.replace("_", " ") if text else None


BOARD = Board("recruitee", "offers", frozenset({"careers_url", "title"}), read)

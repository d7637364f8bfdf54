"""Lever's postings API: https://github.com/lever/postings-api. Only its shape is known here."""

from html import escape

from models.parsing.postings.boards.shape import Board, Item, employer_from_url
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.values import Json, as_list, as_text, as_texts, at, first


def read(item: Item, answer: Json) -> PostingFields:
    """The text is in pieces: `description`, then `lists` with a heading each, then `additional`."""
    url = as_text(item.get("hostedUrl"))
    places = as_texts(at(item, "categories", "allLocations")) or as_texts(at(item, "categories", "location"))
    return PostingFields(
        title=as_text(item.get("text")),
        employer=employer_from_url(url, "lever.co/"),
        description=_describe(item),
        url=url,
        identifier=as_text(item.get("id")),
        posted=item.get("createdAt"),
        places=[StatedPlace(written=place) for place in places] + [StatedPlace(country=as_text(item.get("country")))],
        remote=as_text(item.get("workplaceType")),
        employment=as_texts(at(item, "categories", "commitment")),
        pay=StatedPay(
            at(item, "salaryRange", "min"),
            at(item, "salaryRange", "max"),
            as_text(at(item, "salaryRange", "currency")),
            as_text(at(item, "salaryRange", "interval")),
        ),
    )


def _describe(item: Item) -> str | None:
    parts = [first(item.get("description"), item.get("descriptionPlain"))]
    for section in as_list(item.get("lists")):
        parts.append(f"<h3>{escape(at(section, 'text') or '')}</h3><ul>{at(section, 'content') or ''}</ul>")
    parts += [item.get("salaryDescription"), first(item.get("additional"), item.get("additionalPlain"))]
    return "<br>".join(part for part in parts if isinstance(part, str)) or None


BOARD = Board("lever", None, frozenset({"hostedUrl", "text", "categories"}), read)

"""Remote OK's API: https://remoteok.com/api. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.values import Json, as_text, first


def read(item: Item, answer: Json) -> PostingFields:
    """Amounts are U.S. dollars a year, 0 for none. `tags` are the board's guesses and are left aside."""
    return PostingFields(
        title=as_text(item.get("position")),
        employer=as_text(item.get("company")),
        description=item.get("description"),
        url=as_text(item.get("url")),
        identifier=as_text(item.get("id")),
        posted=first(item.get("date"), item.get("epoch")),
        places=[StatedPlace(written=as_text(item.get("location")))],
        remote="remote",
        pay=StatedPay(item.get("salary_min"), item.get("salary_max"), "USD", "year"),
    )


BOARD = Board("remoteok", None, frozenset({"position", "company", "slug"}), read)

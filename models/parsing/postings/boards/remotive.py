"""Remotive's public API: https://github.com/remotive-com/remote-jobs-api. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.values import Json, as_text, as_texts


def read(item: Item, answer: Json) -> PostingFields:
    """Everything on this board is remote; the place is where a person must be. `salary` is free text."""
    return PostingFields(
        title=as_text(item.get("title")),
        employer=as_text(item.get("company_name")),
        description=item.get("description"),
        url=as_text(item.get("url")),
        identifier=as_text(item.get("id")),
        posted=item.get("publication_date"),
        places=[StatedPlace(written=as_text(item.get("candidate_required_location")))],
        remote="remote",
        employment=as_texts(item.get("job_type")),
        pay=StatedPay(texts=as_texts(item.get("salary"))),
        industry=as_text(item.get("category")),
    )


BOARD = Board("remotive", "jobs", frozenset({"title", "candidate_required_location"}), read)

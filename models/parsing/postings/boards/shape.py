"""What a board is here: where its answer keeps the items, which keys an item must have, and how to read one.

Nothing is fetched; a board's quota, address and paging belong to the sources, not to parsing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from models.parsing.postings.posting_fields import PostingFields
from models.parsing.values import Json, at, is_list, is_object

Item = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Board:
    """One board's answer. `container` is the key of the list of items, `None` where the answer is a bare list.

    An item belongs to the board when it has all of `marks`. `read` gets the item and the whole answer.
    """

    name: str
    container: str | None
    marks: frozenset[str]
    read: Callable[[Item, Json], PostingFields]

    def items(self, document: Json) -> list[Json] | None:
        """The answer's items, or `None` when the document isn't this board's. One item alone is accepted too."""
        if self.owns(document):
            return [document]
        listed = document if self.container is None else at(document, self.container)
        if not is_list(listed) or not any(map(self.owns, listed)):
            return None
        return [item for item in listed if not _is_notice(item)]

    def owns(self, item: Json) -> bool:
        """Whether it is one of this board's items."""
        return is_object(item) and self.marks <= item.keys()


def _is_notice(item: Json) -> bool:
    """RemoteOK opens its list with its terms of service; that is an envelope and no posting."""
    return is_object(item) and "legal" in item and "position" not in item


def employer_from_url(url: Json, after: str) -> str | None:
    """The company's short name in a board's address ("jobs.lever.co/acme-labs/…" to "acme labs")."""
    if not isinstance(url, str) or after not in url:
        return None
    return url.split(after, 1)[1].strip("/").split("/")[0].replace("-", " ").strip() or None

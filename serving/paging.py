"""Opaque page cursors: where a list goes on, and in which published set; sealed, so that only our own come back.

What a cursor's fields mean is the list's business, and whether its set still exists is asked of the database.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest, new
from http import HTTPStatus
from typing import Annotated, Any, cast

from fastapi import Depends, Query, Request

from serving.dependencies import settings_of
from serving.errors import ProblemError

Position = list[Any]
"""The sort key of the last row shown, preceded by the set it came from."""

SEAL_BYTES = 16

Limit = Annotated[int, Query(ge=1, le=100, description="Rows a page.", examples=[20])]
CursorText = Annotated[
    str | None, Query(max_length=512, description="`next` of the page before; it belongs to that list and filters.")
]


class Paging:
    """The limit and the cursor that one request asks with, and the sealing of the next one."""

    def __init__(self, key: bytes, limit: int, cursor: str | None) -> None:
        self._key = key
        self.limit = limit
        self._cursor = cursor

    def position(self, scope: str) -> Position | None:
        """Where to go on in the list that `scope` names, or None for its first page; raises 400.

        A cursor of another list, of other filters or of a changed token does not fit its seal.
        """
        if self._cursor is None:
            return None
        try:
            raw = urlsafe_b64decode(self._cursor.encode("ascii"))
        except ValueError:
            raise _malformed() from None
        seal, body = raw[:SEAL_BYTES], raw[SEAL_BYTES:]
        if not compare_digest(seal, self._seal(scope, body)):
            raise _malformed()
        return cast(Position, json.loads(body))

    def next_cursor(self, scope: str, position: Position) -> str:
        """The cursor that goes on after `position`."""
        body = json.dumps(position, separators=(",", ":")).encode()
        return urlsafe_b64encode(self._seal(scope, body) + body).decode()

    def _seal(self, scope: str, body: bytes) -> bytes:
        return new(self._key, scope.encode() + b"\0" + body, sha256).digest()[:SEAL_BYTES]


def expired() -> ProblemError:
    """410: the set that a cursor points into is gone; the list must be read anew from its first page."""
    detail = "The list has been published anew since this cursor was given. Start again without a cursor."
    return ProblemError(HTTPStatus.GONE, detail, "urn:matchmill:expired-cursor")


def _malformed() -> ProblemError:
    detail = "The cursor is not one that this list gave out. Start again without a cursor."
    return ProblemError(HTTPStatus.BAD_REQUEST, detail, "urn:matchmill:malformed-cursor")


async def paging_of(request: Request, limit: Limit = 20, cursor: CursorText = None) -> Paging:
    """The request's paging; the seal's key comes from the token, so it needs no setting of its own."""
    token = settings_of(request).token.get_secret_value()
    return Paging(new(token.encode(), b"page cursors", sha256).digest(), limit, cursor)


PagingOf = Annotated[Paging, Depends(paging_of)]

"""How flat columns become the shared shapes, and how a page becomes bytes without being parsed again.

Nothing is asked of the database here and nothing is validated: the tests hold every answer against its schema.
"""

from collections.abc import Iterable
from typing import Any

from psycopg.rows import DictRow
from pydantic_core import to_json
from starlette.responses import Response

PLACE = ("location", "country", "region", "city", "remote")
PAY = ("min", "max", "currency", "period", "annual_min", "annual_max", "source")

Columns = dict[str, Any]


def nest_place(row: DictRow) -> Columns:
    """`serving.schemas.Place`."""
    return {name: row[name] for name in PLACE}


def nest_pay(row: DictRow) -> Columns:
    """`serving.schemas.Pay`, from columns of the same names behind `pay_`."""
    return {name: row[f"pay_{name}"] for name in PAY}


def splice(fields: Columns, name: str, raw: str) -> bytes:
    """The fields as a JSON object with one more member, whose value is JSON already."""
    return b'%s,"%s":%s}' % (to_json(fields)[:-1], name.encode(), raw.encode())


def page_response(head: Columns, items: Iterable[bytes]) -> Response:
    """The head's members, and `items` made of JSON objects."""
    body = b'%s,"items":[%s]}' % (to_json(head)[:-1], b",".join(items))
    return Response(body, media_type="application/json")

"""One row of a table by the fields that its columns mean; cells may hold JSON, lists or several lines.

Which column means what is told in `columns.py`, what the words mean by whoever reads the row.
"""

import json

from models.parsing.meanings.dates import parse_date
from models.parsing.rows.columns import ColumnMap
from models.parsing.values import Json, first, read_name


class Row:
    """The cells of one row by field."""

    def __init__(self, cells: list[Json], columns: ColumnMap) -> None:
        self._cells = cells
        self._columns = columns

    def all(self, field: str) -> list[Json]:
        """Every filled cell that means the field, the likeliest first; JSON in text is opened."""
        found = (open_cell(self._cells[position]) for position in self._columns.positions.get(field, ()))
        return [value for value in found if value not in (None, "", [], {})]

    def one(self, field: str) -> Json:
        return next(iter(self.all(field)), None)

    def text(self, field: str) -> str | None:
        return first(*(read_name(value) for value in self.all(field)))

    def date(self, field: str) -> Json:
        return next((value for value in self.all(field) if parse_date(value)), None)


def open_cell(value: Json) -> Json:
    """JSON in text as what it says; anything else as it is."""
    if isinstance(value, str) and value[:1] in "[{" and value[-1:] in "]}" and len(value) > 1:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value

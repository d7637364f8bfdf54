"""The items of one table after another (the sheets of a workbook), numbered through; none is lost on the way.

How a row is read is the business of whoever asks.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from models.parsing.records import Rejected, Rejection
from models.parsing.rows.table import Table

Read = TypeVar("Read")


def read_sheets(
    tables: Iterable[Table], read_rows: Callable[[Table], Iterator[tuple[int, Read]]]
) -> Iterator[tuple[int, Read | Rejection]]:
    """(item, what `read_rows` made of it) of every row, and the faults of the tables.

    A sheet whose columns are not understood has its rows rejected when another sheet is; raises `Rejected` when none
    is.
    """
    understood, offset = False, 0
    refusal = Rejected("no_rows", "The table has a header at most, and no rows.")
    waiting: list[tuple[Table, int, Rejected]] = []
    for table in tables:
        try:
            for item, read in read_rows(table):
                understood = True
                yield item + offset, read
        except Rejected as rejection:
            refusal = rejection
            waiting.append((table, offset, rejection))
        yield from (
            ((fault.item or 0) + offset, replace(fault, item=(fault.item or 0) + offset)) for fault in table.faults
        )
        offset += len(table.rows) + len(table.faults)
    if not understood:
        raise refusal
    for table, before, rejection in waiting:
        for item, _ in table.rows:
            yield item + before, Rejection(item + before, rejection.reason, rejection.detail)

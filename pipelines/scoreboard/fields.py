"""Rows about the fields of résumés. What a field is and how it is read is known to `models.parsing`."""

from pipelines.scoreboard.rows import Row

ROWS: list[Row] = []

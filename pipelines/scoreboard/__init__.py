"""`matchmill scoreboard`: what is measured, on which labels, beside which baselines; a module a group of rows.

Nothing is measured while this is imported, and no label and no word of a labelled document is kept.
"""

from pipelines.scoreboard.rows import Figure, Row

__all__ = ["Figure", "Row", "reading_rows"]


def reading_rows() -> list[Row]:
    """The rows of `matchmill scoreboard reading`, in the order in which they are shown."""
    from pipelines.scoreboard import ads, certainty, fields, links, skills, texts

    return [*texts.ROWS, *fields.ROWS, *certainty.ROWS, *skills.ROWS, *ads.ROWS, *links.ROWS]

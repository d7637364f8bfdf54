"""Of one document read several times: which reading counts. What it says is not looked at."""

import polars as pl


def latest_readings(parsed: pl.DataFrame) -> pl.DataFrame:
    """Of a document that several parser versions have read, the rows of the latest version."""
    version = pl.col("parser_version").cast(pl.Int64)
    return parsed.filter(version == version.max().over("document_id"))

"""Of one document read several times: which reading counts. What it says is not looked at."""

import polars as pl


def latest_readings(parsed: pl.DataFrame) -> pl.DataFrame:
    """Of a document that several parser versions have read, the rows of the latest version."""
    version = version_order(pl.col("parser_version"))
    return parsed.filter(version == version.max().over("document_id"))


def version_order(version: pl.Expr) -> pl.Expr:
    """The order of parser versions: that of the parsers, then that of the list of places they read with ("2.1")."""
    parts = version.str.splitn(".", 2)
    parsers, places = parts.struct.field("field_0"), parts.struct.field("field_1").fill_null("0")
    return parsers.cast(pl.Int64) * 1_000_000 + places.cast(pl.Int64)

"""Of one document read several times: which reading counts. What it says is not looked at."""

import polars as pl


def latest_readings(parsed: pl.DataFrame) -> pl.DataFrame:
    """Of a document that was read more than once, the rows of the latest parser version, as it was read last.

    Rows come in the order in which they were read: that tells which of two taggers read a document last.
    """
    version = version_order(pl.col("parser_version"))
    newest = parsed.filter(version == version.max().over("document_id"))
    return newest.filter(pl.col("parser_version") == pl.col("parser_version").last().over("document_id"))


def version_order(version: pl.Expr) -> pl.Expr:
    """The order of parser versions: that of the parsers, then that of the list of places they read with ("2.1").

    What follows a "+" is the tagger that helped; taggers have no order.
    """
    parts = version.str.extract(r"^([^+]*)").str.splitn(".", 2)
    parsers, places = parts.struct.field("field_0"), parts.struct.field("field_1").fill_null("0")
    return parsers.cast(pl.Int64) * 1_000_000 + places.cast(pl.Int64)

"""People who were erased and are sent in once more: their rows become rejections without a name, their bytes go.

Who was erased is known to the lake's tombstones; how a person is erased in the first place is not known here.
"""

import polars as pl

from assets.lake import Lake
from models.current.profiles import profile_id
from models.frames import REJECTED_DOCUMENTS

REASON = "erased_person"
DETAIL = "This document is of a person who was erased; its bytes were not kept."
SHARED = "A row of this file is of a person who was erased; take it out of the file before you import it again."
UNNAMED = "(erased)"


def set_erased_aside(
    parsed: pl.DataFrame, rejected: pl.DataFrame, documents: pl.DataFrame, erased: set[str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """PARSED_PROFILES without the people of these tombstones, and REJECTED_DOCUMENTS with a row for each of them.

    `documents` are the RAW_DOCUMENTS that were read. A document with other people's rows too keeps its name.
    """
    keys = [key for key in parsed["person_key"].unique() if profile_id(key) in erased] if erased else []
    if not keys:
        return parsed, rejected
    of_erased = pl.col("person_key").is_in(keys)
    kept, refused = parsed.filter(~of_erased), parsed.filter(of_erased)
    shared = pl.col("document_id").is_in(kept["document_id"].unique().to_list())
    number = pl.int_range(pl.len(), dtype=pl.Int32).over("document_id")
    faults = refused.join(documents.select("document_id", "kind", "name"), on="document_id").with_columns(
        name=pl.when(shared).then("name").otherwise(pl.lit(UNNAMED)),
        item=pl.when(shared).then(number),
        reason=pl.lit(REASON),
        detail=pl.when(shared).then(pl.lit(SHARED)).otherwise(pl.lit(DETAIL)),
    )
    return kept, pl.concat([rejected, faults.select(list(REJECTED_DOCUMENTS))])


def forget_erased(lake: Lake) -> None:
    """Delete the bytes of documents that were rejected as an erased person's and hold nobody else."""
    rejected = lake.current("rejected_documents").read(columns=["document_id", "item", "reason"])
    for document in rejected.filter(pl.col("item").is_null(), reason=REASON)["document_id"]:
        lake.delete_blob(document)

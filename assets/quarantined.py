"""What a run could not read, as Dagster's UI shows it: reasons, and each document with the command that tells more.

A document is named by its identifier: people call their résumés by their own names, so no file name is shown.
"""

import dagster as dg
import polars as pl

from assets.lake import Draft

SHOWN = 20
SHORT_ID = 12
PLACE = "[all that is in quarantine](/assets/rejected_documents)"


def link_rejections(faults: pl.DataFrame, *drafts: Draft) -> None:
    """Add what was rejected in this run, if anything, to what the drafts' materialisations will show."""
    if faults.is_empty():
        return
    for draft in drafts:
        before = draft.metadata.get("quarantined")
        above = f"{before.value}\n\n" if isinstance(before, dg.MarkdownMetadataValue) else ""
        draft.metadata["quarantined"] = dg.MetadataValue.md(above + describe_rejections(faults))


def describe_rejections(faults: pl.DataFrame) -> str:
    """Rows of REJECTED_DOCUMENTS as Markdown: how many for each reason, and a line for each of the first documents."""
    reasons = faults.group_by("reason").len().sort("len", "reason", descending=[True, False])
    counted = ", ".join(f"{count} {reason}" for reason, count in reasons.rows())
    documents = faults.group_by("document_id", "kind", "source", "reason", maintain_order=True).agg(
        items=pl.col("item").count(), detail=pl.col("detail").first()
    )
    lines = [_line(row) for row in documents.head(SHOWN).iter_rows(named=True)]
    more = f"\n\n… and {documents.height - SHOWN} more" if documents.height > SHOWN else ""
    head = "| kind | source | reason | rows | what to do | look at it |\n|---|---|---|---|---|---|"
    return f"{counted}; {PLACE}\n\n{head}\n" + "\n".join(lines) + more


def _line(row: dict[str, object]) -> str:
    rows = row["items"] or "whole document"
    command = f"`matchmill quarantine show {str(row['document_id'])[:SHORT_ID]}`"
    cells = [row["kind"], row["source"], row["reason"], rows, row["detail"], command]
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"

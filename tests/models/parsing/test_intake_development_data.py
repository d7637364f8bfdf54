"""Where the development data is at hand: every row of every file of it is parsed or rejected with a reason."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pytest

from models.current.intake import account, judge_postings, judge_profiles
from models.current.postings import resolve_postings
from models.frames import PARSED_POSTINGS, PARSED_PROFILES, RAW_DOCUMENTS, REJECTED_DOCUMENTS
from models.parsing.batch import read_posting_rows, read_resume_rows
from models.parsing.records import Rejected
from pipelines.arrivals import bring_in, kind_of

DATA = Path(__file__).parents[4] / "shared" / "data"
POSTINGS = sorted([*DATA.glob("api_captures/*/*"), *DATA.glob("postings/messy/*")])
LAYOUTS = sorted(
    path
    for path in DATA.glob("resumes/layouts/**/*")
    if path.is_file() and path.suffix != ".csv" and "_full" not in path.name
)
JSON_RESUMES = sorted(DATA.glob("resumes/jsonresume/*.json"))
UNREAD = {".doc", ".yaml"}
ARRIVED = datetime(2026, 11, 1, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not POSTINGS, reason="the development data (../shared/data) is not on this machine")


def rows_of(path: Path) -> int:
    """How many postings a file holds, counted by other means than ours."""
    if path.suffix == ".csv":
        return len(list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))))
    if path.suffix == ".xlsx":
        return fastexcel.read_excel(path).load_sheet(0).to_polars().height
    if path.suffix == ".jsonl":
        return len(path.read_text().splitlines())
    document = json.loads(path.read_text())
    listed = document if isinstance(document, list) else next(v for v in document.values() if isinstance(v, list))
    return sum(not (isinstance(item, dict) and "legal" in item) for item in listed)


def read(path: Path, kind: str) -> tuple[dict[str, Any], list[Any], list[Any]]:
    document = {"document_id": str(path), "kind": kind, "source": "s", "name": path.name, "received_at": ARRIVED}
    try:
        rows, faults = (read_posting_rows if kind == "postings" else read_resume_rows)(document, path.read_bytes())
    except Rejected as fault:
        row = {**document, "item": None, "reason": fault.reason, "detail": fault.detail, "parser_version": "1"}
        return {**document, "byte_size": 0}, [], [row]
    return {**document, "byte_size": 0}, rows, faults


def test_every_posting_of_every_file_is_accounted_for() -> None:
    readings = [read(path, "postings") for path in POSTINGS]
    assert {kind_of(path) for path in POSTINGS} == {"postings"}
    parsed = pl.DataFrame([row for _, rows, _ in readings for row in rows], schema=PARSED_POSTINGS)
    faults = pl.DataFrame([row for *_, faults in readings for row in faults], schema=REJECTED_DOCUMENTS)
    documents = pl.DataFrame([document for document, *_ in readings], schema=RAW_DOCUMENTS)
    current = resolve_postings(parsed, frozenset(), ARRIVED.date())
    intake = account(documents, judge_postings(parsed, current), faults)
    assert dict(intake.select("document_id", "rows_in").iter_rows()) == {str(path): rows_of(path) for path in POSTINGS}
    assert intake["new"].sum() == current.height
    assert (intake["rows_in"] == intake["parsed"] + intake["duplicates"] + intake["rejected"]).all()


def test_every_resume_is_accounted_for(tmp_path: Path) -> None:
    paths = [*LAYOUTS, *JSON_RESUMES]
    arrived = [bring_in(path, tmp_path / "inbox") for path in paths]
    refused = [one.path for one in arrived if one.refusal]
    assert {path.suffix for path in refused if path not in JSON_RESUMES} == UNREAD
    assert {path.name for path in refused if path in JSON_RESUMES} == {"schema.json"}
    readings = [read(path, "resumes") for path in paths if path not in refused]
    parsed = pl.DataFrame([row for _, rows, _ in readings for row in rows], schema=PARSED_PROFILES)
    faults = pl.DataFrame([row for *_, faults in readings for row in faults], schema=REJECTED_DOCUMENTS)
    documents = pl.DataFrame([document for document, *_ in readings], schema=RAW_DOCUMENTS)
    intake = account(documents, judge_profiles(parsed), faults)
    assert set(intake["rows_in"]) == {1}
    assert intake.height + len(refused) == len(paths)
    assert intake["rejected"].sum() <= 1

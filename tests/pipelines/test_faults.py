"""A fault planted at any stage stops the run there, says which check, and leaves every pointer as it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import psycopg
import pytest

from assets.lake import Draft, Lake, Manifest
from assets.schemas import SCHEMAS
from models.tables.engine import libpq_uri
from pipelines.environments import limits_of
from pipelines.runner import RunReport
from sample.truths import FILES
from tests.pipelines.homes import Home

READERS = """
select p.side, p.shard, p.set_id, count(m.*) as rows from match_pointers as p
left join profile_matches as m on m.set_id = p.set_id group by 1, 2, 3 order by 1, 2"""

CHECKED = [
    *("raw_postings", "raw_resumes", "parsed_postings", "parsed_profiles", "current_postings", "current_profiles"),
    *("posting_features", "profile_features", "neighbours", "shortlist", "judged_pairs", "ranked_matches"),
]


State = tuple[dict[str, str | None], object]


def state(home: Home) -> State:
    """What every reader sees: the current version of each asset, and what the database points to."""
    current = {asset: home.lake.current(asset).manifest for asset in SCHEMAS}
    return {asset: made.manifest_id if made else None for asset, made in current.items()}, home.query(READERS)


@pytest.fixture
def arrived(home: Home, tmp_path: Path) -> Iterator[Home]:
    """The sample's home with one changed résumé and one changed page waiting."""
    resume = FILES / "resumes" / "giulietta_marchbanks.txt"
    pages = sorted((FILES / "postings" / "pages").glob("*.html"))
    page = next(path for path in pages if " and " in path.read_text())
    for source, kind in ((resume, "resumes"), (page, "postings")):
        changed = tmp_path / source.name
        changed.write_text(source.read_text().replace(" and ", " and also "))
        home.drop(changed, kind)
    yield home


def refuses(
    home: Home, report: RunReport, asset: str, check: str, before: tuple[dict[str, str | None], object]
) -> None:
    """The run failed at that check of that asset, and neither it nor anything behind it moved."""
    assert not report.success
    told = [failure for failure in report.failures if f"{asset} was not replaced" in failure]
    assert told and check in told[0], report.failures
    manifests, database = state(home)
    order = list(SCHEMAS)
    for behind in order[order.index(asset) :]:
        if behind in report.metadata and behind != asset:
            continue  # another branch of the graph, which does not read the refused asset
        assert manifests[behind] == before[0][behind], behind
    assert manifests[asset] == before[0][asset]
    assert database == before[1]


@pytest.mark.parametrize("asset", CHECKED)
def test_a_frame_that_is_not_as_declared(arrived: Home, asset: str) -> None:
    before = state(arrived)
    asked_for = {**SCHEMAS, asset: {**SCHEMAS[asset], "planted": pl.Int8()}}
    report = arrived.run(lake=Lake.at(arrived.settings.lake, asked_for))
    refuses(arrived, report, asset, "schema: ", before)
    assert "planted" in " ".join(report.failures)


@pytest.mark.parametrize(
    ("asset", "limit", "check"),
    [
        ("neighbours", {"pair_budget": 1}, "pair_budget"),
        ("ranked_matches", {"matched_share": 1.01}, "matched_share"),
    ],
)
def test_a_limit_that_is_passed(arrived: Home, asset: str, limit: dict[str, float], check: str) -> None:
    before = state(arrived)
    report = arrived.run(limits=replace(limits_of(arrived.settings), **limit))
    refuses(arrived, report, asset, check, before)
    assert "MATCHMILL_" in " ".join(report.failures), "the way out is a setting's name"


def test_too_many_rejected_documents(home: Home, tmp_path: Path) -> None:
    before = state(home)
    for number in range(12):
        broken = tmp_path / f"broken{number}.pdf"
        broken.write_bytes(b"%PDF-1.7 cut off" + bytes([number]))
        home.drop(broken, "resumes")
    report = home.run()
    refuses(home, report, "parsed_profiles", "rejected_share", before)
    rejected = home.lake.current("rejected_documents").read()
    assert rejected.filter(pl.col("name").str.starts_with("broken")).height == 12, "an operator must see them"


def test_a_repeated_key(arrived: Home) -> None:
    lake = arrived.lake
    draft = lake.draft("parsed_profiles", []).keep()
    draft.add("2026-01-01/000000", lake.current("parsed_profiles").read().head(1))
    lake.commit(draft, "planted", datetime.now(UTC))
    before = state(arrived)
    refuses(arrived, arrived.run(), "parsed_profiles", "unique_key", before)


def test_a_pair_without_its_posting(home: Home) -> None:
    lake = home.lake
    draft = lake.draft("current_postings", []).keep()
    key = next(key for key in sorted(draft.parts) if draft.parts[key].rows)
    draft.add(key, lake.current("current_postings").read(key).head(0))
    lake.commit(draft, "planted", datetime.now(UTC))
    before = state(home)
    refuses(home, home.run(select=["ranked_matches"]), "ranked_matches", "no_orphans", before)


def test_rows_that_are_missing_in_the_database(arrived: Home) -> None:
    with psycopg.connect(libpq_uri(arrived.url), autocommit=True) as connection:
        connection.execute(
            "update match_sets set row_count = row_count - 1 where id = (select min(id) from match_sets)"
        )
    before = state(arrived)
    report = arrived.run(select=["published_matches"])
    refuses(arrived, report, "published_matches", "rows_equal_ranked", before)


def test_a_run_that_cannot_store_leaves_the_files_in_the_inbox(arrived: Home) -> None:
    waiting = sorted(path.name for path in arrived.settings.inbox.rglob("*.*"))
    report = arrived.run(lake=_Conflicting.at(arrived.settings.lake, SCHEMAS))
    assert not report.success
    assert sorted(path.name for path in arrived.settings.inbox.rglob("*.*")) == waiting
    assert arrived.run().success
    assert not list(arrived.settings.inbox.rglob("*.*"))


class _Conflicting(Lake):
    """A lake in which another run always was faster with the logs."""

    def commit(self, draft: Draft, run_id: str, now: datetime) -> Manifest:
        if draft.asset.startswith("raw_"):
            current = self.draft(draft.asset, [], {"by": "another run"}).keep()
            super().commit(current, "another", now)
        return super().commit(draft, run_id, now)


def test_documents_that_a_failed_run_took_in_yesterday_are_read_today(home: Home) -> None:
    lake = home.lake
    page = b"Ada Example\nada@example.net\n\nSkills\nPython"
    row = lake.current("raw_resumes").read().head(1).with_columns(document_id=pl.lit(lake.store_blob(page)))
    draft = lake.draft("raw_resumes", []).keep()
    draft.add(f"{datetime.now(UTC).date() - timedelta(days=1)}/000000", row.with_columns(name=pl.lit("ada.txt")))
    lake.commit(draft, "a run that failed after midnight", datetime.now(UTC))
    assert home.run().success
    assert home.lake.current("current_profiles").read().filter(email="ada@example.net").height == 1

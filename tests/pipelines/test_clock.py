"""A clock that jumps: no crash, nothing is lost or taken away, and once it is right all is as if it always had been."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.test_utils import freeze_time

from assets import clock
from assets.checks.age import published_age
from assets.limits import Limits
from assets.resources.database import Database
from assets.resources.inbox import Inbox
from pipelines.errors import UserError
from pipelines.runner import RunReport
from pipelines.sensors import arrivals
from tests.pipelines.arrived import arrived, frames_of, served_by
from tests.pipelines.homes import Home

HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)


@contextmanager
def jumped(by: timedelta) -> Iterator[None]:
    """The clock of our own code and of Dagster, by so much off."""
    with pytest.MonkeyPatch.context() as patch, freeze_time(datetime.now(UTC) + by):
        patch.setattr(clock, "now", lambda: datetime.now(UTC) + by)
        yield


@pytest.fixture
def waiting(sample_home: Home, server_url: str, tmp_path: Path) -> Iterator[Home]:
    with arrived(sample_home, server_url, tmp_path / "home") as home:
        yield home


def run_off(home: Home, by: timedelta, select: list[str] | None = None) -> RunReport:
    with jumped(by):
        return home.run(select=select)


def person(home: Home, email: str) -> dict[str, object]:
    (found,) = home.lake.current("current_profiles").read().filter(email=email).iter_rows(named=True)
    return found


@pytest.mark.parametrize("by", [-HOUR, DAY, -YEAR], ids=str)
def test_a_run_off_the_clock_is_right_once_the_clock_is(by: timedelta, waiting: Home) -> None:
    assert run_off(waiting, by).success
    assert waiting.run().success
    frames, served = frames_of(waiting), served_by(waiting)
    assert frames["current_profiles"].filter(email="giacoma.merle@example.net").height == 1
    assert not [path for path in waiting.settings.inbox.rglob("*") if path.is_file()]
    assert frames["raw_resumes"]["document_id"].is_unique().all()
    assert waiting.run().success
    assert served_by(waiting) == served and all(
        frame.equals(frames[name]) for name, frame in frames_of(waiting).items()
    )


@pytest.mark.parametrize("by", [HOUR, DAY], ids=str)
def test_the_later_resume_counts_though_the_clock_was_put_back(by: timedelta, waiting: Home, tmp_path: Path) -> None:
    assert run_off(waiting, by).success
    later = tmp_path / "later.txt"
    text = (Path(__file__).parents[2] / "sample/files/resumes/giulietta_marchbanks.txt").read_text()
    later.write_text(text.replace("Melbourne", "Geelong"))
    waiting.drop(later, "resumes")
    assert waiting.run().success
    assert "Geelong" in str(person(waiting, "giulietta.marchbanks@example.net"))


def test_a_clock_far_ahead_takes_no_posting_away(waiting: Home) -> None:
    """A third of the sample's postings has a last day, in 2099, so the limit is set below that."""
    strict = Home(waiting.settings.model_copy(update={"expired_share_max": 0.2}))
    before = served_by(waiting)
    report = run_off(strict, 80 * YEAR)
    assert not report.success
    assert "is the clock right" in str(report.failures) and "MATCHMILL_EXPIRED_SHARE_MAX" in str(report.failures)
    assert served_by(waiting) == before
    assert waiting.run().success
    assert person(waiting, "giacoma.merle@example.net")


@pytest.mark.parametrize(("by", "then"), [(DAY, timedelta()), (-YEAR, DAY)], ids=str)
def test_what_a_killed_run_took_in_on_a_wrong_day_is_read(by: timedelta, then: timedelta, waiting: Home) -> None:
    """At once where the day is near; a far one is looked at by the first arrival of the next day."""
    assert run_off(waiting, by, select=["raw_resumes", "raw_postings"]).success
    assert run_off(waiting, then).success
    assert person(waiting, "giacoma.merle@example.net")


def test_a_clock_from_before_our_time_is_told(waiting: Home) -> None:
    with pytest.raises(UserError, match="the clock says 1970-01-01, which is before Matchmill was made: set it"):
        run_off(waiting, datetime(1970, 1, 1, 12, tzinfo=UTC) - datetime.now(UTC))


@pytest.mark.parametrize("by", [-YEAR, -HOUR, HOUR, YEAR], ids=str)
def test_the_sensor_asks_whatever_the_clock_says(by: timedelta, waiting: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    resources = {"inbox": Inbox(waiting.settings.inbox), "database": Database(waiting.url)}
    assert resources["inbox"].settled(wait_seconds=10)  # pyright: ignore[reportAttributeAccessIssue]
    moment = datetime.now(UTC) + by
    monkeypatch.setattr("time.time", moment.timestamp)
    with dg.DagsterInstance.ephemeral() as instance, jumped(by):
        context = dg.build_sensor_context(instance=instance, cursor="0", resources=resources)
        asked = arrivals(context)
    assert isinstance(asked, dg.RunRequest) and asked.partition_key == moment.date().isoformat()


def test_a_publication_from_the_future_is_not_taken_for_fresh(waiting: Home) -> None:
    with dg.DagsterInstance.from_config(str(waiting.settings.home / "dagster")) as instance, jumped(-DAY):
        judged = published_age(dg.build_asset_check_context(instance=instance), limits=Limits())
    assert isinstance(judged, dg.AssetCheckResult) and not judged.passed
    assert judged.description and "ahead of the clock: set the clock" in judged.description

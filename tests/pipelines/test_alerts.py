"""Trouble reaches people once, by a real webhook and a real mail server, and says nobody's name and no secret."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest
from pydantic import SecretStr

from assets.lake import Draft, Lake, Manifest
from assets.schemas import SCHEMAS
from pipelines.alerts import Alert, Alerts
from pipelines.environments import limits_of
from pipelines.sensors import failures, recoveries, standstill
from pipelines.settings import Settings
from pipelines.troubles import tell_of_run, tell_what_stands_still
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home
from tests.pipelines.receivers import MailServer, WebServer, mail_server, web_server

NOW = datetime(2026, 6, 1, tzinfo=UTC)
TROUBLE = Alert("run_failed:arrival", "Matchmill: a run of arrival failed", "See it in the UI.")


@pytest.fixture
def web() -> Iterator[WebServer]:
    with web_server() as server:
        yield server


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


def told_by(settings: Settings, web: WebServer, mail: MailServer | None = None) -> Settings:
    to_mail = {"alert_email": "ops@example.org, night@example.org", "smtp_url": SecretStr(mail.url)} if mail else {}
    return settings.model_copy(update={"alert_webhook": SecretStr(web.url), **to_mail})


@contextmanager
def records(home: Home) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.from_config(str(home.settings.home / "dagster")) as instance:
        yield instance


def tell_by_sensor(home: Home, alerts: Alerts, instance: dg.DagsterInstance) -> None:
    """What the daemon does when a run has ended."""
    run = instance.get_runs(limit=1)[0]
    (ended,) = instance.all_logs(run.run_id, of_type={dg.DagsterEventType.RUN_SUCCESS, dg.DagsterEventType.RUN_FAILURE})
    event = ended.get_dagster_event()
    context = dg.build_run_status_sensor_context(
        "told", dagster_event=event, dagster_instance=instance, dagster_run=run, resources={"alerts": alerts}
    )
    if run.is_success:
        recoveries(context)
    else:
        failures(context.for_run_failure())


def test_blocked_publishing_is_told_once_until_it_is_over(home: Home, web: WebServer, mail: MailServer) -> None:
    alerts = Alerts(told_by(home.settings, web, mail))
    too_strict = replace(limits_of(home.settings), matched_share=1.01)
    with records(home) as instance:
        for _ in range(2):
            assert not home.run(select=["ranked_matches"], limits=too_strict).success
            tell_by_sensor(home, alerts, instance)
        (post,) = web.posts
        assert post["key"] == "publish_blocked"
        assert "publishing is blocked" in post["title"] and "matched_share" in post["detail"]
        assert "MATCHMILL_MATCHED_SHARE_MIN" in post["text"], "it says the way out"
        ((receivers, message),) = mail.mails
        assert receivers == ["ops@example.org", "night@example.org"]
        assert message["Subject"] == post["title"] and "matched_share" in str(message.get_payload())

        assert home.run(select=["ranked_matches"]).success
        tell_by_sensor(home, alerts, instance)
        assert not home.run(select=["ranked_matches"], limits=too_strict).success
        tell_by_sensor(home, alerts, instance)
    assert len(web.posts) == 2, "it had cleared: the next time is told at once"


class _Telling(Lake):
    """A lake whose failure quotes somebody's row, as drivers do."""

    def commit(self, draft: Draft, run_id: str, now: datetime) -> Manifest:
        raise RuntimeError("DETAIL: Key (email)=(ada@example.net) of Ada Example")


def test_what_another_program_says_of_a_failure_is_not_passed_on(home: Home, web: WebServer) -> None:
    report = home.run(select=["raw_resumes"], lake=_Telling.at(home.settings.lake, SCHEMAS))
    assert not report.success
    with records(home) as instance:
        alerts = Alerts(told_by(home.settings, web))
        tell_of_run(alerts, instance, report.run_id, "arrival", report.success, NOW)
    (post,) = web.posts
    assert post["key"] == "run_failed:arrival" and "raw_resumes: RuntimeError" in post["detail"]
    assert report.run_id in post["detail"]
    assert "ada" not in str(post).lower().replace("matchmill", "")
    assert "a-secret-part" not in str(post)


def test_a_source_gone_quiet_is_told_and_told_to_be_over(home: Home, web: WebServer) -> None:
    alerts = Alerts(told_by(home.settings, web))
    limits = replace(limits_of(home.settings), source_hours={"*": 48.0}, published_age_hours=1000.0)
    now = home.lake.current("raw_postings").read(columns=["received_at"])["received_at"].max()
    assert isinstance(now, datetime)

    def look(hours: float) -> list[str]:
        return tell_what_stands_still(alerts, instance, home.lake, limits, now + timedelta(hours=hours))

    with records(home) as instance:
        assert look(47) == []
        assert look(49) == ["source_stale:raw_postings:inbox", "source_stale:raw_resumes:inbox"]
        assert look(50) and len(web.posts) == 2
        assert "brought nothing for 49.0 hours, its limit is 48" in web.posts[0]["text"]
        assert look(49 + 25) and len(web.posts) == 4, "what lasts is told again after a day"
        assert look(0) == [] and alerts.known("") == []
        assert look(1001)[-1] == "published_stale" and "readers see is old" in web.posts[-1]["title"]


def test_the_sensor_looks_and_starts_nothing(home: Home, web: WebServer) -> None:
    limits = replace(limits_of(home.settings), source_hours={"inbox": 1e-9})
    with records(home) as instance:
        resources = {"alerts": Alerts(told_by(home.settings, web)), "lake": home.lake, "limits": limits}
        with dg.build_sensor_context(instance=instance, resources=resources) as context:
            skipped = standstill(context)
    assert isinstance(skipped, dg.SkipReason) and "source_stale:raw_resumes:inbox" in str(skipped.skip_message)
    assert len(web.posts) == 2


def test_a_channel_that_fails_is_tried_again_and_harms_nothing(
    settings: Settings, web: WebServer, mail: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    web.refusals = 2
    alerts = Alerts(told_by(settings, web))
    assert [outcome.fault for outcome in alerts.tell(TROUBLE, NOW)] == [""] and len(web.posts) == 1
    web.refusals = 3
    other = replace(TROUBLE, key="another")
    (failed,) = alerts.tell(other, NOW)
    assert failed.fault == "it answered 503" and len(web.posts) == 1
    assert "alert another was not delivered by the webhook" in caplog.text and "a-secret-part" not in caplog.text
    assert [outcome.fault for outcome in alerts.tell(other, NOW + timedelta(seconds=10))] == [""], "nobody had heard it"
    assert alerts.tell(other, NOW + timedelta(seconds=20)) == []


def test_who_cannot_be_reached_is_given_up_in_time(settings: Settings) -> None:
    nobody = settings.model_copy(update={"alert_webhook": SecretStr("http://127.0.0.1:9/"), "alert_email": "a@b.org"})
    alerts = Alerts(nobody.model_copy(update={"smtp_url": SecretStr("smtp://user:hidden@127.0.0.1:9")}))
    started = time.monotonic()
    outcomes = alerts.tell(TROUBLE, NOW)
    assert [outcome.fault for outcome in outcomes] == ["ConnectError", "ConnectionRefusedError"]
    assert time.monotonic() - started < 30


def test_the_command_tells_whether_a_test_alert_arrives(settings: Settings, web: WebServer, mail: MailServer) -> None:
    nobody = invoke("alerts", "test")
    assert (nobody.exit_code, "set MATCHMILL_ALERT_WEBHOOK" in nobody.stderr) == (2, True)
    reached = {
        "MATCHMILL_ALERT_WEBHOOK": web.url,
        "MATCHMILL_ALERT_EMAIL": "ops@example.org",
        "MATCHMILL_SMTP_URL": mail.url,
    }
    result = invoke("alerts", "test", **reached)
    assert (result.exit_code, result.stdout) == (0, "the webhook: delivered\ne-mail: delivered\n")
    assert len(web.posts) == len(mail.mails) == 1
    web.refusals = 3
    half = invoke("alerts", "test", **reached)
    assert half.exit_code == 1 and "the webhook: not delivered, it answered 503" in half.stdout
    alone = invoke("alerts", "test", MATCHMILL_ALERT_EMAIL="ops@example.org")
    assert alone.exit_code == 2 and "MATCHMILL_SMTP_URL must be set where MATCHMILL_ALERT_EMAIL is" in alone.stderr

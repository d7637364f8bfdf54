"""A setting is read once, listed with its source, and refused by name when it is wrong."""

import os
import stat
from pathlib import Path

import pytest

from pipelines.settings import Settings, SettingsError, load_settings


@pytest.fixture
def home(new_home: Path) -> Path:
    """Nothing has been done on it."""
    return new_home


def test_everything_has_a_default_inside_the_home(settings: Settings, home: Path) -> None:
    assert (settings.lake, settings.inbox) == (str(home / "lake"), home / "inbox")
    assert settings.database_url is None


def test_a_relative_home_is_told_from_where_the_command_was_called(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings().home == tmp_path / ".matchmill"


@pytest.mark.parametrize(
    ("variable", "value", "complaint"),
    [
        ("MATCHMILL_SHARDS", "many", "integer"),
        ("MATCHMILL_TOP_K", "0", "greater than or equal to 1"),
        ("MATCHMILL_REJECTED_SHARE_MAX", "1.5", "less than or equal to 1"),
        ("MATCHMILL_LAKE", "nowhere://bucket/lake", "nowhere://"),
        ("MATCHMILL_API_TOKEN", "short", "at least 16 characters"),
        ("MATCHMILL_API_PORT", "99999", "less than or equal to 65535"),
        ("DATABASE_URL", "mysql://me:hidden@host/db", "postgresql://"),
        ("MATCHMILL_SOURCE_HOURS_MAX", "inbox", "must look like inbox=48, *=168"),
        ("MATCHMILL_ALERT_WEBHOOK", "ftp://host/hidden", "https://"),
        ("MATCHMILL_SMTP_URL", "http://me:hidden@host", "smtp://"),
        ("MATCHMILL_RAW_DAYS", "1", "greater than or equal to 8"),
        ("MATCHMILL_SHARD", "8", "did you mean MATCHMILL_SHARDS"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(
    home: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, complaint: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as refusal:
        load_settings()
    assert str(refusal.value).startswith(f"{variable} ")
    assert complaint in str(refusal.value)
    assert "\n" not in str(refusal.value) and "hidden" not in str(refusal.value)


def test_a_file_is_no_home(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").touch()
    monkeypatch.setenv("MATCHMILL_HOME", str(tmp_path / "taken"))
    with pytest.raises(SettingsError, match="MATCHMILL_HOME must be a folder"):
        load_settings()


def test_hours_are_told_a_source_at_a_time(home: Path) -> None:
    assert Settings(home=home, source_hours_max="inbox=48, *=0.5").source_hours == {"inbox": 48.0, "*": 0.5}


def test_the_lake_may_be_elsewhere(home: Path) -> None:
    assert Settings(home=home, lake="s3://bucket/lake/").lake == "s3://bucket/lake"


def test_the_list_says_where_a_value_comes_from_and_hides_secrets(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHMILL_TOP_K", "5")
    monkeypatch.setenv("MATCHMILL_API_TOKEN", "a-token-nobody-sees")
    rows = {row.variable: row for row in load_settings().rows()}
    assert rows["MATCHMILL_TOP_K"][1:3] == ("5", "environment")
    assert rows["MATCHMILL_SHARDS"][1:3] == ("8", "default")
    assert "nobody" not in rows["MATCHMILL_API_TOKEN"].value
    assert all(row.description for row in rows.values())


def test_the_token_is_made_once_and_for_its_owner_only(settings: Settings) -> None:
    token = settings.ensure_api_token()
    assert len(token) >= 32
    assert token == settings.ensure_api_token()
    assert stat.S_IMODE((settings.home / "api_token").stat().st_mode) == 0o600
    assert [path.name for path in settings.home.iterdir()] == ["api_token"]


def test_a_child_process_reads_the_same_settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in settings.environment("postgresql://u@/db?host=/s").items():
        monkeypatch.setenv(name, value)
    again = load_settings()
    assert again.database_url and again.database_url.get_secret_value() == "postgresql://u@/db?host=/s"
    assert again.api_token and again.api_token.get_secret_value() == settings.ensure_api_token()
    same = {"database_url", "api_token"}
    assert again.model_dump(exclude=same) == settings.model_dump(exclude=same)
    assert os.environ["DAGSTER_HOME"] == str(settings.home / "dagster")

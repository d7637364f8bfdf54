"""A wrong setting is refused with a sentence that names it and never shows it."""

import pytest

from serving.settings import Settings, SettingsError

GOOD = {"DATABASE_URL": "postgresql:///matchmill", "MATCHMILL_API_TOKEN": "sixteen-letters-x"}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_what_the_supervisor_gives_is_enough(environment: pytest.MonkeyPatch) -> None:
    settings = Settings.from_environment()
    assert settings.database_url.get_secret_value() == GOOD["DATABASE_URL"]
    assert settings.token.get_secret_value() == GOOD["MATCHMILL_API_TOKEN"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://someone:hush-hush-hush@host/db"),
        ("MATCHMILL_API_TOKEN", "hush-hush"),
        ("MATCHMILL_API_PORT", "999999"),
        ("MATCHMILL_API_LOG_LEVEL", "hush-hush"),
    ],
)
def test_a_wrong_one_is_named_and_not_shown(environment: pytest.MonkeyPatch, name: str, value: str) -> None:
    environment.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: ") as refusal:
        Settings.from_environment()
    assert "hush" not in str(refusal.value)


def test_all_missing_ones_are_named_at_once(environment: pytest.MonkeyPatch) -> None:
    for name in GOOD:
        environment.delenv(name)
    with pytest.raises(SettingsError) as refusal:
        Settings.from_environment()
    assert [line.split(":")[0] for line in str(refusal.value).splitlines()] == list(GOOD)


def test_secrets_do_not_show_in_a_printed_settings(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("DATABASE_URL", "postgresql://someone:hush@host/db")
    printed = repr(Settings.from_environment())
    assert "hush" not in printed and GOOD["MATCHMILL_API_TOKEN"] not in printed

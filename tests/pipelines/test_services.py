"""The commands that are kept up follow the settings."""

from pathlib import Path

from pipelines.services import WEB_SERVER, Site
from pipelines.settings import Settings


def ui(settings: Settings, runtime: Path) -> list[str]:
    settings.home.mkdir(exist_ok=True)
    services = {child.name: child for child in Site(settings, {}, runtime).dagster()}
    return [str(word) for word in services[WEB_SERVER].command]


def test_the_ui_only_shows_where_that_is_set(settings: Settings, tmp_path: Path) -> None:
    assert "--read-only" not in ui(settings, tmp_path)
    assert "--read-only" in ui(settings.model_copy(update={"webserver_read_only": True}), tmp_path)

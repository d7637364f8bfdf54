"""Homes for tests: one on which the bundled sample has been run, a copy of it to change, and one not yet there."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from pipelines.settings import Settings
from sample.truths import FILES
from tests.pipelines.homes import Home, copied_database
from tests.pipelines.small import FEW, drop_pages, drop_person
from tests.pipelines.watching import matchmill


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory, server_url: str, migrated_template: str) -> Iterator[Home]:
    """The bundled sample, run once. Tests only read from it."""
    with copied_database(server_url, migrated_template) as url:
        settings = Settings(home=tmp_path_factory.mktemp("sample"), DATABASE_URL=SecretStr(url))
        home = Home(settings)
        for kind in ("postings", "resumes"):
            for path in sorted((FILES / kind).rglob("*.*")):
                home.drop(path, kind)
        report = home.run()
        assert report.success, report.failures
        yield home


@pytest.fixture
def home(tmp_path: Path, sample_home: Home, server_url: str) -> Iterator[Home]:
    """A copy of the sample's home that a test may change: lake, database and all."""
    folder = tmp_path / "home"
    shutil.copytree(sample_home.settings.home, folder)
    template = sample_home.url.split("?")[0].rsplit("/", 1)[1]
    with copied_database(server_url, template) as url:
        yield Home(Settings(home=folder, DATABASE_URL=SecretStr(url)))


@pytest.fixture
def new_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that does not exist yet; no setting of the machine's own reaches it."""
    for name in list(os.environ):
        if name.startswith("MATCHMILL_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)
    return tmp_path / "home"


@pytest.fixture
def settings(new_home: Path) -> Settings:
    """The defaults, on a home that does not exist yet."""
    return Settings(home=new_home)


@pytest.fixture(scope="session")
def mart_home(tmp_path_factory: pytest.TempPathFactory, sample_home: Home) -> Home:
    """The sample with its marts built, on a copy of the lake. Tests only read from it."""
    folder = tmp_path_factory.mktemp("marts") / "home"
    shutil.copytree(sample_home.settings.home, folder)
    built = Home(Settings(home=folder, DATABASE_URL=SecretStr(sample_home.url)))
    report = built.run("marts")
    assert report.success, report.failures
    return built


@pytest.fixture(scope="session")
def embedded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an embedded Postgres on which a few documents have been published. Tests may add to it."""
    home = tmp_path_factory.mktemp("embedded") / "home"
    for number in range(3):
        drop_person(home, number)
    drop_pages(home, 6)
    run = matchmill(home, "run", **FEW)
    said, _ = run.communicate(timeout=250)
    assert run.returncode == 0, said
    return home

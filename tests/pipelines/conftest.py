"""A home of its own for every test of `pipelines`."""

import os
from pathlib import Path

import pytest

from pipelines.settings import Settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that does not exist yet; no setting of the machine's own reaches it."""
    for name in list(os.environ):
        if name.startswith("MATCHMILL_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)
    return tmp_path / "home"


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home=home)

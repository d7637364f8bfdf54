"""One installation for a test: a home with its settings, its lake, its database and its own Dagster records."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import dagster as dg
import polars as pl
import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from assets.lake import Lake
from models.tables.engine import libpq_uri
from pipelines.dagster_home import write_dagster_home
from pipelines.lakes import open_lake
from pipelines.runner import RunReport, materialise
from pipelines.settings import Settings


@dataclass
class Home:
    """One installation: settings that name its database, and its own Dagster instance."""

    settings: Settings

    @property
    def lake(self) -> Lake:
        return open_lake(self.settings)

    def drop(self, path: Path, kind: str, name: str = "") -> None:
        """Put a file into the inbox."""
        folder = self.settings.inbox / kind
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, folder / (name or path.name))

    def run(self, job: str = "arrival", select: list[str] | None = None, **overrides: Any) -> RunReport:
        """Run a job, with some resources replaced."""
        folder = self.settings.home / "dagster"
        write_dagster_home(folder)
        with dg.DagsterInstance.from_config(str(folder)) as instance:
            return materialise(self.settings, instance, job, select, overrides=overrides)

    def query(self, statement: str, **values: Any) -> list[dict[str, Any]]:
        with psycopg.connect(libpq_uri(self.url), row_factory=dict_row) as connection:
            return connection.execute(statement, values).fetchall()

    @property
    def url(self) -> str:
        assert self.settings.database_url
        return self.settings.database_url.get_secret_value()


def replace_rows(home: Home, asset: str, key: str, rows: pl.DataFrame, run_id: str) -> None:
    """A new version of an asset, by the same versions as before, whose part `key` holds these rows."""
    previous = home.lake.current(asset)
    draft = home.lake.draft(asset, []).keep()
    draft.versions = previous.versions
    draft.add(key, rows)
    home.lake.commit(draft, run_id, datetime.now(UTC))


@contextmanager
def copied_database(server_url: str, template: str) -> Iterator[str]:
    """The address of a new database with all that the template holds."""
    name = f"home_{uuid4().hex[:12]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
    yield server_url.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

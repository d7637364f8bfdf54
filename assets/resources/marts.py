"""Where the marts live: a private DuckDB file for dbt's views, and folders of Parquet files for dbt and for people."""

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class MartStore:
    """Below `home`: `marts.duckdb`, `build/` and `dbt/`, which only dbt writes, and `files/`, which people read."""

    home: Path

    @property
    def database(self) -> Path:
        return self.home / "marts.duckdb"

    @property
    def build(self) -> Path:
        return self.home / "build"

    @property
    def files(self) -> Path:
        return self.home / "files"

    @property
    def scratch(self) -> Path:
        """What dbt compiles and remembers of the build before; always the same, so that it need not parse anew."""
        return self.home / "dbt"

    def begin(self) -> None:
        """Make the folders."""
        self.build.mkdir(parents=True, exist_ok=True)
        self.files.mkdir(exist_ok=True)

    def publish(self) -> None:
        """Show people what dbt has built, each file whole; called only when no test of dbt has failed."""
        for built in sorted(self.build.glob("*.parquet")):
            beside = self.files / f".{built.name}"
            shutil.copyfile(built, beside)
            beside.replace(self.files / built.name)

"""Where the marts live: a private DuckDB file for dbt's views, and a folder of Parquet files for people."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class MartStore:
    """Below `home`: `marts.duckdb`, which only dbt opens for writing, and `files/`."""

    home: Path

    @property
    def database(self) -> Path:
        return self.home / "marts.duckdb"

    @property
    def files(self) -> Path:
        return self.home / "files"

    def begin(self) -> None:
        """Make the folders."""
        self.files.mkdir(parents=True, exist_ok=True)

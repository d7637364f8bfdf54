"""The lake as SQL views, for dbt and for people: a view per asset over the files that are current.

Views are made anew before each use; nothing is ever written through them.
"""

import duckdb

from assets.lake import Draft, Lake, Snapshot

SCHEMA = "lake"


def make_views(connection: duckdb.DuckDBPyConnection, lake: Lake) -> list[str]:
    """Make `lake.<asset>` for every asset that is a frame; without rows it has the declared columns all the same.

    Returns the names. The lake must be on a local disk.
    """
    connection.execute(f"create schema if not exists {SCHEMA}")
    frames = sorted(asset for asset, schema in lake.schemas.items() if schema)
    for asset in frames:
        files = ", ".join(_quoted(path) for path in _files(lake.current(asset)))
        connection.execute(f"create or replace view {SCHEMA}.{asset} as from read_parquet([{files}])")
    return frames


def _files(snapshot: Snapshot) -> list[str]:
    parts = snapshot.manifest.parts if snapshot.manifest else {}
    names = [parts[key].file for key in sorted(parts)]
    if not names:
        nothing = Draft(snapshot.files, snapshot.asset, snapshot.schema, previous=None).write(snapshot.read())
        names = [nothing.file]
    return [snapshot.files.path(name) for name in names]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

"""The lake as SQL views, for dbt and for people: a view per asset over the files that are current.

Views are made anew before each use, personal columns masked in every one; nothing is ever written through them.
"""

import duckdb

from assets.labels import make_labels
from assets.lake import Draft, Lake, Snapshot
from assets.lists import make_list_versions
from assets.shown import ADDRESSES, CONTACTS, MASK, masked_columns, shown_keys

SCHEMA = "lake"


def make_views(connection: duckdb.DuckDBPyConnection, lake: Lake) -> list[str]:
    """Make `lake.<asset>` for every asset that is a frame; without rows it has the declared columns all the same.

    Beside them `lake.skills`, `lake.occupations` and `lake.list_versions`. Returns the names. The lake must be on a
    local disk.
    """
    connection.execute(f"create schema if not exists {SCHEMA}")
    frames = sorted(asset for asset, schema in lake.schemas.items() if schema)
    for asset in frames:
        files = ", ".join(quoted(path) for path in _files(lake.current(asset)))
        rows = f"select * {_masks(asset, lake)} from read_parquet([{files}])"
        connection.execute(f"create or replace view {SCHEMA}.{asset} as {rows}")
    return [*frames, *make_labels(connection, SCHEMA), make_list_versions(connection, SCHEMA, lake)]


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _masks(asset: str, lake: Lake) -> str:
    masks = [
        f"case when {column} is not null then {quoted(MASK)} end as {column}"
        for column in masked_columns(asset, lake.schemas[asset])
    ] + [
        f"regexp_replace({column}, {quoted(ADDRESSES)}, {quoted(MASK)}, 'g') as {column}"
        for column in CONTACTS.get(asset, [])
    ]
    return f"replace ({', '.join(masks)})" if masks else ""


def _files(snapshot: Snapshot) -> list[str]:
    names = [snapshot.part(key).file for key in shown_keys(snapshot)]
    if not names:
        nothing = Draft(snapshot.files, snapshot.asset, snapshot.schema, previous=None).write(snapshot.read("-"))
        names = [nothing.file]
    return [snapshot.files.path(name) for name in names]

"""The lake as SQL views, for dbt and for people: a view per asset over the files that are current.

Views are made anew before each use, personal columns masked and moments in UTC; nothing is ever written through them.
"""

from typing import TYPE_CHECKING

from assets.labels import make_labels
from assets.lake import Draft, Lake, Snapshot
from assets.lists import make_list_versions
from assets.shown import ADDRESSES, CONTACTS, MASK, masked_columns, shown_keys
from assets.taxonomy import taxonomy_of
from models.frames import TIMESTAMP, Schema

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA = "lake"


def make_views(connection: "DuckDBPyConnection", lake: Lake) -> list[str]:
    """Make `lake.<asset>` for every asset that is a frame; without rows it has the declared columns all the same.

    Beside them `lake.skills`, `lake.occupations` and `lake.list_versions`. Returns the names. The lake must be on a
    local disk.
    """
    connection.execute(f"create schema if not exists {SCHEMA}")
    frames = sorted(asset for asset, schema in lake.schemas.items() if schema)
    for asset in frames:
        files = ", ".join(quoted(path) for path in _files(lake.current(asset)))
        rows = f"select * {_replacements(asset, lake.schemas[asset])} from read_parquet([{files}], union_by_name=true)"
        connection.execute(f"create or replace view {SCHEMA}.{asset} as {rows}")
    return [*frames, *make_labels(connection, SCHEMA, taxonomy_of(lake)), make_list_versions(connection, SCHEMA, lake)]


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _replacements(asset: str, schema: Schema) -> str:
    """Masks, and moments as UTC without a zone: DuckDB has to download an extension to reckon with zones."""
    replaced = {
        column: f"case when {column} is not null then {quoted(MASK)} end" for column in masked_columns(asset, schema)
    }
    for column in CONTACTS.get(asset, []):
        replaced[column] = f"regexp_replace({column}, {quoted(ADDRESSES)}, {quoted(MASK)}, 'g')"
    for column in (name for name, kind in schema.items() if kind == TIMESTAMP):
        replaced[column] = f"make_timestamp(epoch_us({column}))"
    listed = ", ".join(f"{expression} as {column}" for column, expression in replaced.items())
    return f"replace ({listed})" if listed else ""


def _files(snapshot: Snapshot) -> list[str]:
    """A file without rows first: it has every column, also those that parts of an earlier version lack."""
    nothing = Draft(snapshot.files, snapshot.asset, snapshot.schema, previous=None).write(snapshot.read("-"))
    names = [nothing.file, *(snapshot.part(key).file for key in shown_keys(snapshot))]
    return [snapshot.files.path(name) for name in names]

"""What skills and occupations are called, as two tables beside the views: made from the taxonomy that is in use.

No copy of the taxonomy is kept anywhere, so labels can't fall behind it.
"""

from typing import TYPE_CHECKING

import polars as pl

from models.skills.occupations import load_occupations
from models.skills.taxonomy import Taxonomy

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SKILLS = {name: pl.String() for name in ("skill_id", "skill", "skill_de", "category", "kind")}
OCCUPATIONS = {name: pl.String() for name in ("occupation_id", "occupation", "occupation_de", "isco", "family")}


def make_labels(connection: "DuckDBPyConnection", schema: str, taxonomy: Taxonomy) -> list[str]:
    """Make `<schema>.skills` and `<schema>.occupations`; returns the names."""
    skills = [(skill.id, skill.label, skill.label_de, skill.category, skill.kind) for skill in taxonomy.skills.values()]
    occupations = [
        (occupation.id, occupation.label, occupation.label_de, occupation.isco, occupation.family)
        for occupation in load_occupations().values()
    ]
    for official in taxonomy.officials:
        for occupation_id, label, code in official.occupations.select("id", "label", "code").iter_rows():
            occupations.append(
                (occupation_id, label, label, code if official.source == "esco" else "", official.source)
            )
    _fill(connection, f"{schema}.skills", pl.DataFrame(skills, SKILLS, orient="row"))
    _fill(connection, f"{schema}.occupations", pl.DataFrame(occupations, OCCUPATIONS, orient="row"))
    return ["skills", "occupations"]


def _fill(connection: "DuckDBPyConnection", table: str, rows: pl.DataFrame) -> None:
    connection.register("rows_to_store", rows)
    connection.execute(f"create or replace table {table} as from rows_to_store")
    connection.unregister("rows_to_store")

"""ESCO (European Skills, Competences, Qualifications and Occupations): its CSV files of version 1.1 or 1.2 as records.

Both the official download and tables with the same columns are read; nothing is decided about our own taxonomy.
"""

from pathlib import Path

import polars as pl

from models.skills.official.records import OCCUPATIONS, RELATIONS, SKILLS, Official
from models.skills.official.tables import Part, find_parts, names_of, text_of

_PARTS = {
    "skills": Part(
        frozenset({"conceptUri", "preferredLabel", "skillType"}), True, "the skills", frozenset({"iscoGroup"})
    ),
    "occupations": Part(frozenset({"conceptUri", "preferredLabel", "iscoGroup"}), True, "the occupations"),
    "names": Part(frozenset({"conceptUri", "altLabel"}), False, "further names of skills"),
    "relations": Part(frozenset({"occupationUri", "skillUri", "relationType"}), False, "what occupations ask for"),
}


def read_esco(path: Path) -> Official:
    """The skills and occupations in a folder of ESCO's files. Raises WrongFiles."""
    parts = find_parts(path, _PARTS, "ESCO")
    skills = _concepts(parts["skills"]).with_columns(
        kind=pl.when(text_of(parts["skills"], "skillType").str.contains("(?i)knowledge"))
        .then(pl.lit("knowledge"))
        .otherwise(pl.lit("skill"))
    )
    if "names" in parts:
        further = parts["names"].group_by("conceptUri", maintain_order=True).agg(further="altLabel")
        skills = skills.join(further, left_on="id", right_on="conceptUri", how="left", maintain_order="left")
        skills = skills.with_columns(pl.col("names").list.concat(pl.col("further").fill_null([])))
    occupations = _concepts(parts["occupations"]).with_columns(
        code=text_of(parts["occupations"], "iscoGroup").str.strip_prefix("C").str.zfill(4)
    )
    return Official(
        "esco",
        skills.select(list(SKILLS)).unique("id", keep="first", maintain_order=True),
        occupations.select(list(OCCUPATIONS)).unique("id", keep="first", maintain_order=True),
        _relations(parts),
    )


def _concepts(table: pl.DataFrame) -> pl.DataFrame:
    hidden = names_of(table, "hiddenLabels")
    return pl.DataFrame(
        {
            "id": text_of(table, "conceptUri"),
            "label": text_of(table, "preferredLabel"),
            "names": names_of(table, "altLabels").list.concat(hidden),
            "description": text_of(table, "description"),
        }
    ).filter(pl.col("id") != "", pl.col("label") != "")


def _relations(parts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    if "relations" not in parts:
        return pl.DataFrame(schema=RELATIONS)
    table = parts["relations"].drop_nulls(["occupationUri", "skillUri"])
    return table.select(
        occupation_id="occupationUri",
        skill_id="skillUri",
        weight=(pl.col("relationType") == "essential").cast(pl.Float64),
    ).unique(maintain_order=True)

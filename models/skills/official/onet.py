"""O*NET, the classification of the U.S. Department of Labor: its text or Excel files as records.

Tools have no id of their own there, so one is made of their name; nothing is decided about our own taxonomy.
"""

from pathlib import Path

import polars as pl

from models.skills.official.records import OCCUPATIONS, RELATIONS, SKILLS, Official
from models.skills.official.tables import Part, find_parts, text_of

_CODE = "O*NET-SOC Code"
_PARTS = {
    "occupations": Part(frozenset({_CODE, "Title", "Description"}), True, "Occupation Data"),
    "titles": Part(frozenset({_CODE, "Alternate Title"}), False, "Alternate Titles"),
    "tools": Part(frozenset({_CODE, "Example", "Commodity Title"}), False, "Technology Skills"),
    "skills": Part(frozenset({_CODE, "Element ID", "Element Name", "Scale ID", "Data Value"}), False, "Skills"),
}
_ASKED_FOR = 3.0
"""An importance of 3 of 5 and more; O*NET calls 3 "important"."""


def read_onet(path: Path) -> Official:
    """The tools, skills and occupations in a folder of O*NET's files. Raises WrongFiles."""
    parts = find_parts(path, _PARTS, "O*NET")
    tools, uses = _tools(parts)
    elements, needs = _elements(parts)
    return Official("onet", pl.concat([tools, elements]), _occupations(parts), pl.concat([uses, needs]))


def _occupations(parts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    table = parts["occupations"]
    titles = _alternate_titles(parts)
    return (
        pl.DataFrame(
            {
                "code": text_of(table, _CODE),
                "label": text_of(table, "Title"),
                "description": text_of(table, "Description"),
            }
        )
        .with_columns(id="onet:occ:" + pl.col("code"))
        .join(titles, on="code", how="left", maintain_order="left")
        .with_columns(pl.col("names").fill_null([]), pl.col("code").str.head(7))
        .select(list(OCCUPATIONS))
        .unique("id", keep="first", maintain_order=True)
    )


def _alternate_titles(parts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    if "titles" not in parts:
        return pl.DataFrame(schema={"code": pl.String(), "names": pl.List(pl.String())})
    table = parts["titles"]
    both = [text_of(table, column) for column in ("Alternate Title", "Short Title")]
    listed = pl.concat([pl.DataFrame({"code": table[_CODE], "name": names.alias("name")}) for names in both])
    listed = listed.filter(~pl.col("name").is_in(["", "n/a"])).unique(maintain_order=True)
    return listed.group_by("code", maintain_order=True).agg(names="name")


def _tools(parts: dict[str, pl.DataFrame]) -> tuple[pl.DataFrame, pl.DataFrame]:
    if "tools" not in parts:
        return pl.DataFrame(schema=SKILLS), pl.DataFrame(schema=RELATIONS)
    table = parts["tools"].with_columns(
        id="onet:tool:" + pl.col("Example").str.to_lowercase().str.replace_all(r"[^\w+#.]+", "-"),
        hot=(text_of(parts["tools"], "Hot Technology") == "Y").cast(pl.Float64),
    )
    skills = table.unique("id", keep="first", maintain_order=True).select(
        "id",
        label="Example",
        names=pl.lit([], pl.List(pl.String())),
        description="Commodity Title",
        kind=pl.lit("tool"),
    )
    return skills, _relations(table, "id", "hot")


def _elements(parts: dict[str, pl.DataFrame]) -> tuple[pl.DataFrame, pl.DataFrame]:
    if "skills" not in parts:
        return pl.DataFrame(schema=SKILLS), pl.DataFrame(schema=RELATIONS)
    table = parts["skills"].with_columns(
        id="onet:" + pl.col("Element ID"), value=pl.col("Data Value").cast(pl.Float64, strict=False)
    )
    important = table.filter(pl.col("Scale ID") == "IM", pl.col("value") >= _ASKED_FOR)
    skills = table.unique("id", keep="first", maintain_order=True).select(
        "id",
        label="Element Name",
        names=pl.lit([], pl.List(pl.String())),
        description=pl.lit(""),
        kind=pl.lit("skill"),
    )
    return skills, _relations(important.with_columns(hot=pl.lit(1.0)), "id", "hot")


def _relations(table: pl.DataFrame, skill: str, weight: str) -> pl.DataFrame:
    rows = table.select(occupation_id="onet:occ:" + pl.col(_CODE), skill_id=skill, weight=weight)
    return rows.unique(["occupation_id", "skill_id"], keep="first", maintain_order=True)

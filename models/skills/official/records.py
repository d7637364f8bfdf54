"""What a classification says, in the shape that we keep: skills, occupations, and what an occupation asks for.

One Parquet-ready frame each; no file format of a publisher is known here.
"""

from dataclasses import dataclass

import polars as pl

from models.frames import Schema

SKILLS: Schema = {
    "id": pl.String(),  # the publisher's own: a URI of ESCO, an element or commodity of O*NET
    "label": pl.String(),
    "names": pl.List(pl.String()),
    "description": pl.String(),
    "kind": pl.String(),  # knowledge, skill or tool
}
OCCUPATIONS: Schema = {
    "id": pl.String(),
    "label": pl.String(),
    "names": pl.List(pl.String()),
    "description": pl.String(),
    "code": pl.String(),  # ISCO-08 unit group for ESCO, SOC 2018 for O*NET
}
RELATIONS: Schema = {"occupation_id": pl.String(), "skill_id": pl.String(), "weight": pl.Float64()}
"""`weight` is 1 for what is essential or used most, 0 for what is optional."""


@dataclass(frozen=True)
class Official:
    """One classification: SKILLS, OCCUPATIONS and RELATIONS. `source` is "esco" or "onet"."""

    source: str
    skills: pl.DataFrame
    occupations: pl.DataFrame
    relations: pl.DataFrame

"""What an official classification teaches an encoder: which names mean one skill or occupation, and what goes together.

Only the classification's own words enter; which of its skills are ours is known to `models.skills`.
"""

from zlib import crc32

import polars as pl

from models.skills.official.join import plain_name
from models.skills.official.records import Official

MOST_RELATIONS = 60_000
"""Occupations are tied to tens of thousands of skills; more of them would drown the names."""


def pair_official(official: Official) -> pl.DataFrame:
    """TRAINING_PAIRS: labels with further names and with descriptions, and occupations with what they ask for."""
    parts = [
        *_described(official.skills, "skill_name", "skill_description"),
        *_described(official.occupations, "title", "occupation_description"),
        _related(official),
    ]
    return pl.concat(parts).filter(pl.col("anchor") != pl.col("text"))


def _described(concepts: pl.DataFrame, name_kind: str, description_kind: str) -> list[pl.DataFrame]:
    named = concepts.with_columns(anchor=pl.col("label").map_elements(plain_name, return_dtype=pl.String), name="names")
    names = named.explode("name").filter(pl.col("name").is_not_null())
    described = named.filter(pl.col("description").str.len_chars() > 20)
    return [
        names.select(pl.lit(name_kind).alias("kind"), "anchor", text="name"),
        described.select(pl.lit(description_kind).alias("kind"), "anchor", text=pl.col("description").str.head(600)),
    ]


def _related(official: Official) -> pl.DataFrame:
    occupations = official.occupations.select(occupation_id="id", anchor="label")
    skills = official.skills.select(skill_id="id", text="label")
    related = official.relations.join(occupations, on="occupation_id").join(skills, on="skill_id")
    # The hash of both ids draws the same relations on every machine, essential ones first.
    drawn = related.sort(
        -pl.col("weight"), pl.concat_str(["skill_id", "occupation_id"]).map_elements(_order, return_dtype=pl.UInt32)
    ).head(MOST_RELATIONS)
    return drawn.select(pl.lit("occupation_skill").alias("kind"), "anchor", "text")


def _order(ids: str) -> int:
    return crc32(ids.encode())

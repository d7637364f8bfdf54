"""What in the lake is of a person: by which columns of a file their rows are known, and which documents are theirs.

Nothing is deleted here; how rows are taken out is in `assets.lake.rewrite`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from assets.lake import Lake, Tombstone
from assets.lake.changes import CHANGES
from assets.lake.rewrite import column_names, data_files, read_columns
from models.current.profiles import profile_id

WHOLE_DOCUMENT = pl.col("item").is_null()


@dataclass(frozen=True, slots=True)
class People:
    """People to erase, by everything that the lake knows them by. All are hashes.

    `documents` are the files that spoke of them; `shared` those among them that spoke of somebody else too.
    """

    profiles: frozenset[str]
    keys: frozenset[str]
    documents: frozenset[str]
    shared: frozenset[str]
    contents: frozenset[str]

    def matches(self, asset: str, columns: Sequence[str]) -> pl.Expr | None:
        """The rows of a file that are theirs, see `assets.lake.rewrite.Matches`."""
        if set(columns) == set(CHANGES):
            return pl.col("key").str.contains_any(sorted(self.profiles | self.contents))
        if "person_key" in columns:
            return pl.col("person_key").is_in(sorted(self.keys))
        if "profile_id" in columns:
            return pl.col("profile_id").is_in(sorted(self.profiles))
        if "document_id" in columns:
            return pl.col("document_id").is_in(sorted(self.documents))
        if asset == "neighbours":  # a list that loses somebody is found anew, like one that is missing
            theirs = pl.lit(sorted(self.profiles))
            return pl.col("owner_id").is_in(theirs) | (pl.col("other_ids").list.set_intersection(theirs).list.len() > 0)
        if asset == "profile_features":
            return pl.col("content_hash").is_in(sorted(self.contents))
        return None


def find_people(lake: Lake, tombstones: Iterable[Tombstone]) -> People:
    """The people of these tombstones, with all documents and contents of theirs in any version of the lake."""
    known = list(tombstones)
    profiles = frozenset(tombstone.profile_id for tombstone in known)
    said = _read_all(lake, "parsed_profiles", ["person_key", "document_id", "content_hash"])
    keys = [key for key in said["person_key"].unique() if profile_id(key) in profiles]
    theirs = said.filter(pl.col("person_key").is_in(keys))
    others = said.filter(~pl.col("person_key").is_in(keys))
    edited = _read_all(lake, "current_profiles", ["profile_id", "content_hash"])
    edited = edited.filter(pl.col("profile_id").is_in(sorted(profiles)))
    documents = {*theirs["document_id"], *(document for one in known for document in one.documents)}
    documents |= _refused_versions(lake, documents)
    return People(
        profiles,
        frozenset(keys),
        frozenset(documents),
        frozenset(documents & {*others["document_id"]}),
        frozenset(
            {*theirs["content_hash"], *edited["content_hash"], *(content for one in known for content in one.contents)}
        ),
    )


def find_by_address(lake: Lake, address: str) -> list[str]:
    """The profiles that any version of the lake knows by this e-mail address, sorted."""
    found: set[str] = set()
    plain = address.strip().lower()
    said = _read_all(lake, "parsed_profiles", ["person_key", "email"])
    found |= {profile_id(key) for key in said.filter(pl.col("email").str.to_lowercase() == plain)["person_key"]}
    current = _read_all(lake, "current_profiles", ["profile_id", "email"])
    found |= {*current.filter(pl.col("email").str.to_lowercase() == plain)["profile_id"]}
    return sorted(found)


def _refused_versions(lake: Lake, documents: set[str]) -> set[str]:
    """Documents that could not be read and came under the same name from the same source as one of theirs."""
    raw = _read_all(lake, "raw_resumes", ["document_id", "source", "name"])
    named = raw.filter(pl.col("document_id").is_in(sorted(documents))).select("source", "name").unique()
    refused = _read_all(lake, "rejected_documents", ["document_id", "kind", "source", "name", "item"])
    whole = refused.filter(WHOLE_DOCUMENT, kind="resumes")
    return {*whole.join(named, on=["source", "name"], how="semi")["document_id"]}


def _read_all(lake: Lake, asset: str, columns: list[str]) -> pl.DataFrame:
    """Some columns of every file of an asset, of all versions, each row once."""
    schema = {name: lake.schemas[asset][name] for name in columns}
    frames = [pl.DataFrame(schema=schema)]
    for file in data_files(lake.files, asset):
        if set(columns) <= set(column_names(lake.files, file)):  # the changes of an asset lie beside its rows
            frames.append(read_columns(lake.files, file, columns).unique())
    return pl.concat(frames).unique()

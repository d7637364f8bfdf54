"""Whom each person and each posting is nearest to, kept up as documents come and go. No pair is judged here.

How near two documents are, and when a list must be found anew, is in `models.retrieval`.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Snapshot
from assets.limits import Limits
from models.features.text_model import TextModel, parse_text_model
from models.frames import NEIGHBOURS, empty
from models.retrieval.documents import COMPARED_FEATURES, Documents, SideName, compared_columns, read_documents
from models.retrieval.neighbours import find_neighbours, keep_up, with_reserve
from models.retrieval.rules import RULES_VERSION
from models.retrieval.shortlist import ShortlistSettings, estimate_pairs

GROUP = "neighbours"
IDENTITY = ["owner_id", "owner_hash"]
OWNERS_AT_ONCE = 2_000
"""New documents compared with all others at a time; a shard with more of them is taken whole."""


@dg.asset(**declare(GROUP, "polars", asset="neighbours"))
def neighbours(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    current_profiles: Snapshot,
    current_postings: Snapshot,
    profile_features: Snapshot,
    posting_features: Snapshot,
    text_model: Snapshot,
) -> Reported:
    """The nearest documents of each profile and each posting, pairs with an unmet constraint left out."""
    started = time.monotonic()
    inputs = [current_profiles, current_postings, profile_features, posting_features, text_model]
    size = limits.shortlist_size
    versions = {"rules": RULES_VERSION, "size": str(size), "features": profile_features.version("features")}
    draft = lake.draft("neighbours", inputs, versions)
    fitted = parse_text_model(text_model.read_bytes("model"))
    people = _Side("profile", lake, current_profiles, profile_features, fitted)
    vacancies = _Side("posting", lake, current_postings, posting_features, fitted)
    open_ones = people.identities().height, vacancies.identities().height
    estimate = estimate_pairs(*open_ones, ShortlistSettings(size, size)).shortlisted
    if draft.unchanged:
        draft.keep()
    elif estimate <= limits.pair_budget:
        _follow(draft, people, vacancies, size)
        _follow(draft, vacancies, people, size)
    draft.counts["pairs_estimated"] = estimate
    yield from report(draft, lake, limits, started)


@dataclass(frozen=True)
class _Side:
    """One side's documents as the lake holds them, read a shard at a time."""

    name: SideName
    lake: Lake
    current: Snapshot
    features: Snapshot
    text_model: TextModel

    def read(self, shards: Sequence[str], ids: pl.Series | None = None) -> Documents:
        """The open documents of some shards, all of them or those named."""
        frames = [self._frames(shard, ids) for shard in shards]
        rows, features = (pl.concat(parts) for parts in zip(*frames, strict=True))
        return read_documents(self.name, rows, features, self.text_model)

    def groups(self) -> Iterator[Documents]:
        """All open documents, a shard at a time."""
        return (self.read([shard]) for shard in self.lake.shard_keys())

    def identities(self) -> pl.DataFrame:
        """Identifier and content hash of every open document."""
        rows = self.current.read(columns=[f"{self.name}_id", "status", "content_hash"]).filter(status="open")
        return rows.select(owner_id=f"{self.name}_id", owner_hash="content_hash")

    def _frames(self, shard: str, ids: pl.Series | None) -> tuple[pl.DataFrame, pl.DataFrame]:
        rows = self.current.read(shard, compared_columns(self.name))
        if ids is not None:
            rows = rows.filter(pl.col(f"{self.name}_id").is_in(ids.implode()))
        features = self.features.read(f"{self.features.version('features')}/{shard}/", COMPARED_FEATURES)
        return rows, features.join(rows, on="content_hash", how="semi")


@dataclass(frozen=True)
class _Moves:
    """How one side differs from what the last version of the lists knew; a changed document is gone and has come."""

    gone: pl.Series
    come: pl.Series

    @classmethod
    def since(cls, known: Snapshot | None, side: _Side) -> "_Moves":
        now = side.identities()
        before = known.read(f"{side.name}/", IDENTITY) if known else now.clear()
        gone, come = before.join(now, on=IDENTITY, how="anti"), now.join(before, on=IDENTITY, how="anti")
        return cls(gone["owner_id"], come["owner_id"])


def _follow(draft: Draft, owners: _Side, others: _Side, size: int) -> None:
    """Write the lists of one side, shard by shard: those of new owners are found, those of all others kept up."""
    lake, depth = owners.lake, with_reserve(size)
    known = lake.current(draft.asset) if draft.same_versions else None
    own, theirs = _Moves.since(known, owners), _Moves.since(known, others)
    newcomers = others.read(lake.shard_keys(), theirs.come) if known else None
    for shards in _batches(lake, own.come):
        new = find_neighbours(owners.read(shards, own.come), others.groups(), owners.text_model, depth)
        for shard, lists in lake.by_shard(new, "owner_id"):
            if shard in shards:
                kept, again = empty(NEIGHBOURS), empty(NEIGHBOURS)
                if known and newcomers is not None:
                    before = known.read(f"{owners.name}/{shard}").filter(~pl.col("owner_id").is_in(own.gone.implode()))
                    documents = owners.read([shard], before["owner_id"])
                    kept, unsure = keep_up(before, documents, theirs.gone, newcomers, owners.text_model, size)
                    again = find_neighbours(owners.read([shard], unsure), others.groups(), owners.text_model, depth)
                draft.add(f"{owners.name}/{shard}", pl.concat([kept, lists, again]).sort("owner_id"))
                draft.count(reused=kept.height, computed=lists.height + again.height)


def _batches(lake: Lake, new: pl.Series) -> Iterator[list[str]]:
    """Shards in runs that hold about OWNERS_AT_ONCE new owners together: each run reads the other side once."""
    run, owners = list[str](), 0
    for shard, rows in lake.by_shard(pl.DataFrame({"owner_id": new}), "owner_id"):
        if run and owners + rows.height > OWNERS_AT_ONCE:
            yield run
            run, owners = [], 0
        run.append(shard)
        owners += rows.height
    yield run

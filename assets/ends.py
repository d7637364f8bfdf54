"""Both ends of pairs as the lake holds them, read as far as some pairs need. No pair is chosen or judged here."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from assets.lake import Lake, Snapshot
from assets.taxonomy import taxonomy_of
from models.ranking.ranker import JUDGED_FEATURES, POSTING_TRAITS, PROFILE_TRAITS, Judge, load_ranker


@dataclass(frozen=True)
class Ends:
    """The current documents of both sides and their features."""

    lake: Lake
    profiles: Snapshot
    postings: Snapshot
    profile_features: Snapshot
    posting_features: Snapshot

    def judge_of(
        self, pairs: pl.DataFrame, profile_facts: Sequence[str] = (), posting_facts: Sequence[str] = ()
    ) -> Judge:
        """A judge who knows the documents of these pairs and no others; `facts` are further columns to have of them."""
        return Judge(
            load_ranker(),
            taxonomy_of(self.lake),
            self._documents(self.profiles, pairs, "profile_id", [*PROFILE_TRAITS, *profile_facts]),
            self._documents(self.postings, pairs, "posting_id", [*POSTING_TRAITS, *posting_facts]),
            self._features(self.profile_features, pairs, "profile"),
            self._features(self.posting_features, pairs, "posting"),
        )

    def _documents(self, current: Snapshot, pairs: pl.DataFrame, key: str, columns: Sequence[str]) -> pl.DataFrame:
        wanted = list(dict.fromkeys(columns))
        return pl.concat(
            [current.read(shard, wanted).join(pairs, on=key, how="semi") for shard in self._shards(pairs, key)]
        )

    def _features(self, stored: Snapshot, pairs: pl.DataFrame, side: str) -> pl.DataFrame:
        version, hashes = stored.version("features"), pairs[f"{side}_hash"].implode()
        return pl.concat(
            [
                stored.read(f"{version}/{shard}/", JUDGED_FEATURES).filter(pl.col("content_hash").is_in(hashes))
                for shard in self._shards(pairs, f"{side}_id")
            ]
        )

    def _shards(self, pairs: pl.DataFrame, key: str) -> list[str]:
        """Where their documents lie; one shard for no pairs, so that there are columns."""
        shards = pairs.select(self.lake.shard_of(pl.col(key))).to_series().unique().sort()
        return shards.to_list() or self.lake.shard_keys()[:1]

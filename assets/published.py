"""What readers of the API see: postings, people and matches in Postgres. Pointers move when the checks have passed.

How rows are written and sets are flipped is in `models.tables`; nothing is computed here that could be wrong.
"""

import time
from functools import partial

import dagster as dg
import polars as pl

from assets.declare import Reported, declare, report
from assets.lake import Draft, Lake, Part, Snapshot
from assets.lake.snapshot import read_part
from assets.limits import Limits
from assets.preview import preview
from assets.resources.database import Database
from models.current.profiles import resolve_extractions
from models.parsing.records import PARSER_VERSION
from models.published import data_as_of, match_rows, posting_rows, profile_rows
from models.tables.engine import create_engine_for
from models.tables.match import SIDES, Side
from models.tables.publish import Place, Run, Since, flip, load_set, read_pointers
from models.tables.writes import Written, write_extractions, write_postings

GROUP = "published"


@dg.asset(**declare(GROUP, "postgres", asset="published_postings"))
def published_postings(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    database: dg.ResourceParam[Database],
    current_postings: Snapshot,
    posting_features: Snapshot,
) -> Reported:
    """Every current posting with its requirements, in the table `postings`; unchanged rows are not touched."""
    started = time.monotonic()
    draft = lake.draft("published_postings", [current_postings, posting_features])
    postings = current_postings.read()
    if not (draft.unchanged and database.count("postings") == postings.height):
        rows = posting_rows(postings, _features(posting_features))
        _count(draft, database.patiently(lambda url: write_postings(url, rows)))
    draft.count(rows_current=postings.height, rows_published=database.count("postings"))
    draft.metadata["preview"] = dg.MetadataValue.md(preview(current_postings))
    yield from report(draft, lake, limits, started)


@dg.asset(**declare(GROUP, "postgres", asset="published_profiles"))
def published_profiles(
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    database: dg.ResourceParam[Database],
    parsed_profiles: Snapshot,
    current_profiles: Snapshot,
    profile_features: Snapshot,
) -> Reported:
    """What documents say of each person, in `profile_extractions`; people's own words stay in `profiles`."""
    started = time.monotonic()
    draft = lake.draft("published_profiles", [parsed_profiles, current_profiles, profile_features])
    people = current_profiles.read()
    if not (draft.unchanged and database.count("profile_extractions") == people.height):
        rows = profile_rows(resolve_extractions(parsed_profiles.read(), people), _features(profile_features))
        _count(draft, database.patiently(lambda url: write_extractions(url, rows)))
    draft.count(rows_current=people.height, rows_published=database.count("profile_extractions"))
    draft.metadata["preview"] = dg.MetadataValue.md(preview(current_profiles))
    yield from report(draft, lake, limits, started)


@dg.asset(**declare(GROUP, "postgres", asset="published_matches"), deps=["published_postings", "published_profiles"])
def published_matches(
    context: dg.AssetExecutionContext,
    lake: dg.ResourceParam[Lake],
    limits: dg.ResourceParam[Limits],
    database: dg.ResourceParam[Database],
    ranked_matches: Snapshot,
    text_model: Snapshot,
    raw_postings: Snapshot,
    raw_resumes: Snapshot,
) -> Reported:
    """Both sides' lists: only changed shards are loaded, and all pointers move in one transaction.

    After a rollback nothing is loaded and nothing moves, until an operator releases it.
    """
    started = time.monotonic()
    if held := database.held_run():
        yield from report(_stay(lake, database, held), lake, limits, started)
        return
    draft = lake.draft("published_matches", [ranked_matches], text_model.versions)
    sets = _load(draft, database, ranked_matches)
    arrived = [raw.read(columns=["source", "received_at"]) for raw in (raw_postings, raw_resumes)]
    run = Run(
        id=context.run.run_id,
        shards=lake.shards,
        regime=text_model.version("regime"),
        versions={"parser": PARSER_VERSION, **_named(text_model), **_named(ranked_matches)},
        data_as_of=data_as_of(*arrived),
        counts=dict(draft.counts),
    )
    yield from report(draft, lake, limits, started, publish=lambda: _flip(draft, database, run, sets))


def _named(made: Snapshot) -> dict[str, str]:
    """What it was made by; the layout of its own files is nobody's business outside."""
    return {name: version for name, version in made.versions.items() if name != "frame"}


def _features(stored: Snapshot) -> pl.DataFrame:
    return stored.read(f"{stored.version('features')}/")


def _count(draft: Draft, written: Written) -> None:
    draft.count(computed=written.written, reused=written.unchanged, deleted=written.deleted, refused=written.refused)


def _stay(lake: Lake, database: Database, held: str) -> Draft:
    """The sets that readers were told to stay with, as they are."""
    draft = lake.draft("published_matches", [], {"held_at_run": held})
    for side, shard, file, rows in database.current_sets():
        draft.parts[f"{side}/{shard:02d}"] = Part(file, rows)
    rows = sum(part.rows for part in draft.parts.values())
    draft.count(rows_ranked=rows, rows_loaded=rows, sets_changed=0, sets_kept=len(draft.parts))
    draft.metadata["held"] = "Readers stay with an earlier run until `matchmill rollback --release`."
    return draft


def _load(draft: Draft, database: Database, ranked: Snapshot) -> dict[Place, int]:
    """Load each part that is no set yet; a set is known by the name of its immutable file."""
    sets: dict[Place, int] = {}
    for side in SIDES:
        for key in ranked.keys(f"{side}/"):
            part = draft.parts[key] = ranked.part(key)
            shard = int(key.removeprefix(f"{side}/"))
            rows = match_rows(ranked.read(key))
            since = _since(draft, side, key, rows)
            load = partial(load_set, side=side, shard=shard, rows=rows, key=part.file, since=since)
            sets[side, shard] = database.patiently(load)
    draft.count(
        rows_ranked=sum(part.rows for part in draft.parts.values()), rows_loaded=database.rows_in(sets.values())
    )
    return sets


def _since(draft: Draft, side: Side, key: str, rows: pl.DataFrame) -> Since | None:
    """How a part differs from the same one of the version that was published before."""
    before = draft.previous.parts.get(key) if draft.previous else None
    if before is None or before == draft.parts[key] or not draft.files.exists(before.file):
        return None
    place = [f"{side}_id", "rank"]
    earlier = match_rows(read_part(draft.files, before))
    then, now = (lists.select(*place, row=lists.hash_rows()) for lists in (earlier, rows))
    stayed = now.join(then.with_columns(stayed=True), on=now.columns, how="left", maintain_order="left")["stayed"]
    gone = then.join(now, on=now.columns, how="anti")
    return Since(before.file, rows.filter(stayed.is_null()), (gone[place[0]].to_list(), gone["rank"].to_list()))


def _flip(draft: Draft, database: Database, run: Run, sets: dict[Place, int]) -> None:
    """Point to the new sets, unless readers see exactly these already."""
    changed = database.patiently(lambda url: _point(url, run, sets))
    draft.count(sets_changed=changed, sets_kept=len(sets) - changed)


def _point(url: str, run: Run, sets: dict[Place, int]) -> int:
    engine = create_engine_for(url, pool_size=1)
    try:
        with engine.begin() as connection:
            changed = {place: made for place, made in sets.items() if read_pointers(connection).get(place) != made}
            if changed:
                flip(connection, run, sets)
    finally:
        engine.dispose()
    return len(changed)

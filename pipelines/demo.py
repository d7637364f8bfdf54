"""The demo's settings and what it tells afterwards: what was read, what was not and why, and who fits what.

Everything is read back from the lake and from Postgres as any reader would find it; nothing is computed here.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import psycopg
from psycopg import sql
from psycopg.rows import DictRow, dict_row

from assets.lake import Lake
from models.tables.engine import libpq_uri
from pipelines.lakes import open_lake
from pipelines.runner import RunReport
from pipelines.settings import Settings, load_settings

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample" / "files"
SHOWN_LISTS = 3
SHOWN_MATCHES = 3
SHOWN_SKILLS = 5

LISTS = sql.SQL("""
select m.*, p.title, p.hiring_organization, coalesce(e.name, 'somebody') as name, e.headline
from match_pointers as t
join {matches} as m on m.set_id = t.set_id
join postings as p on p.id = m.posting_id
join profile_extractions as e on e.id = m.profile_id
where t.side = %(side)s and m.rank <= %(matches)s and {owner} = any(%(owners)s)
order by array_position(%(owners)s, {owner}), m.rank""")

BEST_OWNERS = sql.SQL("""
select {owner} as owner from match_pointers as t
join {matches} as m on m.set_id = t.set_id
where t.side = %(side)s and m.rank = 1
order by m.fit desc, {owner}""")


def demo_settings() -> Settings:
    """The settings of the environment, in a home of the demo's own."""
    home = ROOT / ".matchmill" / "demo"
    given = load_settings()
    return given.model_copy(update={"home": home, "lake": str(home / "lake"), "inbox": home / "inbox"})


def tell(settings: Settings, reports: list[RunReport]) -> Iterator[str]:
    """The lines of the demo's account."""
    lake = open_lake(settings)
    yield from _read(lake)
    yield from _set_aside(lake)
    url = settings.database_url.get_secret_value() if settings.database_url else ""
    with psycopg.Connection[DictRow].connect(libpq_uri(url), row_factory=dict_row) as connection:
        yield from _lists(connection, "profile", "Three people and their best postings")
        yield from _lists(connection, "posting", "Three postings and the people who fit them best")
    yield from _seconds(reports)
    yield "Next: `make dev` keeps the UI, the daemon and the API up on a home of your own; `make help` lists the rest."


def _read(lake: Lake) -> Iterator[str]:
    yield "\nRead"
    for kind, entity in (("postings", "postings"), ("resumes", "profiles")):
        documents = lake.current(f"raw_{kind}").read(columns=["document_id"]).height
        parsed = lake.current(f"parsed_{entity}").read(columns=["document_id"]).height
        current = lake.current(f"current_{entity}").read(columns=["status"])
        states = ", ".join(f"{count} {state}" for state, count in current["status"].value_counts(sort=True).iter_rows())
        yield f"  {documents} files of {kind} gave {parsed} {entity}; {current.height} after duplicates: {states}"
    regime = lake.current("text_model")
    yield f"  text model {regime.version('text_model')}, {regime.version('regime')} regime"


def _set_aside(lake: Lake) -> Iterator[str]:
    yield "\nSet aside, and why"
    rejected = lake.current("rejected_documents").read().sort("name", "item")
    for name, item, detail in rejected.select("name", "item", "detail").iter_rows():
        yield f"  {name}{'' if item is None else f' item {item}'}: {detail}"
    postings = lake.current("current_postings").read()
    for title, status in postings.filter(pl.col("status") != "open").select("title", "status").iter_rows():
        yield f"  {title}: {status}, in nobody's list"
    for title, keys in (
        postings.filter(pl.col("posting_keys").list.len() > 1).select("title", "posting_keys").iter_rows()
    ):
        yield f"  {title}: stated by {len(keys)} documents, one posting"
    profiles = lake.current("current_profiles").read()
    for name, versions in profiles.filter(pl.col("documents") > 1).select("name", "documents").iter_rows():
        yield f"  {name}: {versions} versions of the résumé, the newer one counts"
    flagged = profiles.filter(pl.col("flags").list.len() > 0)
    for name, flags, hidden in flagged.select("name", "flags", "hidden_characters").sort("name").iter_rows():
        yield f"  {name}: {', '.join(flags)}; {hidden} hidden characters count for nothing"


def _lists(connection: psycopg.Connection[DictRow], side: str, heading: str) -> Iterator[str]:
    names = {"matches": sql.Identifier(f"{side}_matches"), "owner": sql.Identifier("m", f"{side}_id")}
    best = connection.execute(BEST_OWNERS.format(**names), {"side": side}).fetchall()
    owners = [row["owner"] for row in best[:: max(1, len(best) // SHOWN_LISTS)]][:SHOWN_LISTS]
    yield f"\n{heading} (fit is uncalibrated: a band, no percentage)"
    shown = {"side": side, "owners": owners, "matches": SHOWN_MATCHES}
    for row in connection.execute(LISTS.format(**names), shown):
        posting = f"{row['title']} at {row['hiring_organization'] or 'an unnamed employer'}"
        person = f"{row['name']}, {row['headline'] or 'no headline'}"
        owner, other = (person, posting) if side == "profile" else (posting, person)
        if row["rank"] == 1:
            yield f"\n  {owner}"
        yield f"    {row['rank']}. {_band(row):<8} {other}"
        yield from (f"       {line}" for line in _reasons(row["reasons"]))


def _band(row: DictRow) -> str:
    """One word, or two where a résumé was read with doubt."""
    doubt = row["reasons"].get("range")
    return f"{doubt['band_low']} to {doubt['band_high']}" if doubt else row["band"]


def _reasons(reasons: dict[str, Any]) -> Iterator[str]:
    for label, entries in (("has", reasons["matched"]), ("lacks", reasons["gaps"])):
        skills = [entry["skill"] for entry in entries][:SHOWN_SKILLS]
        if skills:
            yield f"{label}: {', '.join(skills)}"
    verdicts = [f"{entry['constraint']} {entry['verdict']}" for entry in reasons["constraints"]]
    yield f"constraints: {', '.join(verdicts)}"


def _seconds(reports: list[RunReport]) -> Iterator[str]:
    yield "\nSeconds"
    for report in reports:
        for step, seconds in report.step_seconds.items():
            yield f"  {step:<24}{seconds:8.2f}"
    yield f"  {'in all':<24}{sum(report.seconds for report in reports):8.2f}\n"

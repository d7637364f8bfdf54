"""The two lists of matches: which set holds an owner's list now or in a cursor's run, and a page of that set.

Two statements and no transaction: a set never changes once it is published, so a page of it is whole whenever it is
asked for, and with its set named outright the page's statement touches one partition.
"""

from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from psycopg.rows import DictRow

from serving.database import Reader
from serving.shown import PERSON_SHOWN, POSTING_SHOWN

PERSON: LiteralString = f"""
SELECT FROM (VALUES (%(owner)s::uuid)) AS k (id)
LEFT JOIN profile_extractions AS said ON said.id = k.id LEFT JOIN profiles AS own ON own.id = k.id
WHERE {PERSON_SHOWN}"""

POSTING: LiteralString = f"SELECT FROM postings AS p WHERE p.id = %(owner)s AND {POSTING_SHOWN}"

SHARD: LiteralString = "('x' || right(%(owner)s::uuid::text, 8))::bit(32)::bigint"
"""The owner's last four bytes, as in `models.tables.match.shard_of`, before the modulo."""

NOW: LiteralString = f"""
SELECT r.id, r.published_at, r.regime, pointer.set_id
FROM match_pointers AS pointer JOIN match_runs AS r ON r.id = pointer.run_id
WHERE pointer.side = %(side)s AND pointer.shard = mod({SHARD}, pointer.shards)"""

THEN: LiteralString = f"""
SELECT r.id, r.published_at, r.regime, pointer.set_id
FROM match_run_pointers AS pointer JOIN match_runs AS r ON r.id = pointer.run_id
WHERE r.id = %(run)s AND pointer.side = %(side)s AND pointer.shard = mod({SHARD}, r.shards)"""

MATCH: LiteralString = "m.rank, m.fit, m.band, m.calibrated, m.similarity, m.reasons::text AS reasons"

POSTINGS_PAGE: LiteralString = f"""
SELECT {MATCH}, p.id, p.title, p.hiring_organization, p.url, p.date_posted,
    p.location, p.country, p.region, p.city, p.remote,
    p.pay_min, p.pay_max, p.pay_currency, p.pay_period, p.pay_annual_min, p.pay_annual_max, p.pay_source
FROM profile_matches AS m JOIN postings AS p ON p.id = m.posting_id
WHERE m.set_id = %(set)s AND m.profile_id = %(owner)s AND m.rank > %(after)s AND {POSTING_SHOWN}
ORDER BY m.rank
LIMIT %(limit)s"""

# Names and places as `models.merge` and `own_words` join them, which `profiles` does for one person.
PEOPLE_PAGE: LiteralString = f"""
SELECT {MATCH}, m.profile_id AS id,
    coalesce(nullif(concat_ws(' ', own.first_name, own.middle_name, own.last_name), ''), said.name) AS name,
    coalesce(own.headline, said.headline) AS headline,
    place.location, place.country, place.region, place.city, coalesce(own.remote, said.remote) AS remote
FROM posting_matches AS m
LEFT JOIN profile_extractions AS said ON said.id = m.profile_id
LEFT JOIN profiles AS own ON own.id = m.profile_id
CROSS JOIN LATERAL (
    SELECT said.location, said.country, said.region, said.city WHERE coalesce(own.country, own.region, own.city) IS NULL
    UNION ALL
    SELECT NULL, own.country, own.region, own.city WHERE coalesce(own.country, own.region, own.city) IS NOT NULL
) AS place
WHERE m.set_id = %(set)s AND m.posting_id = %(owner)s AND m.rank > %(after)s AND {PERSON_SHOWN}
ORDER BY m.rank
LIMIT %(limit)s"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two lists: whose it is, and how to find its owner and its rows."""

    name: str
    owner: LiteralString
    page: LiteralString


PERSONS_LIST = Side("profile", PERSON, POSTINGS_PAGE)
POSTINGS_LIST = Side("posting", POSTING, PEOPLE_PAGE)


async def locate_set(reader: Reader, side: Side, owner: UUID, run: str | None) -> DictRow | None:
    """The run (`id`, `published_at`, `regime`) and `set_id` of the owner's list now, or in `run`.

    None when the owner is not shown; nulls when nothing is published, or the run is no longer kept.
    """
    statement = f"SELECT found.* FROM ({side.owner}) AS shown LEFT JOIN ({THEN if run else NOW}) AS found ON true"
    return await reader.fetch_one(statement, {"owner": owner, "side": side.name, "run": run})


async def read_page(reader: Reader, side: Side, owner: UUID, set_id: int, after: int, limit: int) -> list[DictRow]:
    """Up to `limit` rows of that set behind the rank `after`, without those whose other side is not shown."""
    parameters = {"set": set_id, "owner": owner, "after": after, "limit": limit}
    return await reader.fetch_all(side.page, parameters)

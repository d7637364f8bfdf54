"""The run that the pointers name.

All pointers name the same run: one transaction moves them.
"""

from psycopg.rows import DictRow

from serving.database import Reader

CURRENT_RUN = """
SELECT id AS run_id, published_at, regime, versions, data_as_of, counts,
    (SELECT held_at FROM match_hold) AS held_since
FROM match_runs
WHERE id = (SELECT run_id FROM match_pointers LIMIT 1)
"""


async def read_current_run(reader: Reader) -> DictRow | None:
    """The run being served, or None while nothing has been published."""
    return await reader.fetch_one(CURRENT_RUN, {})

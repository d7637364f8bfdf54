"""Whether anything has been published.

It asks for a pointer and for nothing behind it.
"""

from serving.database import Reader


async def is_published(reader: Reader) -> bool:
    """True once a run has published its sets; raises `DatabaseAway`."""
    return await reader.fetch_one("SELECT FROM match_pointers LIMIT 1", {}) is not None

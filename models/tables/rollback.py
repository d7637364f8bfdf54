"""The way back: which earlier runs can be read again, going back to one, and staying there until released.

No set is loaded or dropped here; how pointers move is in `models.tables.publish`.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from models.tables.engine import create_engine_for
from models.tables.match import MatchHold, MatchRun, MatchRunPointer, MatchSet
from models.tables.publish import PublishRefused, current_run, held_run, lock_pointers, point


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run whose sets are all at hand. `rows` counts the matches of both sides."""

    id: str
    published_at: datetime
    regime: str
    rows: int
    current: bool
    held: bool


def list_runs(url: str) -> list[KeptRun]:
    """The runs that can be read now or again, the latest first."""
    with _transaction(url) as connection:
        now, held = current_run(connection), held_run(connection)
        rows = func.coalesce(func.sum(MatchSet.row_count), 0)
        found = connection.execute(
            select(MatchRun.id, MatchRun.published_at, MatchRun.regime, rows)
            .join(MatchRunPointer, MatchRunPointer.run_id == MatchRun.id)
            .join(MatchSet, MatchSet.id == MatchRunPointer.set_id)
            .group_by(MatchRun.id)
            .order_by(MatchRun.published_at.desc(), MatchRun.id.desc())
        )
        return [KeptRun(*row, current=row[0] == now, held=row[0] == held) for row in found]


def rollback(url: str, to_run: str) -> None:
    """Make an earlier run current again and hold readers there. Raises PublishRefused when its sets are not kept."""
    with _transaction(url) as connection:
        lock_pointers(connection)
        kept = select(MatchRunPointer).where(MatchRunPointer.run_id == to_run).with_for_update(read=True)
        if not connection.execute(kept).all():
            raise PublishRefused(f"run {to_run} is unknown or no longer kept")
        point(connection, to_run)
        connection.execute(delete(MatchHold))
        connection.execute(insert(MatchHold).values(run_id=to_run))


def release(url: str) -> str | None:
    """End the hold: the next run publishes the newest ranking. The run that readers were held at, None without one."""
    with _transaction(url) as connection:
        lock_pointers(connection)
        held = held_run(connection)
        connection.execute(delete(MatchHold))
        return held


@contextmanager
def _transaction(url: str) -> Generator[Connection, None, None]:
    engine = create_engine_for(url, pool_size=1)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()

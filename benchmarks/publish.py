"""Match rows/s of publishing a run, beside a bare `adbc_ingest` of the same rows, and what readers feel of it.

Ours makes Arrow's wire form of a frame, loads both sides shard by shard, adds key and check, gathers statistics,
attaches and flips. The peer gets the wire form ready made and appends it to one table of the same types without any
index. A reader asks for pages at a fixed rate all the while, and asks the same without any load before.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import adbc_driver_postgresql.dbapi as adbc
import polars as pl
import psycopg
import pyarrow as pa

from benchmarks.matches import SHOWN, identify, invent_sets, owners_of, throwaway_database, write_shown
from benchmarks.measure import Figure, Report, compare, judge, percentile, take_turns, wall
from models.tables.engine import create_engine_for, libpq_uri
from models.tables.publish import Place, Run, flip, load_set
from models.tables.stream import to_wire
from models.tables.sweep import sweep

ROWS = 1_000_000
SHARDS = 8
ROUNDS = 3
READS = 30.0
"""Pages a second that the reader asks for."""
QUIET_SECONDS = 15.0
BARE = """
CREATE TABLE bare (profile_id uuid, posting_id uuid, rank int, fit float8, band text, calibrated bool,
                   similarity float8, reasons json, profile_hash text, posting_hash text)"""

Sets = dict[Place, pl.DataFrame]


def run(report: Report = print, rows: int = ROWS, rounds: int = ROUNDS, quiet: float = QUIET_SECONDS) -> bool:
    """Whether publishing keeps ≥ 0.4 × the bare load's rows/s, and readers' p99 during it ≤ 2 × the quiet one."""
    sets = invent_sets(rows, SHARDS)
    count = sum(frame.height for frame in sets.values())
    size = sum(int(frame["reasons"].str.len_bytes().sum()) for frame in sets.values()) / count
    report(f"{count:,} rows with reasons of {size:,.0f} bytes in {len(sets)} sets")
    with throwaway_database() as url:
        write_shown(url)
        publish(url, sets)  # what the reader reads, and the warming up of everybody
        throughput = _throughput(url, sets, count, rounds)
        return judge(report, [throughput, *_latency(url, sets, rounds, quiet)])


def publish(url: str, sets: Sets) -> dict[Place, int]:
    """Load and flip as the asset `published_matches` does. The sets' numbers, by side and shard."""
    loaded: dict[Place, int] = {place: load_set(url, *place, frame) for place, frame in sets.items()}
    engine = create_engine_for(url, pool_size=1)
    with engine.begin() as connection:
        flip(connection, Run(uuid4().hex, SHARDS, "lexical"), loaded)
    engine.dispose()
    return loaded


def load_bare(url: str, batches: list[pa.RecordBatch]) -> float:  # pyright: ignore[reportUnknownParameterType]
    """Seconds of the peer's load, its commit included; the table is made before and dropped after."""
    with psycopg.connect(libpq_uri(url), autocommit=True) as connection:
        connection.execute(BARE)
        with adbc.connect(libpq_uri(url)) as loader, loader.cursor() as cursor:
            started = time.perf_counter()
            cursor.adbc_ingest("bare", pa.RecordBatchReader.from_batches(batches[0].schema, batches), mode="append")
            loader.commit()
            seconds = time.perf_counter() - started
        connection.execute("DROP TABLE bare")
    return seconds


def _throughput(url: str, sets: Sets, count: int, rounds: int) -> Figure:
    batches = [batch for frame in sets.values() for batch in to_wire(frame)]

    def ours() -> float:
        _settle(url)
        return count / wall(lambda: publish(url, sets))

    def peer() -> float:
        _settle(url)
        return count / load_bare(url, batches)

    return compare("publish", "rows/s", take_turns(ours, peer, rounds), 0.4)


def _latency(url: str, sets: Sets, rounds: int, quiet: float) -> Iterator[Figure]:
    """A reader's 50th and 99th percentile of milliseconds, during a publication and in the quiet before it."""
    medians: list[tuple[float, float]] = []
    tails: list[tuple[float, float]] = []
    owners = [identify("profile", number) for number in range(min(SHOWN, owners_of(sum(map(len, sets.values())))))]
    for _ in range(rounds):
        _settle(url)
        with reading(url, owners) as calm:
            time.sleep(quiet)
        with reading(url, owners) as busy:
            publish(url, sets)
        medians.append((percentile(busy, 0.5), percentile(calm, 0.5)))
        tails.append((percentile(busy, 0.99), percentile(calm, 0.99)))
    yield compare("publish: a reader's p50", "ms", medians)
    yield compare("publish: a reader's p99", "ms", tails, 2.0, most=True)


@contextmanager
def reading(url: str, owners: list[str]) -> Iterator[list[float]]:
    """The milliseconds of each page that a process of its own asked for during the block; filled when it ends."""
    command = [sys.executable, "-m", "benchmarks.reader"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None and process.stdout is not None  # noqa: S101
    milliseconds: list[float] = []
    try:
        process.stdin.write(json.dumps({"url": url, "owners": owners, "rate": READS}) + "\n")
        process.stdin.flush()
        if not process.stdout.readline():
            raise RuntimeError("the reader did not start")
        yield milliseconds
        process.stdin.close()
        milliseconds += json.loads(process.stdout.read())
    finally:
        process.kill()
        process.wait()


def _settle(url: str) -> None:
    """Nobody pays for what the one before left behind: sets that nobody reads are dropped, and all is written out."""
    sweep(url, keep_runs=1, grace=timedelta())
    with psycopg.connect(libpq_uri(url), autocommit=True) as connection:
        connection.execute("CHECKPOINT")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=ROWS)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    given = options.parse_args()
    sys.exit(0 if run(rows=given.rows, rounds=given.rounds) else 1)

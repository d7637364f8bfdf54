"""Requests/s of a person's matches through the API, beside a bare FastAPI + psycopg route with the same query.

Both are uvicorn processes on one database. Ours checks the token, finds the set, seals a cursor and frames the
answer; `benchmarks.bare_api` does none of this. They take turns, asked by callers that keep their sockets open.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import psutil
import psycopg

from benchmarks.arrival import free_port
from benchmarks.callers import Answered, BadAnswer, call
from benchmarks.matches import SHOWN, identify, invent_sets, owners_of, throwaway_database, write_shown
from benchmarks.measure import Figure, Report, compare, judge, take_turns
from benchmarks.publish import SHARDS, publish
from models.tables.engine import libpq_uri

ROWS = 40_000
ROUNDS = 5
SECONDS = 3.0
CALLERS = (1, 4, 16)
TOKEN = "a-token-of-the-benchmark"  # noqa: S105
START_SECONDS = 60.0


def run(report: Report = print, rows: int = ROWS, rounds: int = ROUNDS, seconds: float = SECONDS) -> bool:
    """Whether the API keeps ≥ 0.6 × the bare route's requests/s, with 1, 4 and 16 callers."""
    owners = min(SHOWN, owners_of(rows))
    paths = [f"/v1/profiles/{identify('profile', number)}/matches?limit=20" for number in range(owners)]
    with throwaway_database() as url:
        write_shown(url, owners)
        publish(url, invent_sets(rows, SHARDS))
        with psycopg.connect(libpq_uri(url), autocommit=True) as connection:
            connection.execute("ANALYZE")
        with serve("serving.main", url, paths) as ours, serve("benchmarks.bare_api", url, paths) as bare:
            sizes = [server.ask(1, seconds / 3).bytes for server in (ours, bare)]
            report(f"{owners:,} lists; a page of 20 rows has {sizes[0]:,} bytes, the bare route's {sizes[1]:,}")
            return judge(
                report, [figure for callers in CALLERS for figure in _beside(ours, bare, callers, rounds, seconds)]
            )


@dataclass
class Server:
    """A running server: where it answers, what it is asked for, and the CPU seconds of each turn's answers."""

    base: str
    paths: list[str]
    process: psutil.Process
    cost: list[float] = field(default_factory=list[float])

    def ask(self, callers: int, seconds: float) -> Answered:
        """One turn; its CPU milliseconds an answer are added to `cost`."""
        before = self.process.cpu_times()
        answered = call(self.base, self.paths, callers, seconds, TOKEN)
        after = self.process.cpu_times()
        spent = after.user + after.system - before.user - before.system
        self.cost.append(spent * 1_000 / answered.answers)
        return answered


def _beside(ours: Server, bare: Server, callers: int, rounds: int, seconds: float) -> list[Figure]:
    ours.cost.clear()
    bare.cost.clear()
    rates = take_turns(lambda: ours.ask(callers, seconds).rate, lambda: bare.ask(callers, seconds).rate, rounds)
    name = f"api: {callers} caller{'s' if callers > 1 else ''}"
    costs = list(zip(ours.cost, bare.cost, strict=True))
    return [compare(name, "requests/s", rates, 0.6), compare(f"{name}, the server's CPU", "ms/request", costs)]


@contextmanager
def serve(module: str, url: str, paths: list[str]) -> Iterator[Server]:
    """A server process that runs for as long as the block. Raises TimeoutError if it does not answer."""
    port = free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": libpq_uri(url),
        "MATCHMILL_API_PORT": str(port),
        "MATCHMILL_API_TOKEN": TOKEN,
    }
    process = subprocess.Popen([sys.executable, "-m", module], env=environment, stderr=subprocess.DEVNULL)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(base, paths[0])
        yield Server(base, paths, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(base: str, path: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError, BadAnswer):
            call(base, [path], 1, 0.1, TOKEN)
            return
        time.sleep(0.1)
    raise TimeoutError(f"{base} does not answer")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=ROWS)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--seconds", type=float, default=SECONDS, help="how long each turn lasts")
    given = options.parse_args()
    sys.exit(0 if run(rows=given.rows, rounds=given.rounds, seconds=given.seconds) else 1)

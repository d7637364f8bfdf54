"""How time and memory grow with the postings: once, twice and four times as many, each beside the same people.

Run `python -m benchmarks.growth [--scale 0.1]`; it uses homes of its own, in a temporary folder. The lake gets more
shards as it gets more postings, so that a shard stays as large as it was.
"""

import argparse
import math
import tempfile
from pathlib import Path

from benchmarks.corpus import REAL_POSTINGS, Pool, read_pool, write_postings, write_resumes
from benchmarks.homes import TO_TEXT_MODEL, Home, Measured
from benchmarks.measure import Report

RESUMES = 4_000
TIMES = (1, 2, 4)
SHARDS = 8
EXPONENT_LIMIT = 1.15
MEMORY_LIMIT = 1.25
"""Peak memory at four times as many postings, over that at once: shards of the same size leave it where it is."""


def measure(pool: Pool, postings: int, resumes: int, shards: int) -> list[Measured]:
    """The first run over each number of postings."""
    with tempfile.TemporaryDirectory(prefix="matchmill-growth-") as folder:
        trained = Home(Path(folder) / "trained")
        _fill(pool, trained, postings, resumes)
        trained.run("--select", TO_TEXT_MODEL)
        runs = list[Measured]()
        for times in TIMES:
            home = Home(Path(folder) / str(times), shards * times)
            _fill(pool, home, postings * times, resumes)
            home.take_text_model(trained)
            runs.append(home.run())
            home.remove()
        return runs


def run(report: Report = print, scale: float = 1.0) -> bool:
    """Report every size and how the cost grows; True when both limits are kept."""
    postings, resumes = round(REAL_POSTINGS * scale), round(RESUMES * scale)
    pool = read_pool()
    runs = measure(pool, postings, resumes, max(2, round(SHARDS * scale)))
    report(f"{postings:,} postings once, twice, four times, beside {resumes:,} résumés, recombined from {pool.origin}")
    report(f"{'postings':>10}{'seconds':>10}{'CPU s':>10}{'peak MB':>10}")
    for times, one in zip(TIMES, runs, strict=True):
        report(f"{postings * times:>10,}{one.seconds:>10.1f}{one.cpu_seconds:>10.1f}{one.peak_mb:>10.0f}")
    exponent = _exponent([one.cpu_seconds for one in runs])
    clock = _exponent([one.seconds for one in runs])
    memory = runs[-1].peak_mb / runs[0].peak_mb
    kept = exponent <= EXPONENT_LIMIT and memory <= MEMORY_LIMIT
    report(f"exponent of CPU seconds {exponent:.2f} (of the clock {clock:.2f}), limit {EXPONENT_LIMIT}")
    report(f"peak memory at {TIMES[-1]}× over 1×: {memory:.2f}, limit {MEMORY_LIMIT}")
    report(f"limits {'kept' if kept else 'NOT kept'}")
    return kept


def _fill(pool: Pool, home: Home, postings: int, resumes: int) -> None:
    write_postings(pool, home.inbox / "postings", range(postings))
    write_resumes(pool, home.inbox / "resumes", range(resumes))


def _exponent(costs: list[float]) -> float:
    """The slope of log cost over log size: 1 is linear."""
    sizes = [math.log(times) for times in TIMES]
    logs = [math.log(cost) for cost in costs]
    size, cost = sum(sizes) / len(sizes), sum(logs) / len(logs)
    spread = sum((at - size) ** 2 for at in sizes)
    return sum((at - size) * (log - cost) for at, log in zip(sizes, logs, strict=True)) / spread


def main() -> None:
    """Exit with 1 when a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the real postings and 4,000 résumés")
    raise SystemExit(not run(scale=parser.parse_args().scale))


if __name__ == "__main__":
    main()

"""What a small change costs: one posting and one résumé in a hundred edited, beside the first run over all of them.

Run `python -m benchmarks.incremental [--scale 0.1]`; it uses homes of its own, in a temporary folder.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.corpus import read_pool, write_postings, write_resumes
from benchmarks.homes import TO_TEXT_MODEL, Home, Measured
from benchmarks.measure import Report, compare, judge

POSTINGS, RESUMES = 20_000, 5_000
CHANGED = 100
"""One document in so many is edited."""
LIMIT = 0.10


def measure(postings: int, resumes: int) -> tuple[str, Measured, Measured]:
    """Where the texts come from, the run over everything, and the run over what was edited."""
    pool = read_pool()
    with tempfile.TemporaryDirectory(prefix="matchmill-incremental-") as folder:
        first, home = Home(Path(folder) / "first"), Home(Path(folder) / "home")
        for filled in (first, home):
            write_postings(pool, filled.inbox / "postings", range(postings))
            write_resumes(pool, filled.inbox / "resumes", range(resumes))
        first.run("--select", TO_TEXT_MODEL)
        home.take_text_model(first)
        full = home.run()
        write_postings(pool, home.inbox / "postings", range(0, postings, CHANGED), version=1)
        write_resumes(pool, home.inbox / "resumes", range(0, resumes, CHANGED), version=1)
        return pool.origin, full, home.run()


def run(report: Report = print, scale: float = 1.0) -> bool:
    """Report both runs and their ratio; True when it is within the limit."""
    postings, resumes = round(POSTINGS * scale), round(RESUMES * scale)
    origin, full, edited = measure(postings, resumes)
    share = edited.cpu_seconds / full.cpu_seconds
    report(f"{postings:,} postings and {resumes:,} résumés, recombined from {origin}; 1 in {CHANGED} of each edited")
    report(f"{'':<24}{'full':>10}{'edited':>10}{'ratio':>8}")
    report(f"{'seconds':<24}{full.seconds:>10.1f}{edited.seconds:>10.1f}{edited.seconds / full.seconds:>8.3f}")
    report(f"{'CPU seconds':<24}{full.cpu_seconds:>10.1f}{edited.cpu_seconds:>10.1f}{share:>8.3f}")
    report(f"{'peak memory, MB':<24}{full.peak_mb:>10.0f}{edited.peak_mb:>10.0f}")
    for step, seconds in edited.costliest(8):
        report(f"  {step:<22}{full.steps.get(step, 0):>10.1f}{seconds:>10.1f}")
    report(f"  {'start and end':<22}{_outside(full):>10.1f}{_outside(edited):>10.1f}")
    clock = compare("incremental", "s", [(edited.seconds, full.seconds)], LIMIT, most=True)
    return judge(report, [clock])


def _outside(measured: Measured) -> float:
    """Seconds that no step took: starting Python, Dagster and Postgres, and ending them."""
    return measured.seconds - sum(measured.steps.values())


def main() -> None:
    """Exit with 1 when the limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the 20,000 postings and 5,000 résumés")
    raise SystemExit(not run(scale=parser.parse_args().scale))


if __name__ == "__main__":
    main()

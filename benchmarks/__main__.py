"""`python -m benchmarks`: the benchmarks by name, one after the other, and a table of what they found.

Nothing is measured here; each benchmark is a module of its own.
"""

import argparse
import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks.measure import Figure, Ledger

NAMES = {
    "publish": "match rows/s with keys, indexes and the flip, beside a bare ADBC load",
    "read": "pages of résumés per CPU second, beside pypdf's plain text",
    "api": "requests/s of a page of matches, beside a bare FastAPI route",
    "incremental": "a run after 1 % has changed, beside a full run",
    "growth": "time and memory of a run as the data grows",
    "skills": "MB of text a second searched for skills, beside a bare automaton",
    "arrival": "seconds from a dropped résumé to its matches in the API",
}
COLUMNS = ("figure", "ours", "peer", "unit", "ratio", "spread", "limit", "kept")


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0: all limits are kept; 1: one is missed; 2: no such benchmark."""
    given = _arguments(arguments)
    names = list(NAMES) if given.all else given.names
    if not names:
        print("\n".join(f"{name:12} {what}" for name, what in NAMES.items()))
        return 0
    kept: dict[str, bool] = {}
    ledger = Ledger(lambda line: print(line, flush=True))
    for name in names:
        ledger(f"\n{name}: {NAMES[name]}")
        kept[name] = importlib.import_module(f"benchmarks.{name}").run(ledger)
    print(_table(ledger.figures))
    if given.json:
        written = {"kept": kept, "figures": [_plain(figure) for figure in ledger.figures]}
        given.json.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n")
    return 0 if all(kept.values()) else 1


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="matchmill bench", description="Benchmarks, each beside its peer and limit.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--all", action="store_true", help="run all of them")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file as well")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in NAMES]:
        parser.error(f"no benchmark is called {unknown[0]}; there are {', '.join(NAMES)}")
    return given


def _plain(figure: Figure) -> dict[str, object]:
    return asdict(figure) | {"ratio": figure.ratio, "kept": figure.kept}


def _table(figures: list[Figure]) -> str:
    rows = [COLUMNS, *map(_cells, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n" + "\n".join(lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    spread = f"{min(figure.ratios):.2f}–{max(figure.ratios):.2f}"
    kept = "" if figure.limit is None else ("yes" if figure.kept else "NO")
    return (
        figure.name, f"{figure.ours:,.4g}", f"{figure.peer:,.4g}", figure.unit, f"{figure.ratio:.2f}", spread,
        figure.bound, kept,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())

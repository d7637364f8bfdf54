"""Pages of résumé PDFs per CPU second, beside pypdf's plain text of the same files, and what a second process adds.

Ours is the whole reading of a document: both engines' judgement, the hidden-text gate, and the text made clean. The
real résumés of the development data are read where they are beside the checkout, else those of the bundled sample.
"""

import argparse
import io
import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from pypdf import PdfReader

from benchmarks.measure import Figure, Report, compare, judge, take_turns, wall
from models.parsing.documents.document import read_document
from models.parsing.records import Rejected
from models.parsing.resumes.resume import parse_resume

ROOT = Path(__file__).parents[1]
REAL = (ROOT / "../shared/data/resumes/pdf", ROOT / "../shared/data/resumes/ferr")
SAMPLE = ROOT / "sample/files/resumes"
FILES = 150
ROUNDS = 3
PROCESSES = 2
TODAY = date(2026, 1, 31)

Read = Callable[[bytes], object]


def run(report: Report = print, files: int = FILES, rounds: int = ROUNDS) -> bool:
    """Whether reading keeps ≥ 0.6 × pypdf's pages per CPU second, and two processes read ≥ 1.8 × as fast as one."""
    paths, origin = choose_files(files)
    contents, rejected = _readable(paths)
    pages = sum(len(PdfReader(io.BytesIO(content)).pages) for content in contents)
    report(f"{len(paths)} PDFs, {origin}: {len(contents)} with {pages} pages are measured, {rejected} are rejected")
    if not contents:
        return False
    reading = [cpu_seconds(contents, [read_ours, read_peer, parse_whole]) for _ in range(rounds)]
    beside = [(pages / ours, pages / peer) for ours, peer, _ in reading]
    whole = [(pages / parsed, pages / peer) for _, peer, parsed in reading]
    figures = [
        compare("read", "pages/CPU s", beside, 0.6),
        compare("read: with every field", "pages/CPU s", whole),
        _over_processes(contents, pages, rounds),
    ]
    return judge(report, figures)


def choose_files(count: int) -> tuple[list[Path], str]:
    """Up to `count` PDFs, the same each time, and where they come from in words."""
    folders = [folder for folder in REAL if folder.exists()]
    paths = sorted(path for folder in folders or [SAMPLE] for path in folder.rglob("*.pdf"))
    chosen = random.Random(1).sample(paths, min(count, len(paths)))  # noqa: S311
    return sorted(chosen), "real résumés" if folders else "the bundled sample, for the development data is not here"


def cpu_seconds(contents: list[bytes], readers: list[Read]) -> list[float]:
    """CPU seconds of each reader over all files. They take turns file by file, and in who begins."""
    spent = [0.0] * len(readers)
    for number, content in enumerate(contents):
        for turn in range(len(readers)):
            which = (number + turn) % len(readers)
            started = time.process_time()
            readers[which](content)
            spent[which] += time.process_time() - started
    return spent


def read_ours(content: bytes) -> object:
    """The text of a document as the pipeline takes it, hidden text kept apart."""
    return read_document(content, "resume.pdf")


def read_peer(content: bytes) -> object:
    """Plain text of every page, by pypdf alone."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def parse_whole(content: bytes) -> object:
    """The text and every field that is read from it."""
    return parse_resume(content, "resume.pdf", TODAY)


def _readable(paths: list[Path]) -> tuple[list[bytes], int]:
    contents: list[bytes] = []
    for path in paths:
        content = path.read_bytes()
        try:
            read_ours(content)
        except Rejected:
            continue
        contents.append(content)
    return contents, len(paths) - len(contents)


def _over_processes(contents: list[bytes], pages: int, rounds: int) -> Figure:
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context) as one, ProcessPoolExecutor(PROCESSES, context) as several:
        rate = {crew: _rate(crew, contents, pages) for crew in (one, several)}
        for read in rate.values():
            read()  # the processes start and load what they need
        return compare(f"read: {PROCESSES} processes", "pages/s", take_turns(rate[several], rate[one], rounds), 1.8)


def _rate(crew: ProcessPoolExecutor, contents: list[bytes], pages: int) -> Callable[[], float]:
    return lambda: pages / wall(lambda: list(crew.map(_read_and_forget, contents, chunksize=2)))


def _read_and_forget(content: bytes) -> None:
    read_ours(content)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=FILES, help=f"how many PDFs are read (default: {FILES})")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    given = options.parse_args()
    sys.exit(0 if run(files=given.files, rounds=given.rounds) else 1)

"""Where the result of a command goes: a file that appears whole or not at all, or standard output.

What is written is not known here; messages never come this way, they go to standard error.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from pipelines.errors import UserError


@contextmanager
def write_text(out: Path | None) -> Iterator[TextIO]:
    """A stream for the result; raises UserError when the file can't be written."""
    if out is None or is_standard(out):
        yield sys.stdout
        sys.stdout.flush()
        return
    with write_whole(out) as partial, partial.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def write_whole(out: Path) -> Iterator[Path]:
    """A path beside `out` that takes its place when the block ends well, and goes away when it doesn't.

    What is no ordinary file (a pipe, a device) is written to as it is.
    """
    if out.is_dir():
        raise UserError(f"can't write {out}: it is a folder")
    if out.exists() and not out.is_file():
        yield out
        return
    partial = out.with_name(f".{out.name}.{os.getpid()}.partial")
    try:
        partial.touch()
    except OSError as error:
        raise UserError(f"can't write {out}: {(error.strerror or str(error)).lower()}") from None
    try:
        yield partial
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


def is_standard(path: Path | None) -> bool:
    """Whether a path stands for standard input or output: none, or "-"."""
    return path is None or str(path) == "-"


@contextmanager
def read_lines(given: Path | None) -> Iterator[Iterable[str]]:
    """The lines of a file or of standard input; raises UserError when the file can't be read."""
    if given is None or is_standard(given):
        yield typer.get_text_stream("stdin", encoding="utf-8", errors="replace")
        return
    try:
        stream = given.open(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UserError(f"can't read {given}: {(error.strerror or str(error)).lower()}") from None
    with stream:
        yield stream

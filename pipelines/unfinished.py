"""Work that must not be left half done: a note in the home while it lasts, which stops everybody else if it stays.

What the work is, and how it is finished, is known to those who note it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import UserError

NAME = "unfinished.txt"


class Unfinished(UserError):
    """Something was interrupted in this home and must be finished first. The text says how."""


@contextmanager
def finish_or_tell(home: Path, work: str, sentence: str) -> Iterator[None]:
    """Do the block; if it doesn't end well, `sentence` is what everybody is told who opens this home but for `work`."""
    home.mkdir(parents=True, exist_ok=True)
    note = home / NAME
    note.write_text(f"{work}\n{sentence}\n")
    yield
    note.unlink()


def refuse_unfinished(home: Path, but_for: str = "") -> None:
    """Raises Unfinished when something was interrupted that is not the work `but_for`."""
    note = home / NAME
    if note.exists():
        work, sentence = note.read_text().strip().split("\n", 1)
        if work != but_for:
            raise Unfinished(sentence)

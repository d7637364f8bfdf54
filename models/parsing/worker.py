"""The process that reads documents for `models.parsing.workers`: one after another, each within limits of its own.

Nothing is decided about a document here, and nothing of one is printed, logged or kept.
"""

import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from models.parsing.records import Rejected

Answer = tuple[Any, tuple[str, str] | None]
"""What was read, or the reason and the sentence why nothing was: `Rejected` itself does not survive pickling."""

TOO_LARGE = ("too_large", "Reading the document takes more memory than a document may; send a smaller or newer copy.")


def serve(pipe: "Connection[Answer, Any]") -> None:
    """Answer until the other side hangs up.

    First comes (parse, megabytes), answered by an empty sign of having started; then (seconds, arguments) a document.
    """
    parse, megabytes = pipe.recv()
    limit = _memory_now() + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send((None, None))
        while True:
            seconds, arguments = pipe.recv()
            _limit_cpu(seconds)
            pipe.send(_read(parse, arguments))


def _read(parse: Callable[..., Any], arguments: tuple[Any, ...]) -> Answer:
    """A fault of the reader is a fault with this document alone; its message may quote the document and is not told."""
    try:
        return parse(*arguments), None
    except Rejected as rejected:
        return None, (rejected.reason, rejected.detail)
    except MemoryError:
        return None, TOO_LARGE
    except Exception as error:
        return None, ("crashed", f"The reader failed on this document ({type(error).__name__}); export it again.")


def _limit_cpu(seconds: float) -> None:
    """The kernel ends this process once it has worked that much longer."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(used.ru_utime + used.ru_stime + seconds), hard))


def _memory_now() -> int:
    """Bytes of address space in use once everything is imported; they are not the document's. 0 where not told."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[0]) * resource.getpagesize() if status.exists() else 0


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))

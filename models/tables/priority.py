"""Loading steps back behind reading: the loader's thread and the server's process behind it get the processor later.

What is loaded is not known here, and nothing is promised: where a priority can't be lowered, work goes on as it is.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

import psutil

Answer = TypeVar("Answer")

STEPS = 10
"""By how much niceness grows, of the 40 steps that there are: about a tenth of a reader's share when both want it."""


SERVER_HERE = "SELECT pg_backend_pid() WHERE inet_server_addr() IS NULL"
"""The process that serves a connection, if it came by a socket and so from this machine."""


def behind_readers(work: Callable[[], Answer]) -> Answer:
    """What `work` returns, done in a thread of its own: a thread's lowered priority can't be raised again."""
    with ThreadPoolExecutor(1, initializer=_lower_thread) as executor:
        return executor.submit(work).result()


def lower_servers(found: Iterable[Sequence[int]]) -> None:
    """Lower the server's process that is found by SERVER_HERE, as far as this process may."""
    for (pid,) in found:
        with suppress(psutil.Error):
            process = psutil.Process(pid)
            if process.name() == "postgres":  # a socket of another container: there the number means somebody else
                process.nice(min(process.nice() + STEPS, 19))


def _lower_thread() -> None:
    if sys.platform == "linux":  # elsewhere a thread has no priority of its own
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, min(os.getpriority(os.PRIO_PROCESS, thread) + STEPS, 19))

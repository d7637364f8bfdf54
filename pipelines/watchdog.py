"""A process that outlives the command which started it by a moment, to end what that command could not.

It reads process groups from its standard input; when that closes, because its parent ended or was killed, it ends those
that are left. It never starts anything.
"""

import os
import signal
import sys
import time
from contextlib import suppress

GRACE_SECONDS = 10.0


def read_groups(lines: list[str]) -> dict[int, int]:
    """Process groups still to be ended, each with its signal, from lines `<group> <signal>` (0: it has ended)."""
    groups: dict[int, int] = {}
    for line in lines:
        group, number = (int(word) for word in line.split())
        groups.pop(group, None)
        if number:
            groups[group] = number
    return groups


def end_groups(groups: dict[int, int], grace: float = GRACE_SECONDS) -> None:
    """Asks each group to end, waits for at most `grace` seconds in all, and kills what is left."""
    deadline = time.monotonic() + grace
    for group, number in groups.items():
        signal_group(group, number)
    while any(signal_group(group, 0) for group in groups) and time.monotonic() < deadline:
        time.sleep(0.05)
    for group in groups:
        signal_group(group, signal.SIGKILL)


def signal_group(group: int, number: int) -> bool:
    """Sends a signal to all of a process group; False if there is none such any more."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
        return True
    return False


if __name__ == "__main__":
    end_groups(read_groups(list(sys.stdin)))

"""Child processes that leave nothing behind: each leads a group of its own, which ends with it and with us.

What is run, and what to do when it dies, is decided by the callers.
"""

import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

import psutil

from pipelines.watchdog import end_groups, signal_group

PROCESS_TAG = "matchmill/process"
"""Run tag that names the process of a run which no code server executes, see `name_process`."""
LONGEST_LOG = 20_000_000
"""Bytes after which a log is set aside at the next start; the one set aside before it goes."""


class RunAs(TypedDict):
    """Who a process runs as; None: as we do."""

    user: int | None
    group: int | None
    extra_groups: list[int] | None


class Watch:
    """Our end of the watchdog: what is told to it ends when this process does, be it by `kill -9`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._groups: dict[int, int] = {}

    def add(self, group: int, number: int) -> None:
        """From now on that process group gets that signal when we are gone."""
        self._groups[group] = number
        if not self.renew():
            self._tell(group, number)

    def remove(self, group: int) -> None:
        """That process group has ended; with the last one, the watchdog ends too."""
        self._groups.pop(group, None)
        self._tell(group, 0)
        if not self._groups:
            self.close()

    def renew(self) -> bool:
        """Starts the watchdog if none runs, and tells it all; False if there was nothing to do."""
        if not self._groups or (self._process is not None and self._process.poll() is None):
            return False
        command = [sys.executable, "-m", "pipelines.watchdog"]
        root = Path(__file__).parents[1]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True, start_new_session=True, cwd=root)
        for group, number in self._groups.items():
            self._tell(group, number)
        return True

    def kill_all(self) -> None:
        """Ends by force whatever it was told of."""
        for group in list(self._groups):
            signal_group(group, signal.SIGKILL)

    def close(self) -> None:
        """Ends the watchdog, and by that whatever it was told of."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
            self._process.wait()
        self._process = None

    def _tell(self, group: int, number: int) -> None:
        if self._process is not None and self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.write(f"{group} {int(number)}\n")
                self._process.stdin.flush()


watch = Watch()


@dataclass
class Child:
    """One process with its log, its health check and the signal that ends it in good order."""

    name: str
    command: Sequence[str | Path]
    log: Path
    environment: Mapping[str, str] | None = None
    check: Callable[[], bool] = lambda: True
    stop_signal: signal.Signals = signal.SIGTERM
    user: pwd.struct_passwd | None = None
    """User to run as; None: ours."""
    essential: bool = False
    """Whether nothing else is worth running without it."""
    address: str = ""
    """What to tell people once it answers."""
    after: str = ""
    """The service that must answer before this one is started, or nothing."""
    before: Callable[[], None] = lambda: None
    """What must be done before each start."""
    once_up: Callable[[], None] = lambda: None
    """What must be done each time that it answers again."""
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _asked: bool = field(default=False, init=False)

    @property
    def pid(self) -> int | None:
        """Process id, None before the first start."""
        return self.process.pid if self.process else None

    def start(self) -> None:
        """Starts it; its output is appended to the log."""
        self.before()
        _make_room(self.log)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [str(word) for word in self.command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=self.environment,
                **run_as(self.user),
                start_new_session=True,
            )
        self._asked = False
        watch.add(self.process.pid, self.stop_signal)

    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def healthy(self) -> bool:
        """Whether it runs and answers."""
        return self.alive() and self.check()

    def last_words(self) -> str:
        """How it ended, as the rest of a sentence that begins with its name."""
        status = self.process.poll() if self.process else None
        if status is not None and status < 0:
            return f"was killed by signal {-status}"
        return f"ended with status {status}; {self.log} tells why"

    def ask_to_stop(self) -> None:
        """Sends the signal that ends it in good order, and does not wait."""
        if self.process is not None and not self._asked:
            self.process.send_signal(self.stop_signal)
            self._asked = True

    def stop(self, grace: float = 5.0) -> None:
        """Ends it and everything it started, by force after `grace` seconds. Also sweeps up after a dead one."""
        if self.process is None:
            return
        process, offspring = self.process, _offspring(self.process.pid)
        if grace > 0:
            self.ask_to_stop()
            with suppress(subprocess.TimeoutExpired):
                process.wait(grace)
        process.kill()
        process.wait()
        end_groups({process.pid: signal.SIGKILL}, grace=1.0)
        for descendant in offspring:
            with suppress(psutil.NoSuchProcess):
                descendant.kill()
        watch.remove(process.pid)
        self.process = None

    def kill(self) -> None:
        """Ends it and everything it started, by force."""
        self.stop(grace=0.0)


def run_as(user: pwd.struct_passwd | None) -> RunAs:
    """What `subprocess` needs to run a command as that user; None: as we do."""
    if user is None:
        return {"user": None, "group": None, "extra_groups": None}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def name_process() -> str:
    """A name for this process that no later one gets, as its number would be."""
    return f"{os.getpid()}-{psutil.Process().create_time():.2f}"


def is_running(name: str) -> bool:
    """Whether the process of that name still runs on this machine."""
    number, _, created = name.partition("-")
    try:
        return f"{psutil.Process(int(number)).create_time():.2f}" == created
    except (psutil.NoSuchProcess, ValueError):
        return False


def _make_room(log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".old.log"))


def _offspring(pid: int) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).children(recursive=True)
    return []

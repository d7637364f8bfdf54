"""Starts commands of ours on a home, and looks at what works for that home and what is left of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from pipelines.locks import FileLock

ROOT = Path(__file__).parents[2]
TINY = Path(__file__).parent / "tiny"


def python(home: Path, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """Our Python on that home, with the repository and the tiny modules to import from."""
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    paths = os.pathsep.join(map(str, (ROOT, TINY)))
    return subprocess.Popen(
        [sys.executable, *arguments],
        env={**own, "MATCHMILL_HOME": str(home), "PYTHONPATH": paths, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        stdin=subprocess.PIPE,
        cwd=home.parent,
        preexec_fn=_hear_ctrl_c,
    )


def _hear_ctrl_c() -> None:
    """Whoever is started in the background of a shell is deaf to it, and so are all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def matchmill(home: Path, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """The command line on that home."""
    return python(home, "-c", "from pipelines.cli import app; app()", *arguments, **environment)


def processes_of(home: Path) -> list[psutil.Process]:
    """Every live process that was started for that home, however it came about."""
    found: list[psutil.Process] = []
    for process in psutil.process_iter():
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                continue
            if process.environ().get("MATCHMILL_HOME") == str(home) or process.cwd().startswith(str(home)):
                found.append(process)
        except psutil.Error:
            continue
    return found


def leftovers(home: Path) -> list[str]:
    """Locks that are held, sockets and temporary files of that home."""
    inside = [path for path in home.rglob("*") if path.is_socket() or path.suffix == ".pid" or _is_held(path)]
    return [str(path.relative_to(home)) for path in inside] + [name for name in ("run",) if (home / name).exists()]


def _is_held(path: Path) -> bool:
    """Whether it is a lock that somebody has; its file may outlast it."""
    if path.suffix != ".lock":
        return False
    lock = FileLock(path)
    free = lock.acquire()
    lock.release(remove=False)
    return not free


def eventually(check: Callable[[], object], seconds: float = 20.0) -> bool:
    """Whether the check comes true in that time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if check():
            return True
        time.sleep(0.1)
    return bool(check())

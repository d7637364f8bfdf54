"""One thing that dies is started again; one that keeps dying stays down, with a sentence."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from pipelines.processes import Child
from pipelines.supervisor import Supervisor
from tests.pipelines.watching import eventually

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
PARENT = [sys.executable, "-c", "import subprocess, time; subprocess.Popen(['sleep', '60']); time.sleep(60)"]


def stop_soon(when: "list[str]", line: str) -> None:
    """Sends this process the signal that ends a supervisor, once it has said that line, or after ten seconds."""

    def wait() -> None:
        eventually(lambda: any(line in said for said in when), 10)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=wait, daemon=True).start()


def test_what_keeps_dying_stays_down_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    child = Child("The API", [sys.executable, "-c", "raise SystemExit(3)"], tmp_path / "api.log", essential=True)
    assert Supervisor([child], said.append, longest_rest=0.01).run() == 1
    assert "The API ended with status 3" in said[0] and "starts again" in said[0]
    assert any("6 times in a row: it stays down" in line for line in said)


def test_the_rest_goes_on_without_what_stays_down(tmp_path: Path) -> None:
    said: list[str] = []
    dying = Child("One", [sys.executable, "-c", ""], tmp_path / "one.log")
    living = Child("Another", SLEEP, tmp_path / "another.log")
    stop_soon(said, "One ended with status 0; " + str(tmp_path / "one.log") + " tells why. That was")
    assert Supervisor([dying, living], said.append, longest_rest=0.01).run() == 0
    assert any(line.startswith("One") and "stays down" in line for line in said)
    assert said[-1] == "everything has stopped"
    assert not living.alive()


def test_one_is_started_only_once_the_other_answers(tmp_path: Path) -> None:
    said: list[str] = []
    answers_at = time.monotonic() + 1
    first = Child("First", SLEEP, tmp_path / "1.log", check=lambda: time.monotonic() > answers_at)
    second = Child("Second", SLEEP, tmp_path / "2.log", after="First", address="http://here")
    stop_soon(said, "Second is up")
    Supervisor([second, first], said.append).run()
    assert said[:2] == ["First is up", "Second is up: http://here"]


@pytest.mark.parametrize("by_force", [False, True])
def test_what_a_child_started_goes_with_it(tmp_path: Path, by_force: bool) -> None:
    child = Child("Parent", PARENT, tmp_path / "parent.log")
    child.start()
    assert child.process
    parent = psutil.Process(child.process.pid)
    assert eventually(parent.children)
    grandchild = parent.children()[0]
    if by_force:
        child.process.kill()
        child.process.wait()
    child.stop()
    assert eventually(lambda: not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE, 5)

"""Runs and backups go on side by side; who deletes files waits for them and keeps them out meanwhile."""

import threading
import time
from pathlib import Path

import pytest

from pipelines.turns import alone, beside_others, keeping_files, may_delete
from pipelines.unfinished import Unfinished, finish_or_tell, refuse_unfinished


def test_work_beside_others_does_not_wait(tmp_path: Path) -> None:
    with beside_others(tmp_path), beside_others(tmp_path):
        pass


def test_who_is_alone_waits_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    begun = threading.Event()

    def erase() -> None:
        with alone(tmp_path, said.append):
            begun.set()

    with beside_others(tmp_path):
        worker = threading.Thread(target=erase)
        worker.start()
        assert not begun.wait(0.3), "a run is under way"
    worker.join(10)
    assert begun.is_set() and len(said) == 1


def test_a_run_waits_for_who_is_alone(tmp_path: Path) -> None:
    order: list[str] = []

    def run() -> None:
        with beside_others(tmp_path):
            order.append("run")

    with alone(tmp_path, print):
        worker = threading.Thread(target=run)
        worker.start()
        time.sleep(0.3)
        order.append("erased")
    worker.join(10)
    assert order == ["erased", "run"]


def test_what_was_interrupted_is_told_until_it_is_finished(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), finish_or_tell(tmp_path, "restore", "Run it again."):
        raise KeyboardInterrupt
    with pytest.raises(Unfinished, match="Run it again"):
        refuse_unfinished(tmp_path, but_for="erase")
    refuse_unfinished(tmp_path, but_for="restore")
    with finish_or_tell(tmp_path, "restore", "Run it again."):
        pass
    refuse_unfinished(tmp_path)


def test_the_janitor_deletes_nothing_while_a_backup_copies(tmp_path: Path) -> None:
    with beside_others(tmp_path):  # the janitor is a run too
        with keeping_files(tmp_path), may_delete(tmp_path) as free:
            assert not free
        with may_delete(tmp_path) as free:
            assert free

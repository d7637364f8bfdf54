"""A lock is one process's at a time, and leaves no file."""

from pathlib import Path

from pipelines.locks import FileLock


def test_an_exclusive_lock_is_one_holders(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "a.lock")
    assert first.acquire()
    assert not second.acquire()
    assert not second.acquire(shared=True)
    first.release()
    assert not first.path.exists()
    assert second.acquire()


def test_shared_holders_keep_an_exclusive_one_out(tmp_path: Path) -> None:
    first, second, third = (FileLock(tmp_path / "a.lock") for _ in range(3))
    assert first.acquire(shared=True) and second.acquire(shared=True)
    assert not third.acquire()
    first.release(remove=False)
    assert not third.acquire()
    second.release(remove=False)
    assert third.acquire()


def test_a_file_left_by_a_dead_holder_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "a.lock").touch()
    assert FileLock(tmp_path / "a.lock").acquire()

"""A disk that is full or closed to us is told in a sentence with its path; nothing is lost, the next run heals."""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from assets.disk import CannotStore
from assets.lake import Files
from pipelines.postgres import EmbeddedPostgres
from pipelines.settings import Settings
from tests.pipelines.arrived import arrived, served_by
from tests.pipelines.homes import Home
from tests.pipelines.watching import ROOT, matchmill

NOBODY = 65534
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24
"""By which root passes by permissions, and the call that takes them away: `capabilities(7)`, `prctl(2)`."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 160 MB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160m", "none", disk], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"no small disk to fill, mounting isn't allowed: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=False)


def fill(disk: Path, left: int) -> Path:
    """A file that leaves so many bytes free."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - left)
    return ballast


def run(home: Home, **environment: str) -> tuple[int, str]:
    command = [sys.executable, "-c", "from pipelines.cli import app; app()", "run"]
    own = {**home.settings.environment(home.url), "PYTHONPATH": str(ROOT), **environment}
    ended = subprocess.run(command, env=own, cwd=ROOT, capture_output=True, text=True, timeout=250)
    return ended.returncode, ended.stderr


def test_a_full_disk_of_the_lake(sample_home: Home, server_url: str, small_disk: Path) -> None:
    with arrived(sample_home, server_url, small_disk / "home") as home:
        before = served_by(home)
        run_records = small_disk.parent / "records"  # Dagster's, elsewhere: it is the lake that shall be full
        shutil.move(small_disk / "home" / "dagster", run_records)
        (small_disk / "home" / "dagster").symlink_to(run_records)
        ballast = fill(small_disk, left=8192)
        status, told = run(home)
        assert status == 2 and "Traceback" not in told
        assert f"the disk of {home.settings.lake} takes no more (no space left on device): free space there" in told
        assert served_by(home) == before
        assert not [path for path in Path(home.settings.lake).rglob(".*") if path.is_file() and path.name != ".lock"]
        assert len(list((home.settings.inbox / "resumes").iterdir())) == 2, "what could not be stored stays"
        ballast.unlink()
        assert run(home)[0] == 0
        assert served_by(home) != before


def test_a_full_disk_under_dagsters_records(sample_home: Home, server_url: str, small_disk: Path) -> None:
    with arrived(sample_home, server_url, small_disk / "home") as home:
        home.settings.ensure_api_token()
        ballast = fill(small_disk, left=0)
        status, told = run(home)
        assert status == 2 and "Traceback" not in told
        assert "free space there" in told
        ballast.unlink()
        assert run(home)[0] == 0


def test_a_full_disk_of_the_database(sample_home: Home, server_url: str, small_disk: Path) -> None:
    server = EmbeddedPostgres(small_disk)
    server.start()
    try:
        home = Home(Settings(home=small_disk.parent / "home", DATABASE_URL=SecretStr(server.connect_url)))
        for path in sorted((ROOT / "sample" / "files" / "postings" / "pages").glob("*.html"))[:20]:
            home.drop(path, "postings")
        status, told = run(home)
        assert status == 0, told
        for path in sorted((ROOT / "sample" / "files" / "postings" / "pages").glob("*.html"))[20:]:
            home.drop(path, "postings")
        ballast = fill(small_disk, left=0)
        status, told = run(home, MATCHMILL_DATABASE_WAIT_SECONDS="1")
        assert status == 2 and "Traceback" not in told
        assert "the disk of the database" in told or "the database has been away" in told
        ballast.unlink()
        if not server.answers():  # it ends itself rather than lose what it could not log
            server.stop()
            server.start()
        assert run(home)[0] == 0
    finally:
        server.stop()


def test_a_full_disk_of_the_inbox(small_disk: Path, tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(b"title\n" * 100_000)
    ballast = fill(small_disk, left=40_000)
    command = matchmill(small_disk / "home", "import", str(tmp_path / "large.csv"))
    told, _ = command.communicate(timeout=60)
    assert command.returncode == 2
    assert f"matchmill: the disk of {small_disk / 'home' / 'inbox'} takes no more" in told
    assert not [path for path in (small_disk / "home" / "inbox").rglob("*") if path.is_file()]
    ballast.unlink()
    again = matchmill(small_disk / "home", "import", str(tmp_path / "large.csv"))
    assert again.communicate(timeout=60) and again.returncode == 0


def test_a_file_that_the_disk_does_not_take_leaves_nothing(tmp_path: Path) -> None:
    """The same without a disk of its own: a limit on a file's size is refused like a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(CannotStore, match=f"the disk of {tmp_path} takes no more"):
            Files(str(tmp_path)).write_once("data/rows.parquet", b"x" * 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert Files(str(tmp_path)).write_once("data/rows.parquet", b"x" * 200_000)


def bound_by_permissions() -> dict[str, Any]:
    """What makes `subprocess` run as somebody whom permissions hold back; root is made nobody, or loses its powers."""
    if os.geteuid() != 0:
        return {}
    somebody: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    try:
        probe = subprocess.run([sys.executable, "-c", "import dagster"], **somebody, cwd="/", capture_output=True)
        if probe.returncode == 0:
            return somebody
    except PermissionError:
        pass  # nobody can't even read the interpreter

    def drop() -> None:
        for power in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, power, 0, 0, 0)

    return {"preexec_fn": drop}


@pytest.mark.parametrize("command", ["run", "import", "serve", "dev"])
def test_a_read_only_home_is_told_in_a_sentence(command: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "cv.txt").write_text("Ada Example\nada@example.net\n")
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    home.chmod(0o555)
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    ended = subprocess.run(
        [sys.executable, "-c", "from pipelines.cli import app; app()", command]
        + ([str(tmp_path / "cv.txt")] if command == "import" else []),
        env={**own, "MATCHMILL_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=120,
        **bound_by_permissions(),
    )
    assert ended.returncode == 2, ended.stderr
    assert "can't be written (permission denied): make it writable" in ended.stderr
    assert str(home) in ended.stderr and "Traceback" not in ended.stderr
    assert not list(home.iterdir())

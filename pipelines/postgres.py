"""The embedded Postgres of a home: who owns it, how it starts, heals and stops, and how a command gets a database.

No table is known here; what is in the database is `models.tables`' business.
"""

import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg

from pipelines.cluster import Cluster
from pipelines.errors import UserError
from pipelines.keeper import kept_up
from pipelines.locks import FileLock
from pipelines.processes import Child
from pipelines.settings import Settings

START_SECONDS = 60.0
SPACE_NEEDED = 48 << 20
"""Bytes: a server that recovers from a crash writes one or two files of 16 MiB before it answers."""


class PostgresError(UserError):
    """The database cannot be had. The text says why, and where to read more."""


class EmbeddedPostgres:
    """The server of one home. Whoever starts it owns it, by a file lock, until it is stopped."""

    def __init__(self, home: Path) -> None:
        self.cluster = Cluster(home / "postgres")
        self.log = home / "logs" / "postgres.log"
        self._owner = FileLock(home / "postgres.lock")
        self._server = Child(
            "Postgres",
            command=self.cluster.server_command(),
            log=self.log,
            check=self.answers,
            stop_signal=signal.SIGINT,  # "fast": ends the sessions, keeps the data in order
            user=self.cluster.user,
        )

    @property
    def connect_url(self) -> str:
        """What libpq, psycopg and ADBC connect by."""
        return self.cluster.connect_url

    @property
    def pid(self) -> int | None:
        """Process id of the server that we started."""
        return self._server.pid

    @property
    def owned(self) -> bool:
        """Whether the server is ours."""
        return self._owner.held

    def own(self) -> bool:
        """Claims the server; False if another process has it."""
        return self._owner.held or self._owner.acquire()

    def start(self) -> None:
        """Starts the server on its home and waits until it answers; raises `PostgresError`."""
        if not self.own():
            raise PostgresError(f"another Matchmill process owns the database of {self.cluster.folder.parent}")
        self._reclaim()
        self.cluster.create()
        told = self.log.stat().st_size if self.log.exists() else 0
        self._server.start()
        deadline = time.monotonic() + START_SECONDS
        while not self.cluster.ready():
            if not self._server.alive() or time.monotonic() > deadline:
                self.stop()
                raise PostgresError(f"the embedded Postgres does not start{self._guess(told)}")
            time.sleep(0.05)
        self.cluster.create_database()

    def alive(self) -> bool:
        """Whether the server that we started runs."""
        return self._server.alive()

    def healthy(self) -> bool:
        """Whether the server that we started runs and answers."""
        return self._server.healthy()

    def answers(self) -> bool:
        """Whether a server, whoever started it, answers on this home."""
        try:
            with psycopg.connect(self.connect_url, connect_timeout=2) as connection:
                return connection.execute("select 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    def last_words(self) -> str:
        """How the server that we started ended, as the rest of a sentence."""
        return self._server.last_words()

    def stop(self) -> None:
        """Stops the server that we started, removes what it leaves and gives up the claim."""
        self._server.stop()
        if self._owner.held:
            self._reclaim()
        self._owner.release()

    def _guess(self, told: int) -> str:
        """Why it may be that the server does not start, as the rest of a sentence.

        `told` is how many bytes its log had before: what ended an earlier server is no reason now.
        """
        free = shutil.disk_usage(self.cluster.folder).free
        if free < SPACE_NEEDED:
            return f": the disk of {self.cluster.folder} has {free >> 20} MiB left; free some space and start again"
        lines = self.log.read_bytes()[told:].decode(errors="replace").splitlines()
        fatal = [line for line in lines if "FATAL:" in line or line.startswith("postgres: ")]
        said = f": {fatal[-1].split(':  ')[-1]}" if fatal else ""
        return f"{said}; its last words are in {self.log}"

    def _reclaim(self) -> None:
        """Ends what a killed owner left running on this home, and removes the pid and socket files it left behind."""
        leftovers = self.cluster.processes()
        for process in leftovers:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGINT)
        _, stubborn = psutil.wait_procs(leftovers, timeout=5)
        for process in stubborn:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(stubborn, timeout=5)
        self.cluster.sweep()


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The URL of a migrated database: the given one, else the one that runs on this home, else one that we run.

    Whoever starts the embedded server stops it, once the commands that joined it meanwhile have ended.
    """
    if settings.database_url is not None:
        url = settings.database_url.get_secret_value()
        migrate(url)
        yield url
        return
    server = EmbeddedPostgres(settings.home)
    joined = FileLock(settings.home / "postgres.joined.lock")
    if _join(server, joined):
        try:
            yield server.connect_url
        finally:
            joined.release(remove=False)
        return
    try:
        server.start()
        migrate(server.connect_url)
        with kept_up(server):
            yield server.connect_url
            joined.acquire(wait=True)
    finally:
        server.stop()
        joined.release()


def migrate(url: str) -> None:
    """Brings the tables of that database up to date; raises `PostgresError` if it cannot be reached or is too new."""
    from models.tables.migrations import NewerDatabase, upgrade

    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError as error:
        raise PostgresError(f"the database can't be reached: {str(error).splitlines()[0]}") from None
    try:
        upgrade(url)
    except NewerDatabase as error:
        raise PostgresError(str(error)) from None


def _join(server: EmbeddedPostgres, joined: FileLock) -> bool:
    """Waits for the server of another process; False if there is none and the claim is now ours."""
    deadline = time.monotonic() + START_SECONDS
    while not server.own():
        joined.acquire(shared=True, wait=True)
        if server.answers():
            return True
        joined.release(remove=False)
        if time.monotonic() > deadline:
            raise PostgresError(f"the database of another Matchmill process does not answer; see {server.log}")
        time.sleep(0.1)
    return False

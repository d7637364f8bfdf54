"""Which processes make up Matchmill: their commands, their health checks and the order in which they need each other.

How they are kept up is `pipelines.supervisor`'s business.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.dagster_home import AbandonedRuns, write_dagster_home
from pipelines.health import code_server_answers, http_answers
from pipelines.processes import Child
from pipelines.settings import Settings

POSTGRES = "Postgres"
API = "The API"
CODE_SERVER = "The code server"
DAEMON = "The daemon"
WEB_SERVER = "The Dagster UI"


@dataclass(frozen=True)
class Site:
    """What the processes of one home share."""

    settings: Settings
    environment: Mapping[str, str]
    runtime: Path
    """A short folder for sockets and temporary files, swept when all has stopped."""
    definitions: str = "pipelines.definitions"
    api: str = "serving.main"

    @property
    def _first(self) -> str:
        return "" if self.settings.database_url else POSTGRES

    def log(self, name: str) -> Path:
        """Where a process writes."""
        return self.settings.home / "logs" / f"{name}.log"

    def api_server(self, *, essential: bool) -> Child:
        """The API, in a process of its own that never sees our packages."""
        address = f"http://{self.settings.api_host}:{self.settings.api_port}"
        return Child(
            API,
            [sys.executable, "-m", self.api],
            self.log("api"),
            self.environment,
            check=lambda: http_answers(f"{address}/health/live"),
            address=f"{address}/docs",
            after=self._first,
            essential=essential,
        )

    def dagster(self) -> list[Child]:
        """Dagster's three: the code server, the daemon and the web server."""
        socket = self.runtime / "code"
        workspace = write_dagster_home(self.settings.home / "dagster", socket)
        return [self._code_server(socket), self._daemon(workspace), self._web_server(workspace)]

    def _code_server(self, socket: Path) -> Child:
        where = ["--socket", socket, "--module-name", self.definitions, "--location-name", "matchmill"]
        abandoned = AbandonedRuns(self.settings.home / "dagster", self.environment)
        return Child(
            CODE_SERVER,
            [_program("dagster"), "code-server", "start", *where, "--inject-env-vars-from-instance"],
            self.log("code-server"),
            self.environment,
            check=lambda: code_server_answers(socket),
            before=abandoned.note,
            once_up=abandoned.end,
            after=self._first,
        )

    def _daemon(self, workspace: Path) -> Child:
        command = [_program("dagster-daemon"), "run", "--workspace", workspace]
        return Child(DAEMON, command, self.log("daemon"), self.environment, after=CODE_SERVER)

    def _web_server(self, workspace: Path) -> Child:
        host, port = "127.0.0.1", str(self.settings.webserver_port)
        mode = ["--read-only"] if self.settings.webserver_read_only else []
        return Child(
            WEB_SERVER,
            [_program("dagster-webserver"), "--host", host, "--port", port, "--workspace", workspace, *mode],
            self.log("webserver"),
            self.environment,
            check=lambda: http_answers(f"http://{host}:{port}/server_info"),
            address=f"http://{host}:{port}",
            after=CODE_SERVER,
        )


def _program(name: str) -> Path:
    """A console program of the environment that we run in, whether or not it is activated."""
    return Path(sys.executable).parent / name

"""`dev` comes up, survives the death of each of its processes, and leaves nothing behind."""

import json
import os
import signal
import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.pipelines.watching import TINY, eventually, leftovers, matchmill, processes_of, python

SERVICES = {
    "Postgres": "pginstall18/bin/postgres",
    "The API": "tiny_api",
    "The code server": "code-server start",
    "The daemon": "dagster-daemon run",
    "The Dagster UI": "dagster-webserver",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Dev:
    """A running `dev` on the tiny definitions, with all that it has said."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.ui, self.api = free_port(), free_port()
        ports = {"MATCHMILL_WEBSERVER_PORT": str(self.ui), "MATCHMILL_API_PORT": str(self.api)}
        self.process = python(home, str(TINY / "tiny_dev.py"), **ports)
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.strip())

    def says(self, line: str, since: int = 0, seconds: float = 60) -> bool:
        return eventually(lambda: any(said.startswith(line) for said in self.said[since:]), seconds)

    def is_up(self) -> bool:
        return all(self.says(f"{name} is up") for name in SERVICES)

    def child(self, mark: str) -> psutil.Process:
        children = psutil.Process(self.process.pid).children()
        living = [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
        return next(child for child in living if mark in " ".join(child.cmdline()))

    def watchdog(self) -> int | None:
        """Its process id, None while there is none."""
        with suppress(StopIteration, psutil.Error):
            return self.child("pipelines.watchdog").pid
        return None

    def ask(self, query: str, **variables: Any) -> Any:
        body = json.dumps({"query": query, "variables": variables}).encode()
        address = f"http://127.0.0.1:{self.ui}/graphql"
        request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)["data"]

    def launch(self, seconds: float, lane: str) -> str:
        job = {"repositoryLocationName": "matchmill", "repositoryName": "__repository__", "pipelineName": "naps"}
        parameters = {
            "selector": job,
            "mode": "default",
            "runConfigData": {"ops": {"nap": {"config": {"seconds": seconds}}}},
            "executionMetadata": {"tags": [{"key": "matchmill/lane", "value": lane}]},
        }
        mutation = """mutation($p: ExecutionParams!) {
            launchRun(executionParams: $p) { ... on LaunchRunSuccess { run { runId } } } }"""
        return str(self.ask(mutation, p=parameters)["launchRun"]["run"]["runId"])

    def runs(self) -> dict[str, tuple[str, str | None]]:
        """Status and parent of each run."""
        query = "{ runsOrError { ... on Runs { results { runId status parentRunId } } } }"
        return {run["runId"]: (run["status"], run["parentRunId"]) for run in self.ask(query)["runsOrError"]["results"]}

    def end(self, number: signal.Signals = signal.SIGKILL) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dev]:
    running = Dev(tmp_path_factory.mktemp("up") / "home")
    yield running
    running.end()


def test_it_comes_up_and_says_where(dev: Dev) -> None:
    assert dev.is_up(), dev.said
    assert f"The Dagster UI is up: http://127.0.0.1:{dev.ui}" in dev.said
    assert f"The API is up: http://127.0.0.1:{dev.api}/docs" in dev.said


def test_a_home_has_one_dev(dev: Dev) -> None:
    second = Dev(dev.home)
    assert second.process.wait(30) != 0
    assert dev.process.poll() is None


def test_an_arrival_does_not_wait_for_training_and_a_killed_run_is_run_again(dev: Dev) -> None:
    """Lanes keep kinds of work apart; a run whose code server was killed does not hold its lane for ever."""
    training = dev.launch(120, "training")
    assert eventually(lambda: dev.runs()[training][0] == "STARTED", 30)
    arrival = dev.launch(0, "arrival")
    assert eventually(lambda: dev.runs()[arrival][0] == "SUCCESS", 30)
    assert dev.runs()[training][0] == "STARTED"
    dev.child(SERVICES["The code server"]).kill()
    assert eventually(lambda: dev.runs()[training][0] == "FAILURE", 45)
    assert eventually(lambda: any(parent == training for _, parent in dev.runs().values()), 45), dev.runs()


@pytest.mark.parametrize("name", SERVICES)
def test_what_is_killed_comes_back(dev: Dev, name: str) -> None:
    heard = len(dev.said)
    victim = dev.child(SERVICES[name])
    os.kill(victim.pid, signal.SIGKILL)
    assert dev.says(f"{name} was killed by signal 9", heard)
    assert dev.says(f"{name} is up again", heard), dev.said[heard:]
    assert dev.child(SERVICES[name]).pid != victim.pid


def test_a_killed_watchdog_is_replaced(dev: Dev) -> None:
    victim = dev.watchdog()
    assert victim
    os.kill(victim, signal.SIGKILL)
    assert eventually(lambda: dev.watchdog() not in (None, victim))


def test_ctrl_c_leaves_no_process_no_lock_and_no_socket(dev: Dev) -> None:
    assert dev.end(signal.SIGINT) == 0
    assert dev.said[-1] == "everything has stopped"
    assert processes_of(dev.home) == []
    assert leftovers(dev.home) == []


def test_a_killed_supervisor_takes_all_with_it_and_the_next_one_heals(dev: Dev) -> None:
    killed = Dev(dev.home)
    assert killed.is_up(), killed.said
    killed.end(signal.SIGKILL)
    assert eventually(lambda: processes_of(dev.home) == [], 20), processes_of(dev.home)
    healed = Dev(dev.home)
    assert healed.is_up(), healed.said
    assert healed.end(signal.SIGTERM) == 0
    assert processes_of(dev.home) == []
    assert leftovers(dev.home) == []


def test_a_taken_port_is_told_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = matchmill(tmp_path / "home", "dev", MATCHMILL_API_PORT=port)
        output, _ = command.communicate(timeout=30)
    assert command.returncode == 2
    assert output.strip() == f"matchmill: port {port} of 127.0.0.1 is taken: set MATCHMILL_API_PORT to another one"
    assert not (tmp_path / "home" / "postgres").exists()

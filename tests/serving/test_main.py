"""The process that the supervisor starts: it serves, it stops when told to, and it says why when it can't start."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from time import monotonic, sleep

import httpx
import pytest

from tests.serving.conftest import TOKEN


def start(**settings: str) -> subprocess.Popen[str]:
    """The API with these settings and no other of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MATCHMILL_", "DATABASE_URL"))}
    command = [sys.executable, "-m", "serving.main"]
    return subprocess.Popen(command, env=kept | settings, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def wait_until_live(address: str) -> None:
    latest = monotonic() + 20
    while monotonic() < latest:
        try:
            httpx.get(f"{address}/health/live").raise_for_status()
        except httpx.TransportError:
            sleep(0.05)
        else:
            return
    raise AssertionError("the API did not start")


@pytest.fixture
def running(database_url: str, free_port: int) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Its address and its process."""
    port = str(free_port)
    process = start(DATABASE_URL=database_url, MATCHMILL_API_TOKEN=TOKEN, MATCHMILL_API_PORT=port)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_live(address)
        yield address, process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_stops_when_told_to(running: tuple[str, subprocess.Popen[str]], stop: signal.Signals) -> None:
    address, process = running
    assert httpx.get(f"{address}/v1/postings", params={"country": "GB"}).json() == {"next": None, "items": []}
    assert "server" not in httpx.get(f"{address}/health/live").headers
    process.send_signal(stop)
    _, log = process.communicate(timeout=10)
    assert process.returncode in (0, -stop)
    assert "route=/v1/postings status=200" in log
    assert "GB" not in log and TOKEN not in log and "Traceback" not in log


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "DATABASE_URL: field required."),
        ({"DATABASE_URL": "postgresql:///x?host=/nowhere", "MATCHMILL_API_TOKEN": TOKEN}, "does not answer"),
        ({"DATABASE_URL": "{empty}", "MATCHMILL_API_TOKEN": TOKEN}, "Run `matchmill db upgrade`."),
    ],
)
def test_it_says_why_it_does_not_start(server_url: str, settings: dict[str, str], sentence: str) -> None:
    process = start(**{name: value.format(empty=server_url) for name, value in settings.items()})
    _, log = process.communicate(timeout=20)
    assert process.returncode == 2
    assert log.startswith("The API does not start.\n") and sentence in log
    assert "Traceback" not in log

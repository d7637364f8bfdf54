"""The real services killed while somebody asks: every answer is whole, and they come back by themselves."""

import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from benchmarks.arrival import free_port
from models.current.profiles import profile_id
from models.parsing.batch import content_digest
from tests.pipelines.small import FEW, drop_person, servers
from tests.pipelines.watching import eventually, matchmill, processes_of

TOKEN = "a-token-for-these-tests"
VICTIMS = ["supervisor", "postgres -D", "serving.main", "code-server"]


class Api:
    """The API of a home, as a caller sees it."""

    def __init__(self) -> None:
        self.port = free_port()
        self.environment = {
            **FEW,
            "MATCHMILL_API_PORT": str(self.port),
            "MATCHMILL_WEBSERVER_PORT": str(free_port()),
            "MATCHMILL_API_TOKEN": TOKEN,
        }

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body; 0 when nobody listens."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Authorization": f"Bearer {TOKEN}"}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as problem:
            return problem.code, dict(problem.headers), problem.read()
        except OSError:
            return 0, {}, b""

    def is_up(self) -> bool:
        return self.get("/health/ready")[0] == 200

    def postings(self) -> list[str] | None:
        status, _, body = self.get("/v1/postings?limit=100")
        return [posting["id"] for posting in json.loads(body)["items"]] if status == 200 else None


@contextmanager
def running(home: Path, api: Api, command: str) -> "Iterator[subprocess.Popen[str]]":
    process = matchmill(home, command, **api.environment)
    try:
        assert eventually(api.is_up, 150)
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=60)
        finally:
            process.kill()


def child(process: "subprocess.Popen[str]", mark: str) -> psutil.Process:
    children = psutil.Process(process.pid).children(recursive=True)
    return next(found for found in children if mark in " ".join(found.cmdline()))


def test_a_killed_api_comes_back_and_every_answer_is_whole(embedded_home: Path) -> None:
    api = Api()
    with running(embedded_home, api, "serve") as serve:
        whole = api.postings()
        assert whole
        os.kill(child(serve, "serving.main").pid, signal.SIGKILL)
        seen = [api.postings() for _ in range(3)]
        assert eventually(lambda: api.postings() == whole, 60)
        assert all(answer in (None, whole) for answer in seen)


def test_while_postgres_hangs_the_api_says_so_and_is_back_after(embedded_home: Path) -> None:
    api = Api()
    api.environment["MATCHMILL_API_STATEMENT_TIMEOUT_MS"] = "500"
    with running(embedded_home, api, "serve"):
        whole = api.postings()
        hung = servers(embedded_home)
        for process in hung:
            process.suspend()
        try:
            began = time.monotonic()
            status, headers, body = api.get("/v1/postings")
            assert time.monotonic() - began < 15
            assert (status, headers.get("retry-after")) == (503, "2"), body
            assert headers["content-type"] == "application/problem+json"
            assert api.get("/health/live")[0] == 200
        finally:
            for process in hung:
                process.resume()
        assert eventually(lambda: api.postings() == whole, 60)


def test_a_killed_postgres_comes_back_under_the_api(embedded_home: Path) -> None:
    api = Api()
    with running(embedded_home, api, "serve") as serve:
        whole = api.postings()
        os.kill(child(serve, "postgres -D").pid, signal.SIGKILL)
        assert api.get("/v1/postings")[0] in (200, 503)
        assert eventually(lambda: api.postings() == whole, 60)


@pytest.mark.soak
@pytest.mark.parametrize("round_", range(3))
@pytest.mark.parametrize("victim", VICTIMS)
def test_dev_with_a_run_under_way_survives(victim: str, round_: int, embedded_home: Path) -> None:
    """Whatever is killed while the daemon's run works, the document that came is in the API in the end."""
    api = Api()
    number = 1000 + 10 * VICTIMS.index(victim) + round_
    path = f"/v1/profiles/{profile_id(content_digest(f'person{number}@example.net'))}"
    with running(embedded_home, api, "dev") as dev:
        drop_person(embedded_home, number)
        lock = embedded_home / "run.lock"
        assert eventually(lock.exists, 120), "no run took the document in"
        time.sleep(round_)
        os.kill(dev.pid if victim == "supervisor" else child(dev, victim).pid, signal.SIGKILL)
        if victim != "supervisor":
            assert eventually(lambda: api.get(path)[0] == 200, 300)
            return
        assert eventually(lambda: not processes_of(embedded_home), 30)
    with running(embedded_home, api, "dev"):
        assert eventually(lambda: api.get(path)[0] == 200, 300)

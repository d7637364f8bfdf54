"""Seconds from a résumé PDF dropped in the inbox to its matches in the API, with `matchmill dev` up and nobody helping.

It uses a home and ports of its own, and nothing of the data that is there.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks.measure import Report, judge
from models.current.profiles import profile_id
from models.parsing.batch import content_digest
from sample.truths import FILES, PersonTruth, load_truths

START_SECONDS = 180
ARRIVAL_SECONDS = 120
DAEMON_SECONDS = 20
"""The daemon and the code server come up after the API."""

MATCHMILL = str(Path(sys.executable).with_name("matchmill"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(url: str, token: str) -> dict[str, object] | None:
    """The answer's JSON; None while there is none."""
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return json.load(answer)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return None


def wait_for(url: str, token: str, seconds: float) -> float:
    """Seconds until the address answers with something in it. Raises TimeoutError."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        answer = ask(url, token)
        if answer and (answer.get("items", True)):
            return time.monotonic() - started
        time.sleep(0.1)
    raise TimeoutError(f"{url} did not answer within {seconds} s")


def drop(inbox: Path, person: PersonTruth) -> str:
    """Put somebody's résumé into the inbox; the address where the API will show the matches."""
    resume = FILES / person.file
    inbox.mkdir(parents=True, exist_ok=True)
    beside = inbox / f".{resume.name}"
    shutil.copyfile(resume, beside)
    beside.rename(inbox / resume.name)
    return f"/v1/profiles/{profile_id(content_digest(person.email))}/matches"


def measure(count: int, report: Report) -> list[float]:
    """Bring everything up on the bundled sample without `count` of its PDFs, then drop these, one after the other."""
    late = [person for person in load_truths().people if person.file.endswith(".pdf")][:count]
    early = [path for path in FILES.rglob("*.*") if str(path.relative_to(FILES)) not in {one.file for one in late}]
    with tempfile.TemporaryDirectory(prefix="matchmill-arrival-") as home:
        port, token = free_port(), "arrival-benchmark-token"
        environment = {
            **os.environ,
            "MATCHMILL_HOME": home,
            "MATCHMILL_API_PORT": str(port),
            "MATCHMILL_WEBSERVER_PORT": str(free_port()),
            "MATCHMILL_API_TOKEN": token,
        }
        for verb in (["import", *map(str, early), "--source", "sample"], ["run"]):
            subprocess.run([MATCHMILL, *verb], env=environment, check=True, stdout=subprocess.DEVNULL)
        services = subprocess.Popen([MATCHMILL, "dev"], env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/health/ready", token, START_SECONDS)
            time.sleep(DAEMON_SECONDS)
            inbox = Path(home) / "inbox" / "resumes"
            seconds = []
            for person in late:
                seconds.append(wait_for(f"http://127.0.0.1:{port}{drop(inbox, person)}", token, ARRIVAL_SECONDS))
                report(f"{len(seconds)}: {seconds[-1]:.1f} s")
            return seconds
        finally:
            services.send_signal(signal.SIGINT)
            services.wait(timeout=60)


def run(report: Report = print, count: int = 10) -> bool:
    """Report each arrival, then minimum, median and maximum. Nothing is promised about a machine's seconds: True."""
    seconds = measure(count, report)
    report(f"min {min(seconds):.1f} s, median {statistics.median(seconds):.1f} s, max {max(seconds):.1f} s")
    return judge(report, [])


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=10, help="how many résumés are dropped (default: 10)")
    run(count=options.parse_args().count)

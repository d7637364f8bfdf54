"""With everything up, a résumé PDF dropped in the inbox is in the API's matches and nobody has to do anything."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.arrival import ask, free_port, wait_for
from models.current.profiles import profile_id
from models.parsing.batch import content_digest
from tests.pipelines.homes import Home

TOKEN = "a-token-for-this-test"
LINES = """Odalys Fenwright
Python Developer
odalys.fenwright@example.com
Leeds, United Kingdom

Experience
Python Developer, Bramblewick Systems, Leeds
January 2019 - present
Built services with Python, Django, FastAPI and PostgreSQL
Wrote tests and deployed with Docker

Skills
Python, Django, FastAPI, SQL, Docker"""


def write_pdf(path: Path) -> None:
    page = Canvas(str(path))
    for number, line in enumerate(LINES.splitlines()):
        page.drawString(72, 760 - 16 * number, line)
    page.save()


@pytest.mark.timeout(400)
def test_a_dropped_pdf_reaches_the_api(home: Home, tmp_path: Path) -> None:
    port = free_port()
    environment = {
        **os.environ,
        **home.settings.environment(home.url),
        "MATCHMILL_API_PORT": str(port),
        "MATCHMILL_WEBSERVER_PORT": str(free_port()),
        "MATCHMILL_API_TOKEN": TOKEN,
    }
    log = (tmp_path / "dev.log").open("w")
    services = subprocess.Popen(
        [str(Path(sys.executable).with_name("matchmill")), "dev"], env=environment, stdout=log, stderr=log
    )
    try:
        api = f"http://127.0.0.1:{port}"
        wait_for(f"{api}/health/ready", TOKEN, 120)
        write_pdf(tmp_path / "odalys.pdf")
        home.drop(tmp_path / "odalys.pdf", "resumes")
        person = profile_id(content_digest("odalys.fenwright@example.com"))
        wait_for(f"{api}/v1/profiles/{person}/matches", TOKEN, 200)
        page = ask(f"{api}/v1/profiles/{person}/matches", TOKEN)
        assert page and "Python" in str(page), "the reasons name what the person can do"
        assert ask(f"{api}/v1/profiles/{person}/matches", "a wrong token, long enough") is None
    finally:
        services.send_signal(signal.SIGINT)
        assert services.wait(timeout=90) == 0, (tmp_path / "dev.log").read_text()

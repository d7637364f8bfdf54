"""The proxy of the README lets nobody in without a password, and what Dagster's UI needs gets through."""

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

CONFIG = Path(__file__).parents[2] / "docs" / "nginx.conf"
NGINX = os.environ.get("NGINX") or shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


class Ui(BaseHTTPRequestHandler):
    """Stands for the UI: answers with the headers that reached it."""

    def do_GET(self) -> None:
        body = str(self.headers).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[str]:
    if not NGINX:
        pytest.skip("nginx is not installed on this machine")
    ui = ThreadingHTTPServer(("127.0.0.1", 0), Ui)
    threading.Thread(target=ui.serve_forever, daemon=True).start()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    users = tmp_path / "users"
    users.write_text("ada:{PLAIN}open sesame\n")
    server = CONFIG.read_text().replace("listen 8080;", f"listen 127.0.0.1:{port};")
    server = server.replace("127.0.0.1:3000", f"127.0.0.1:{ui.server_port}")
    server = server.replace("/etc/nginx/matchmill.htpasswd", str(users))
    temporary = " ".join(
        f"{kind}_temp_path {tmp_path};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; {user} pid {tmp_path}/pid; error_log stderr;\n"
        f"events {{}}\nhttp {{ access_log off; {temporary}\n{server}\n}}\n"
    )
    command = [NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-e", "stderr"]
    running = subprocess.Popen(command)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.wait(10)
        ui.shutdown()


def test_only_who_has_the_password_gets_through(proxy: str) -> None:
    assert httpx.get(proxy).status_code == 401
    assert httpx.get(proxy, auth=("ada", "wrong")).status_code == 401
    let_in = httpx.get(proxy, auth=("ada", "open sesame"), headers={"Upgrade": "websocket", "Connection": "Upgrade"})
    assert let_in.status_code == 200
    reached = let_in.text.lower()
    assert "upgrade: websocket" in reached and "connection: upgrade" in reached
    assert "authorization" not in reached, "the password is nobody's business behind the proxy"

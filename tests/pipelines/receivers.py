"""The other side of an alert: a web server and a mail server on this machine that keep what they are sent."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class WebServer:
    """`posts`: what came; `refusals`: how many of the next ones are answered with 503."""

    url: str
    posts: list[dict[str, Any]] = field(default_factory=list)
    refusals: int = 0


@dataclass
class MailServer:
    """`mails`: what came, with the addresses it was for."""

    url: str
    mails: list[tuple[list[str], Message]] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content or b"")))
        return "250 OK"


@contextmanager
def web_server() -> Iterator[WebServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            refused, kept.refusals = kept.refusals > 0, max(kept.refusals - 1, 0)
            if not refused:
                kept.posts.append(content)  # before the answer: who has it may look at once
            self.send_response(503 if refused else 204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept = WebServer(f"http://127.0.0.1:{server.server_port}/hook/a-secret-part")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield kept
    server.shutdown()
    server.server_close()


@contextmanager
def mail_server() -> Iterator[MailServer]:
    kept = MailServer("")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    kept.url = f"smtp://127.0.0.1:{port}"
    yield kept
    controller.stop()

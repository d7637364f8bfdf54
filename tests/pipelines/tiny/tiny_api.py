"""The smallest thing that is up like the API: it answers /health/live on the port of the settings."""

import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Live(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/health/live" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is worth a line."""


ThreadingHTTPServer(("127.0.0.1", int(os.environ["MATCHMILL_API_PORT"])), Live).serve_forever()

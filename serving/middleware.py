"""What wraps every request: its id, the headers of every answer, one line of log, and the answer when all else failed.

It never reads a body or a query string, and what it logs holds no word that a caller sent except ids in the path.
"""

import logging
import re
import traceback
from time import perf_counter
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.errors import problem_response

log = logging.getLogger("matchmill.api")

USABLE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RequestFrame:
    """Plain ASGI, because a route that answers in a millisecond feels the cost of anything heavier."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or whatever else the server asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = perf_counter()
        request_id = _request_id(Headers(scope=scope))
        scope.setdefault("state", {})["request_id"] = request_id
        status = 0

        async def send_framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(MutableHeaders(scope=message), request_id)
            await send(message)

        try:
            await self.app(scope, receive, send_framed)
        except Exception as error:
            _log_failure(error, request_id)
            if not status:
                detail = "Something went wrong here. The request id tells the operator where to look."
                await problem_response(request_id, 500, detail)(scope, receive, send_framed)
        finally:
            _log_request(scope, status, request_id, perf_counter() - started)


def _request_id(headers: Headers) -> str:
    given = headers.get("x-request-id", "")
    return given if USABLE_ID.fullmatch(given) else uuid4().hex


def _add_headers(headers: MutableHeaders, request_id: str) -> None:
    headers["X-Request-Id"] = request_id
    headers.setdefault("Cache-Control", "no-store")
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)


def _log_failure(error: Exception, request_id: str) -> None:
    """Where it happened and of which type, without the message: a driver's message may quote a row."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("request=%s failed with %s\n%s", request_id, type(error).__qualname__, frames)


def _log_request(scope: Scope, status: int, request_id: str, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", None)
    log.info(
        "request=%s method=%s route=%s status=%d ms=%.1f",
        request_id,
        scope["method"],
        route or "unknown",
        status,
        seconds * 1_000,
    )

"""Callers of an HTTP server that cost little themselves: kept-alive sockets, each asking again once it is answered.

They know as much of HTTP as our servers speak: answers with a length.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

LENGTH = b"content-length:"


class BadAnswer(Exception):
    """A server answered other than 200: there is nothing to measure."""


@dataclass(frozen=True)
class Answered:
    """How many answers came within how many seconds, and how long the last body was."""

    answers: int
    seconds: float
    bytes: int

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds


def call(base: str, paths: Sequence[str], callers: int, seconds: float, token: str = "") -> Answered:
    """Ask for the paths in turn, `callers` at a time. Raises BadAnswer, OSError."""
    return asyncio.run(_call(base, paths, callers, seconds, token))


async def _call(base: str, paths: Sequence[str], callers: int, seconds: float, token: str) -> Answered:
    requests = [_request(path, token) for path in paths]
    started = time.perf_counter()
    asking = [_ask(base, requests[number::callers], started + seconds) for number in range(callers)]
    answers, sizes = zip(*await asyncio.gather(*asking), strict=True)
    return Answered(sum(answers), time.perf_counter() - started, sizes[-1])


def _request(path: str, token: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n".encode()


async def _ask(base: str, requests: Sequence[bytes], end: float) -> tuple[int, int]:
    address = urlsplit(base)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    answers = size = 0
    try:
        while time.perf_counter() < end:
            writer.write(requests[answers % len(requests)])
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head[:16]:
                raise BadAnswer(head.partition(b"\r\n")[0].decode("latin-1"))
            size = _length(head)
            await reader.readexactly(size)
            answers += 1
    finally:
        writer.close()
    return answers, size


def _length(head: bytes) -> int:
    lower = head.lower()
    start = lower.index(LENGTH) + len(LENGTH)
    return int(lower[start : lower.index(b"\r\n", start)])

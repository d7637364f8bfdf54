"""Keeps the embedded Postgres of a lone command up: what `pipelines.supervisor` does for the services.

It tells in the log what it sees. Whose server it is, and when it starts and stops for good, is not decided here.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

LOOK_SECONDS = 1.0
LONGEST_REST = 30.0
log = logging.getLogger("matchmill.postgres")


class Server(Protocol):
    """What is kept up."""

    def alive(self) -> bool: ...
    def answers(self) -> bool: ...
    def last_words(self) -> str: ...
    def start(self) -> None: ...


@contextmanager
def kept_up(server: Server) -> Iterator[None]:
    """Starts the server again when it dies while the block lasts, and says when it is slow to answer."""
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(server, over), name="postgres-keeper", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(server: Server, over: threading.Event) -> None:
    answered, rest = True, LOOK_SECONDS
    while not over.wait(rest):
        if not server.alive():
            log.warning("Postgres %s; it is started again", server.last_words())
            try:
                server.start()
            except Exception as error:  # the run that waits for it gives up by itself, with a sentence
                log.warning("%s", error)
                rest = min(2 * rest, LONGEST_REST)
                continue
        rest = LOOK_SECONDS
        answers = server.answers()
        if answers != answered:
            log.warning("Postgres answers again" if answers else "Postgres does not answer; waiting for it")
        answered = answers

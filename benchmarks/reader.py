"""A reader of match pages at a fixed rate, by the API's own statements, in a process of its own.

It reads what to ask from its standard input and goes on until that is closed; then it writes the milliseconds of each
page, as JSON. A page that had to wait for the one before counts from when it was due.
"""

import asyncio
import json
import sys
import time
from itertools import count
from uuid import UUID

from pydantic import SecretStr

from serving.database import Reader, open_reader
from serving.matches.queries import PERSONS_LIST, locate_set, read_page
from serving.settings import Settings

WARM_PAGES = 50
PAGE = 21
"""Rows of a page, and the one that tells whether there is another."""


async def read(url: str, owners: list[UUID], rate: float) -> list[float]:
    """The milliseconds of each page. Raises RuntimeError when a page is empty: nothing was measured then."""
    async with open_reader(Settings(database_url=SecretStr(url), token=SecretStr("t" * 16), connections=1)) as reader:
        for number in range(WARM_PAGES):
            await _ask(reader, owners[number * 7 % len(owners)])
        print("ready", flush=True)
        ended = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
        milliseconds: list[float] = []
        started = time.perf_counter()
        for number in count():
            due = started + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            if ended.done():
                return milliseconds
            await _ask(reader, owners[number * 7919 % len(owners)])
            milliseconds.append((time.perf_counter() - due) * 1_000)
    raise AssertionError


async def _ask(reader: Reader, owner: UUID) -> None:
    found = await locate_set(reader, PERSONS_LIST, owner, None)
    if found is None or not await read_page(reader, PERSONS_LIST, owner, found["set_id"], 0, PAGE):
        raise RuntimeError("a page of matches is empty")


if __name__ == "__main__":
    asked = json.loads(sys.stdin.readline())
    print(json.dumps(asyncio.run(read(asked["url"], list(map(UUID, asked["owners"])), asked["rate"]))))

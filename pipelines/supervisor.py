"""Keeps a set of processes up: starts them in order, looks after their health, starts again what dies, stops them all.

Which processes those are is said in `pipelines.services`; nothing is known here of what they do.
"""

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Protocol

from pipelines.processes import watch

TICK_SECONDS = 0.2
HEALTH_SECONDS = 2.0
"""How often something that is up is asked for its health."""
HANG_SECONDS = 60.0
"""How long something may live without answering before it is started again."""
STEADY_SECONDS = 10.0
"""What was up for this long before it died did not die of its own start: earlier deaths are forgotten."""
DEATHS_ALLOWED = 5
"""Deaths in a row after which something stays down."""
LONGEST_REST = 15.0


class Service(Protocol):
    """Something that is kept up: a child process, or the embedded Postgres."""

    name: str
    address: str
    """What to tell people once it answers."""
    after: str
    """The service that must answer before this one is started, or nothing."""
    essential: bool
    """Whether nothing else is worth running without it."""

    def start(self) -> None: ...
    def alive(self) -> bool: ...
    def healthy(self) -> bool: ...
    def ask_to_stop(self) -> None: ...
    def stop(self) -> None: ...
    def kill(self) -> None: ...
    def last_words(self) -> str: ...
    def once_up(self) -> None: ...


@dataclass
class _Kept:
    """A service and how it fares."""

    service: Service
    running: bool = False
    up_since: float | None = None
    told: bool = False
    given_up: bool = False
    deaths: int = 0
    start_at: float = 0.0
    look_at: float = 0.0
    answered_at: float = 0.0


class Supervisor:
    """Runs services until SIGINT or SIGTERM, or until one dies for good that the rest can't do without."""

    def __init__(
        self, services: Sequence[Service], say: Callable[[str], None], longest_rest: float = LONGEST_REST
    ) -> None:
        self._kept = {service.name: _Kept(service) for service in services}
        self._say = say
        self._longest_rest = longest_rest
        self._signals = 0

    def run(self) -> int:
        """Blocks until everything has stopped; the exit status: 0 if a signal asked for the end."""
        before = {number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            while not self._signals and not self._is_pointless():
                for kept in self._kept.values():
                    self._look_after(kept)
                watch.renew()
                time.sleep(TICK_SECONDS)
        finally:
            self._stop_all()
            for number, handler in before.items():
                signal.signal(number, handler)
        return 1 if self._is_pointless() else 0

    def _is_pointless(self) -> bool:
        return any(kept.given_up and kept.service.essential for kept in self._kept.values())

    def _look_after(self, kept: _Kept) -> None:
        now = time.monotonic()
        if kept.given_up:
            return
        if not kept.running:
            if now >= kept.start_at and self._may_start(kept):
                self._start(kept)
        elif not kept.service.alive():
            self._bury(kept, kept.service.last_words())
        elif now >= kept.look_at:
            self._ask_health(kept)

    def _may_start(self, kept: _Kept) -> bool:
        return not kept.service.after or self._kept[kept.service.after].up_since is not None

    def _start(self, kept: _Kept) -> None:
        kept.answered_at = time.monotonic()
        try:
            kept.service.start()
        except Exception as error:  # whatever it is, it must not take the others down
            self._bury(kept, str(error))
            return
        kept.running = True

    def _ask_health(self, kept: _Kept) -> None:
        healthy = kept.service.healthy()
        now = time.monotonic()
        if healthy:
            kept.answered_at = now
            if kept.up_since is None:
                self._greet(kept)
        elif now - kept.answered_at > HANG_SECONDS:
            self._bury(kept, f"has not answered for {HANG_SECONDS:.0f} s")
            return
        kept.look_at = now + (TICK_SECONDS if kept.up_since is None else HEALTH_SECONDS)

    def _greet(self, kept: _Kept) -> None:
        try:
            kept.service.once_up()
        except Exception as error:
            self._bury(kept, str(error))
            return
        kept.up_since = time.monotonic()
        again = " again" if kept.told else ""
        address = f": {kept.service.address}" if kept.service.address else ""
        self._say(f"{kept.service.name} is up{again}{address}")
        kept.told = True

    def _bury(self, kept: _Kept, why: str) -> None:
        """Sweeps up after a death, and says when the next start is, or that there will be none."""
        kept.service.kill()
        now = time.monotonic()
        steady = kept.up_since is not None and now - kept.up_since >= STEADY_SECONDS
        kept.deaths = 1 if steady else kept.deaths + 1
        kept.running, kept.up_since = False, None
        if kept.deaths > DEATHS_ALLOWED:
            kept.given_up = True
            self._say(f"{kept.service.name} {why}. That was {kept.deaths} times in a row: it stays down.")
            return
        rest = min(self._longest_rest, 0.5 * 2 ** (kept.deaths - 1))
        kept.start_at = now + rest
        self._say(f"{kept.service.name} {why}. It starts again in {rest:g} s.")

    def _stop_all(self) -> None:
        """Asks all to end at once, then waits for each, the ones that others need last."""
        for kept in self._kept.values():
            kept.service.ask_to_stop()
        for kept in reversed(self._kept.values()):
            kept.service.stop()
        self._say("everything has stopped")

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals += 1
        if self._signals == 1:
            self._say("stopping; once more to stop by force")
        else:
            watch.kill_all()

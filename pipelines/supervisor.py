"""Keeps a set of processes up: starts them in order, looks after their health, starts again what dies, stops them all.

Which processes those are is said in `pipelines.services`; nothing is known here of what they do.
"""

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Protocol

from pipelines.processes import watch

TICK_SECONDS = 0.2
HEALTH_SECONDS = 2.0
"""How often something that is up is asked for its health."""
HANG_SECONDS = 60.0
"""How long something may live without answering before it is started again."""
STEADY_SECONDS = 60.0
"""After this long without dying, earlier deaths are forgotten."""
DEATHS_ALLOWED = 5
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


@dataclass
class _Kept:
    """A service and how it fares."""

    service: Service
    running: bool = False
    up: bool = False
    told: bool = False
    given_up: bool = False
    deaths: list[float] = field(default_factory=list)
    start_at: float = 0.0
    look_at: float = 0.0
    answered_at: float = 0.0


class Supervisor:
    """Runs services until SIGINT or SIGTERM, or until one dies for good that the rest can't do without."""

    def __init__(self, services: Sequence[Service], say: Callable[[str], None]) -> None:
        self._kept = {service.name: _Kept(service) for service in services}
        self._say = say
        self._signals = 0

    def run(self) -> int:
        """Blocks until everything has stopped; the exit status: 0 if a signal asked for the end."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        status = 0
        try:
            while not self._signals:
                for kept in self._kept.values():
                    self._look_after(kept)
                watch.renew()
                if any(kept.given_up and kept.service.essential for kept in self._kept.values()):
                    status = 1
                    break
                time.sleep(TICK_SECONDS)
        finally:
            self._stop_all()
        return status

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
        return not kept.service.after or self._kept[kept.service.after].up

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
            if not kept.up:
                self._greet(kept)
        elif now - kept.answered_at > HANG_SECONDS:
            self._bury(kept, f"has not answered for {HANG_SECONDS:.0f} s")
            return
        kept.look_at = now + (HEALTH_SECONDS if kept.up else TICK_SECONDS)

    def _greet(self, kept: _Kept) -> None:
        kept.up = True
        again = " again" if kept.told else ""
        address = f": {kept.service.address}" if kept.service.address else ""
        self._say(f"{kept.service.name} is up{again}{address}")
        kept.told = True

    def _bury(self, kept: _Kept, why: str) -> None:
        """Sweeps up after a death, and says when the next start is, or that there will be none."""
        kept.service.kill()
        kept.running = kept.up = False
        now = time.monotonic()
        kept.deaths = [death for death in kept.deaths if now - death < STEADY_SECONDS * DEATHS_ALLOWED] + [now]
        recent = [death for death in kept.deaths if now - death < STEADY_SECONDS]
        if len(recent) > DEATHS_ALLOWED or len(kept.deaths) > 2 * DEATHS_ALLOWED:
            kept.given_up = True
            self._say(f"{kept.service.name} {why}. That was {len(kept.deaths)} times: it stays down.")
            return
        rest = min(LONGEST_REST, 0.5 * 2 ** (len(recent) - 1))
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

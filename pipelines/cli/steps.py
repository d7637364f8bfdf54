"""How the steps of a run are shown while it goes on: one line on a terminal, plain lines elsewhere.

What a step does is not known here.
"""

from types import TracebackType
from typing import Self, TextIO


class StepLines:
    """Tells of each step as it starts and ends. `tell` is a `pipelines.runner.Progress`."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.ended = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._rewrite("")

    def tell(self, step: str, outcome: str, seconds: float) -> None:
        """One step started or ended, `seconds` after the run began; without a step, a sentence about the run."""
        if outcome == "started":
            self._rewrite(f"{seconds:6.1f} s  {step} …")
            return
        self.ended += bool(step)
        self._rewrite("")
        self.stream.write(f"{seconds:6.1f} s  {step}{': ' if step else ''}{outcome}\n")
        self.stream.flush()

    def _rewrite(self, text: str) -> None:
        if self.stream.isatty():
            self.stream.write(f"\r\x1b[2K{text}")
            self.stream.flush()

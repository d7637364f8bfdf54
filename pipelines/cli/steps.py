"""How the steps of a run are shown while it goes on: a bar on a terminal, plain lines elsewhere.

What a step does is not known here.
"""

from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from pipelines.cli.progress import bar, progress_line

if TYPE_CHECKING:
    from rich.progress import Progress

    from pipelines.runner import StepNews


class StepLines:
    """Tells of each step as it starts, goes on and ends. `tell` is a `pipelines.runner.Progress`."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self._bar: Progress | None = bar() if stream.isatty() else None
        self._task = self._bar.add_task("", total=None, rate="") if self._bar else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def tell(self, news: "StepNews") -> None:
        """One step started, went on or ended."""
        if news.outcome == "started":
            self._draw(news)
        elif news.outcome == "working":
            self._draw(news)
            if self._bar is None:
                self._write(news, progress_line(news.done, news.total, news.unit, news.working_seconds))
        else:
            self._write(news, news.outcome)

    def _write(self, news: "StepNews", what: str) -> None:
        line = f"{news.seconds:6.1f} s  {news.step}{': ' if news.step else ''}{what}"
        if self._bar:
            self._bar.console.print(line, highlight=False)
            return
        self.stream.write(line + "\n")
        self.stream.flush()

    def _draw(self, news: "StepNews") -> None:
        """The bar of the step that is at work; one that doesn't say how far it is has no end."""
        if self._bar is None or self._task is None:
            return
        rate = f"{news.done / news.working_seconds:.1f} {news.unit}/s" if news.working_seconds else ""
        self._bar.reset(self._task, total=news.total or None, completed=news.done, description=news.step, rate=rate)

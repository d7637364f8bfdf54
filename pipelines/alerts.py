"""Trouble told to people outside: what an alert says, to whom it goes, and that the same is not told every minute.

How a webhook or a mail is sent is in `pipelines.alert_channels`; what counts as trouble, in `pipelines.troubles`.
"""

import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from filelock import FileLock

from pipelines.alert_channels import Channel, CouldNotSend, channels_of
from pipelines.settings import Settings

log = logging.getLogger("matchmill.alerts")


@dataclass(frozen=True, slots=True)
class Alert:
    """One trouble. `key` is the same as long as it lasts; neither title nor text holds personal data or a secret."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of an alert at one channel: `fault` is empty when it arrived."""

    channel: str
    fault: str = ""


class Alerts:
    """Tells trouble once, again after a while if it lasts, and afresh if it comes back after it had cleared.

    What was told is remembered in `<home>/alerts.json`. Nothing here raises because nobody can be reached.
    """

    def __init__(self, settings: Settings) -> None:
        self.channels: list[Channel] = channels_of(settings)
        self._repeat = timedelta(hours=settings.alert_repeat_hours)
        self._memory = settings.home / "alerts.json"

    def tell(self, alert: Alert, now: datetime) -> list[Sent]:
        """Send it, unless it was told lately. One that reached nobody is tried again at the next call."""
        with self._locked():
            told = self._read()
            latest = told.get(alert.key)
            if not self.channels or (latest and now - datetime.fromisoformat(latest) < self._repeat):
                return []
            sent = send(self.channels, alert)
            if any(not outcome.fault for outcome in sent):
                self._write({**told, alert.key: now.isoformat()})
        return sent

    def clear(self, *keys: str) -> None:
        """These troubles are over."""
        with self._locked():
            told = self._read()
            left = {key: moment for key, moment in told.items() if key not in keys}
            if left != told:
                self._write(left)

    def known(self, beginning: str) -> list[str]:
        """Keys of what was told and has not cleared."""
        return [key for key in self._read() if key.startswith(beginning)]

    def _locked(self) -> FileLock:
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(str(self._memory) + ".lock")

    def _read(self) -> dict[str, str]:
        try:
            return json.loads(self._memory.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return {}

    def _write(self, told: dict[str, str]) -> None:
        beside = Path(f"{self._memory}.partial")
        beside.write_text(json.dumps(told, indent=1))
        beside.replace(self._memory)


def send(channels: list[Channel], alert: Alert) -> list[Sent]:
    """Send it to each channel; a failure is logged and returned."""
    outcomes: list[Sent] = []
    for channel in channels:
        try:
            channel.send(alert.title, alert.text, asdict(alert))
            outcomes.append(Sent(channel.name))
        except CouldNotSend as fault:
            log.error("alert %s was not delivered by %s: %s", alert.key, channel.name, fault)
            outcomes.append(Sent(channel.name, str(fault)))
    return outcomes

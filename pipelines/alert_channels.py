"""Ways by which people are told: a webhook and e-mail. Each tries a few times, then says why it could not.

What is told, and when, is decided elsewhere; no address of a server that may hold a password is ever shown.
"""

import smtplib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol
from urllib.parse import unquote, urlsplit

import httpx
from pydantic import SecretStr

from pipelines.settings import Settings

SECONDS = 10.0
RESTS = (0.5, 2.0)
"""Seconds between one try and the next."""


class CouldNotSend(Exception):
    """The last try failed. The text says why, in words that hold no address."""


class Channel(Protocol):
    """Somewhere an alert can be sent."""

    @property
    def name(self) -> str: ...

    def send(self, title: str, text: str, facts: Mapping[str, str]) -> None:
        """Send it; raises CouldNotSend."""
        ...


@dataclass(frozen=True)
class Webhook:
    """POST of a JSON object. Its `text` is what Slack, Mattermost and the like show."""

    url: SecretStr
    name: str = "the webhook"

    def send(self, title: str, text: str, facts: Mapping[str, str]) -> None:
        content = {**facts, "text": f"{title}\n{text}", "detail": text}
        _try_again(lambda: self._post(content))

    def _post(self, content: Mapping[str, str]) -> None:
        try:
            answer = httpx.post(self.url.get_secret_value(), json=content, timeout=SECONDS)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CouldNotSend(type(error).__name__) from None
        if answer.is_success:
            return
        raise CouldNotSend(f"it answered {answer.status_code}")


@dataclass(frozen=True)
class Mail:
    """A plain-text mail to all addresses at once, encrypted where the server offers it."""

    server: SecretStr
    sender: str
    receivers: list[str]
    name: str = "e-mail"

    def send(self, title: str, text: str, facts: Mapping[str, str]) -> None:
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = title, self.sender, ", ".join(self.receivers)
        message.set_content(text)
        _try_again(lambda: self._deliver(message))

    def _deliver(self, message: EmailMessage) -> None:
        address = urlsplit(self.server.get_secret_value())
        safe = address.scheme == "smtps"
        connect = smtplib.SMTP_SSL if safe else smtplib.SMTP
        try:
            with connect(address.hostname or "", address.port or (465 if safe else 25), timeout=SECONDS) as server:
                server.ehlo()
                if not safe and server.has_extn("starttls"):
                    server.starttls()
                if address.username:
                    server.login(unquote(address.username), unquote(address.password or ""))
                server.send_message(message)
        except (smtplib.SMTPException, OSError) as error:
            raise CouldNotSend(type(error).__name__) from None


def channels_of(settings: Settings) -> list[Channel]:
    """The channels that are set."""
    channels: list[Channel] = []
    if settings.alert_webhook:
        channels.append(Webhook(settings.alert_webhook))
    receivers = [address.strip() for address in settings.alert_email.split(",") if address.strip()]
    if receivers and settings.smtp_url:
        channels.append(Mail(settings.smtp_url, settings.alert_sender, receivers))
    return channels


def _try_again(send: Callable[[], None]) -> None:
    for rest in RESTS:
        try:
            return send()
        except CouldNotSend:
            time.sleep(rest)
    return send()

"""Settings that belong together and are handed on as one: what is kept for how long, and who is told of trouble.

They are read with all others in `pipelines.settings`; nothing is deleted or sent here.
"""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator

Days = Annotated[float, Field(gt=0)]


class RetentionSettings(BaseModel):
    """What the janitor keeps. Days may be fractions."""

    versions_kept: int = Field(default=30, ge=1, description="Versions of each asset that stay in the lake.")
    version_days: Days = Field(default=90, description="Days after which a replaced version goes all the same.")
    raw_days: float | None = Field(
        default=None,
        ge=8,
        description="Days that a document's bytes stay; what was read of it stays longer. Unset: for ever.",
    )
    run_days: Days = Field(default=90, description="Days that Dagster's runs and their events are kept.")
    compute_log_days: Days = Field(default=30, description="Days that what the steps of a run printed is kept.")
    grace_hours: float = Field(
        default=24, ge=0, description="What was written or replaced this recently is never taken away."
    )

    @property
    def grace(self) -> timedelta:
        return timedelta(hours=self.grace_hours)


class AlertSettings(BaseModel):
    """Who is told when a run fails, publishing is blocked or a source is stale, and how often."""

    source_hours_max: str = Field(
        default="",
        description="Hours without an arrival after which a source is stale: inbox=48, *=168; * is every other one.",
    )
    alert_webhook: SecretStr | None = Field(default=None, description="URL that alerts are posted to, as JSON.")
    alert_email: str = Field(default="", description="Addresses that alerts are mailed to, parted by commas.")
    alert_sender: str = Field(default="matchmill@localhost", description="Address that alerts are mailed from.")
    smtp_url: SecretStr | None = Field(
        default=None,
        description="Server that mail goes by: smtp://user:password@host:587 (STARTTLS where offered) or smtps://…",
    )
    alert_repeat_hours: float = Field(
        default=24, gt=0, description="Trouble that lasts is told again after so many hours."
    )

    @field_validator("alert_webhook")
    @classmethod
    def _webhook_is_http(cls, url: SecretStr | None) -> SecretStr | None:
        if url and not url.get_secret_value().startswith(("https://", "http://")):
            raise ValueError("must begin with https:// or http://")
        return url

    @field_validator("smtp_url")
    @classmethod
    def _server_is_smtp(cls, url: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if url is None and info.data.get("alert_email"):
            raise ValueError("must be set where MATCHMILL_ALERT_EMAIL is")
        if url and not url.get_secret_value().startswith(("smtp://", "smtps://")):
            raise ValueError("must begin with smtp:// or smtps://")
        return url

    @field_validator("source_hours_max")
    @classmethod
    def _hours_are_numbers(cls, limits: str) -> str:
        try:
            hours = parse_hours(limits).values()
        except ValueError:
            hours = [0.0]
        if any(number <= 0 for number in hours):
            raise ValueError("must look like inbox=48, *=168")
        return limits

    @property
    def source_hours(self) -> dict[str, float]:
        """Source to hours."""
        return parse_hours(self.source_hours_max)


def parse_hours(text: str) -> dict[str, float]:
    """`source=hours`, parted by commas. Raises ValueError."""
    pairs = (pair.partition("=") for pair in text.split(",") if pair.strip())
    return {source.strip(): float(hours) for source, _, hours in pairs}

"""What the API reads from its environment, in one place; a wrong value is refused with a sentence that names it.

Nothing is opened or started here, and no other module of `serving` reads the environment.
"""

from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(Exception):
    """A setting is missing or wrong. The text names it and never shows its value."""


class Settings(BaseSettings):
    """`DATABASE_URL` is shared with the pipeline; all others begin with `MATCHMILL_API_`."""

    model_config = SettingsConfigDict(
        env_prefix="MATCHMILL_API_", populate_by_name=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: SecretStr = Field(validation_alias="DATABASE_URL", min_length=1)
    """Where the published tables are; it may hold a password."""
    token: SecretStr = Field(min_length=16)
    """What a caller must send as `Authorization: Bearer …` to see anything about a person."""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    """0 lets the system choose a free one."""
    connections: int = Field(default=8, ge=1, le=100)
    """How many database connections the process holds at most."""
    statement_timeout_ms: int = Field(default=5_000, ge=100)
    wait_seconds: float = Field(default=2.0, gt=0)
    """How long a request waits for the database before it is answered with 503."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @classmethod
    def from_environment(cls) -> Self:
        """The settings that the environment holds; raises `SettingsError`."""
        try:
            return cls.model_validate({})
        except ValidationError as error:
            raise SettingsError("\n".join(_sentence(str(e["loc"][0]), e["msg"]) for e in error.errors())) from None


def _sentence(field: str, complaint: str) -> str:
    name = field if field.isupper() else f"MATCHMILL_API_{field.upper()}"
    return f"{name}: {complaint[0].lower()}{complaint[1:]}."

"""What the API reads from its environment, in one place; a wrong value is refused with a sentence that names it.

Nothing is opened or started here, and no other module of `serving` reads the environment.
"""

from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from models.tables.engine import normalise_url

TOKEN_CHARACTERS = 16


class SettingsError(Exception):
    """A setting is missing or wrong. The text names it and never shows its value."""


class Settings(BaseSettings):
    """`DATABASE_URL` is shared with the pipeline; all others begin with `MATCHMILL_API_`."""

    model_config = SettingsConfigDict(
        env_prefix="MATCHMILL_API_", populate_by_name=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: SecretStr = Field(validation_alias="DATABASE_URL")
    """Where the published tables are; it may hold a password."""
    token: SecretStr
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

    @field_validator("database_url")
    @classmethod
    def _is_an_address(cls, value: SecretStr) -> SecretStr:
        normalise_url(value.get_secret_value())
        return value

    @field_validator("token")
    @classmethod
    def _is_long_enough(cls, value: SecretStr) -> SecretStr:
        if len(value.get_secret_value()) < TOKEN_CHARACTERS:
            raise ValueError(f"must have at least {TOKEN_CHARACTERS} characters")
        return value

    @classmethod
    def from_environment(cls) -> Self:
        """The settings that the environment holds; raises `SettingsError`."""
        try:
            return cls.model_validate({})
        except ValidationError as error:
            wrong = [_sentence(str(e["loc"][0]), e["msg"]) for e in error.errors()]
        raise SettingsError("\n".join(wrong))  # outside of the handler: the error in its context holds the value


def _sentence(field: str, complaint: str) -> str:
    name = field if field.isupper() else f"MATCHMILL_API_{field.upper()}"
    complaint = complaint.removeprefix("Value error, ")
    return f"{name}: {complaint[0].lower()}{complaint[1:]}."

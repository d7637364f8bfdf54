"""Every setting of the pipelines, and the only place of theirs where the environment is read.

Nothing is started, opened or decided here; the API process has settings of its own and gets them from `environment`.
"""

import difflib
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NamedTuple

from fsspec.core import split_protocol
from fsspec.registry import available_protocols
from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipelines.errors import UserError
from pipelines.setting_groups import AlertSettings, RetentionSettings

PREFIX = "MATCHMILL_"
API_PREFIX = "MATCHMILL_API_"


class SettingsError(UserError):
    """A setting is wrong. The text names the variable and never shows a secret."""


class SettingRow(NamedTuple):
    """One line of `matchmill settings`."""

    variable: str
    value: str
    source: str
    description: str


def _absolute(path: Path) -> Path:
    return path.expanduser().resolve()


AbsolutePath = Annotated[Path, AfterValidator(_absolute)]
Share = Annotated[float, Field(ge=0, le=1)]
Port = Annotated[int, Field(ge=1, le=65_535)]


class Settings(AlertSettings, RetentionSettings, BaseSettings):
    """What can be set, in the order in which `matchmill settings` shows it. Paths are absolute once read."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        populate_by_name=True,
        frozen=True,
        extra="ignore",
        validate_default=True,
        hide_input_in_errors=True,
    )

    home: AbsolutePath = Field(default=Path(".matchmill"), description="Folder of everything this installation keeps.")
    lake: str = Field(
        default="", description="Root of the files between stages: a folder or an fsspec URL. Unset: <home>/lake."
    )
    inbox: Path = Field(default=Path(), description="Folder that arrivals are dropped in. Unset: <home>/inbox.")
    database_url: SecretStr | None = Field(
        default=None,
        validation_alias="DATABASE_URL",
        description="A PostgreSQL of your own. Unset: the embedded one, in <home>.",
    )

    database_wait_seconds: float = Field(
        default=120, ge=0, description="How long a run waits for a database that is away before it gives up."
    )

    shards: int = Field(
        default=8, ge=1, le=1024, description="How many parts a stage is worked through in; bounds memory."
    )
    top_k: int = Field(default=20, ge=1, le=1000, description="Matches published for each person and each posting.")
    shortlist_size: int = Field(default=200, ge=1, le=100_000, description="Pairs kept for each person before ranking.")

    document_seconds: float = Field(
        default=30, gt=0, description="CPU seconds that reading one document may take; a large table gets more."
    )
    document_memory_mb: int = Field(
        default=1024, ge=128, description="MiB of memory that reading one document may take."
    )
    ocr: bool = Field(
        default=False,
        description="Read scans and pictures of résumés too; needs the program tesseract.",
    )
    rejected_share_max: Share = Field(
        default=0.3, description="A run stops when more than this share of documents is rejected."
    )
    expired_share_max: Share = Field(
        default=0.5,
        description="A run after a long pause stops when a larger share of open postings would expire.",
    )
    pair_budget: int = Field(default=50_000_000, ge=1, description="A run stops before it makes more pairs than this.")
    matched_share_min: Share = Field(
        default=0.5, description="A run stops when fewer than this share of people have a match."
    )
    published_age_hours_max: float = Field(
        default=36, gt=0, description="Age at which the published matches count as stale."
    )
    match_sets_kept: int = Field(default=5, ge=2, description="Published sets of matches kept for rollback.")

    api_host: str = Field(default="127.0.0.1", min_length=1, description="Address on which the API listens.")
    api_port: Port = Field(default=8000, description="Port of the API.")
    api_token: SecretStr | None = Field(
        default=None,
        description="What a caller must send to see anything about a person. Unset: made once, in <home>/api_token.",
    )
    webserver_port: Port = Field(default=3000, description="Port of the Dagster UI, on 127.0.0.1.")
    webserver_read_only: bool = Field(
        default=False, description="The Dagster UI shows everything and starts or changes nothing."
    )

    @field_validator("home")
    @classmethod
    def _home_is_a_folder(cls, home: Path) -> Path:
        if home.exists() and not home.is_dir():
            raise ValueError("must be a folder, and there is a file of that name")
        return home

    @field_validator("lake")
    @classmethod
    def _lake_is_reachable(cls, lake: str, info: ValidationInfo) -> str:
        protocol, path = split_protocol(lake)
        if protocol is None:
            root = Path(path) if path else Path(info.data.get("home", "")) / "lake"
            return str(_absolute(root))
        if protocol not in available_protocols():
            raise ValueError(f"must be a folder or a URL that fsspec knows, and {protocol}:// is not one")
        return lake.rstrip("/")

    @field_validator("inbox")
    @classmethod
    def _inbox_is_in_home(cls, inbox: Path, info: ValidationInfo) -> Path:
        return _absolute(inbox if inbox.name else Path(info.data.get("home", "")) / "inbox")

    @field_validator("database_url")
    @classmethod
    def _database_is_postgres(cls, url: SecretStr | None) -> SecretStr | None:
        if url and not url.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise ValueError("must begin with postgresql://")
        return url

    @field_validator("api_token")
    @classmethod
    def _token_is_long(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and len(token.get_secret_value()) < 16:
            raise ValueError("must have at least 16 characters")
        return token

    def ensure_api_token(self) -> str:
        """The API's bearer token; made at the first call and kept in `<home>/api_token`, readable by its owner only."""
        if self.api_token is not None:
            return self.api_token.get_secret_value()
        kept = self.home / "api_token"
        if not kept.exists():
            self.home.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self.home, prefix=".api_token-") as fresh:
                fresh.write(secrets.token_urlsafe(32) + "\n")
                fresh.flush()
                with suppress(FileExistsError):  # another command was quicker: its token is the one that counts
                    os.link(fresh.name, kept)
        return kept.read_text().strip()

    def environment(self, database_url: str | None = None) -> dict[str, str]:
        """The environment of a child process: ours, with these settings spelled out and the database it shall use."""
        plain = {
            _variable(name): str(value)
            for name in type(self).model_fields
            if (value := getattr(self, name)) is not None and not isinstance(value, SecretStr)
        }
        own = self.database_url.get_secret_value() if self.database_url else None
        database = {"DATABASE_URL": url} if (url := database_url or own) else {}
        token = {"MATCHMILL_API_TOKEN": self.ensure_api_token()}
        secret = {
            _variable(name): value.get_secret_value()
            for name in AlertSettings.model_fields
            if isinstance(value := getattr(self, name), SecretStr)
        }
        return {**os.environ, **plain, **secret, **database, **token, "DAGSTER_HOME": str(self.home / "dagster")}

    def rows(self) -> list[SettingRow]:
        """Each setting with its value (secrets masked), where that comes from, and what it means."""
        return [
            SettingRow(
                variable=_variable(name),
                value="" if getattr(self, name) is None else str(getattr(self, name)),
                source="environment" if name in self.model_fields_set else "default",
                description=field.description or "",
            )
            for name, field in sorted(type(self).model_fields.items(), key=lambda item: item[0] in GROUPED)
        ]


GROUPED = {*RetentionSettings.model_fields, *AlertSettings.model_fields}
"""Shown after the others."""


def load_settings() -> Settings:
    """The settings of the environment; raises `SettingsError`."""
    _refuse_misspelt()
    try:
        return Settings()
    except ValidationError as error:
        sentences = [_sentence(complaint["loc"], complaint["msg"]) for complaint in error.errors()]
    # Out here the validation error, which holds the refused values, is no part of what is raised.
    raise SettingsError("\n".join(sentences))


def _refuse_misspelt() -> None:
    ours = [_variable(name) for name in Settings.model_fields]
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and not name.startswith(API_PREFIX) and name not in ours:
            near = difflib.get_close_matches(name, ours, n=1)
            hint = f"did you mean {near[0]}?" if near else "`matchmill settings` lists them all."
            raise SettingsError(f"{name} is not a setting; {hint}")


def _sentence(location: tuple[int | str, ...], complaint: str) -> str:
    plain = complaint.removeprefix("Value error, ").removeprefix("Input ")
    return f"{_variable(str(location[0]))} {plain[0].lower()}{plain[1:]}."


def _variable(field: str) -> str:
    return "DATABASE_URL" if field.lower() == "database_url" else f"{PREFIX}{field.upper()}"

"""How the process logs: one line an event to standard error, the server's lines and ours in one shape.

The server's own access log stays off, because it prints query strings; `middleware` writes ours.
"""

from typing import Any


def log_settings(level: str) -> dict[str, Any]:
    """A `logging.config.dictConfig` with everything at `level`, and uvicorn's start and stop lines in it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {name: {"level": level.upper()} for name in ("matchmill", "uvicorn")},
    }

"""What a health check answers.

Output only; no defaults.
"""

from typing import Literal

from pydantic import BaseModel


class Live(BaseModel):
    """The process answers; nothing is said about the database."""

    status: Literal["live"]


class Ready(BaseModel):
    """The database answers, its tables are the ones this version reads, and a set is published or none yet is."""

    status: Literal["ready"]
    published: Literal["yes", "empty"]


LIVE = Live(status="live")
READY = Ready(status="ready", published="yes")
"""Shown in the API's description."""

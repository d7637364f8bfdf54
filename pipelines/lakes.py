"""The lake of one installation, opened from its settings and nothing else: quick, for commands that only read.

What Dagster needs besides is in `environments`.
"""

from assets.lake import Files, Lake
from assets.schemas import SCHEMAS
from pipelines.errors import UserError
from pipelines.settings import Settings


def open_lake(settings: Settings) -> Lake:
    """The lake of this installation; begins one where there is none. Raises LakeFormatError."""
    return Lake.at(settings.lake, SCHEMAS, settings.shards)


def open_existing_lake(settings: Settings) -> Lake:
    """The lake of a home that has one. Raises UserError."""
    if not Files(settings.lake).exists("format.json"):
        raise UserError(f"nothing has arrived yet: there is no lake at {settings.lake}")
    return open_lake(settings)

"""Starts the API as a process of its own: `python -m serving.main`, with its settings in the environment.

It decides nothing about routes; it reads settings, looks whether the database can be served, and runs the server.
"""

import asyncio
import sys

import uvicorn

from serving.app import create_app
from serving.database import DatabaseAway, NotMigrated, open_reader
from serving.logs import log_settings
from serving.settings import Settings, SettingsError


async def _try_database(settings: Settings) -> None:
    async with open_reader(settings):
        pass


def main() -> int:
    """Serves until SIGINT or SIGTERM, then lets open requests end. Exit status 2: it could not start, and says why."""
    try:
        settings = Settings.from_environment()
        asyncio.run(_try_database(settings))
    except (SettingsError, DatabaseAway, NotMigrated) as error:
        sys.stderr.write(f"The API does not start.\n{error}\n")
        return 2
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        access_log=False,
        server_header=False,
        log_config=log_settings(settings.log_level),
        timeout_graceful_shutdown=10,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

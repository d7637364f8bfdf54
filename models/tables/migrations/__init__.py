"""The schema's history and the call that brings a database up to date.

Migrations go forward only: a step back is a restored backup, which brings the rows of that day with it.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from models.tables.engine import create_engine_for

QUIET = """
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET log_error_verbosity = terse', current_database());
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$
"""
"""Where the user may: the server's log leaves out the details of errors, for they quote the row, which may be a
person's."""

LOCK = 0x6D61746368  # "match": one upgrade at a time, whoever starts it


class NewerDatabase(Exception):
    """The tables were made by a newer release. The text says what to do, and nothing was changed."""


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database to `revision` in one transaction; a second call does nothing and two at once take turns.

    Raises NewerDatabase.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    engine = create_engine_for(url, application_name="matchmill-upgrade", pool_size=1)
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            config.attributes["connection"] = connection
            found = MigrationContext.configure(connection).get_current_revision()
            if found is not None and not knows(found):
                raise NewerDatabase(
                    f"the tables of the database are of revision {found}, which this release does not know:"
                    " use the newer release that made them"
                )
            command.upgrade(config, revision)
            connection.execute(text(QUIET))
    finally:
        engine.dispose()


def knows(revision: str) -> bool:
    """Whether this release can bring tables of that revision up to date; a migration's file begins with its number."""
    return revision in {path.name.split("_")[0] for path in (Path(__file__).parent / "versions").glob("[0-9]*.py")}

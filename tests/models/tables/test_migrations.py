"""The migrated schema is the one that the tables declare."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect, text

from models.tables.engine import create_engine_for
from models.tables.metadata import metadata
from models.tables.migrations import upgrade


def test_a_migrated_database_has_exactly_the_declared_tables(database_url: str) -> None:
    with create_engine_for(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_checks_and_partitioning_agree_too(database_url: str) -> None:
    """Alembic compares neither, so they are compared here."""
    with create_engine_for(database_url).connect() as connection:
        inspector = inspect(connection)
        for table in metadata.sorted_tables:
            declared = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
            assert {check["name"] for check in inspector.get_check_constraints(table.name)} == declared
        partitioned = connection.execute(
            text("SELECT partrelid::regclass::text, pg_get_partkeydef(partrelid) FROM pg_partitioned_table ORDER BY 1")
        )
        assert [tuple(row) for row in partitioned] == [
            ("posting_matches", "LIST (set_id)"),
            ("profile_matches", "LIST (set_id)"),
        ]


def test_upgrading_again_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    with create_engine_for(database_url).connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["0012"]


def test_the_servers_log_quotes_no_rows(database_url: str) -> None:
    upgrade(database_url)
    with create_engine_for(database_url).connect() as connection:
        assert connection.execute(text("SHOW log_error_verbosity")).scalar() == "terse"


def test_every_constraint_has_a_name_that_says_its_table(database_url: str) -> None:
    for table in metadata.sorted_tables:
        for constraint in table.constraints:
            assert table.name in str(constraint.name)


def test_the_reader_role_reads_parents_and_never_writes(database_url: str) -> None:
    with create_engine_for(database_url).begin() as connection:
        connection.execute(text("SET LOCAL ROLE matchmill_reader"))
        assert connection.execute(text("SELECT count(*) FROM profile_matches")).scalar() == 0
        held = connection.execute(
            text(
                "SELECT has_table_privilege('profile_genders', 'SELECT'), has_table_privilege('accounts', 'SELECT'),"
                " has_table_privilege('postings', 'INSERT, UPDATE, DELETE, TRUNCATE')"
            )
        )
        assert tuple(held.one()) == (False, False, False)

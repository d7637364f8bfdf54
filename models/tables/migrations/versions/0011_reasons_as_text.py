"""Reasons become plain JSON: nobody asks Postgres about their inside, and parsing them was half of loading a set."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("profile_matches", "posting_matches"):
        op.execute(f"ALTER TABLE {table} ALTER COLUMN reasons TYPE json USING reasons::json")

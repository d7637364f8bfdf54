"""The hold: after a rollback readers stay with an earlier run until they are released."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "match_hold",
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["match_runs.id"], name=op.f("fk_match_hold_run_id_match_runs")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_match_hold")),
    )
    known = sa.text("SELECT true FROM pg_roles WHERE rolname = 'matchmill_reader'")
    if op.get_bind().execute(known).scalar():
        op.execute("GRANT SELECT ON match_hold TO matchmill_reader")

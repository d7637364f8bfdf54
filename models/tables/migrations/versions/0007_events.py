"""Events, the change sequence and tombstones."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CHANGES = (
    sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column("seq", sa.BigInteger(), nullable=True),
    sa.Column("entity", sa.Text(), nullable=False),
    sa.Column("entity_id", sa.Uuid(), nullable=False),
    sa.Column("operation", sa.Text(), nullable=False),
    sa.Column("changed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.CheckConstraint("operation IN ('upsert', 'hide', 'close', 'erase')", name=op.f("ck_changes_operation")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    sa.UniqueConstraint("seq", name=op.f("uq_changes_seq")),
)

EVENTS = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("occurred_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("account_id", sa.Uuid(), nullable=True),
    sa.Column("profile_id", sa.Uuid(), nullable=True),
    sa.Column("posting_id", sa.Uuid(), nullable=True),
    sa.Column("run_id", sa.Text(), nullable=True),
    sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
)

TOMBSTONES = (
    sa.Column("entity", sa.Text(), nullable=False),
    sa.Column("entity_id", sa.Uuid(), nullable=False),
    sa.Column("reason", sa.Text(), nullable=True),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.CheckConstraint("entity IN ('profile', 'posting')", name=op.f("ck_tombstones_entity")),
    sa.PrimaryKeyConstraint("entity", "entity_id", name=op.f("pk_tombstones")),
)


def upgrade() -> None:
    op.create_table("changes", *CHANGES)
    op.create_index("ix_changes_entity_seq", "changes", ["entity", "seq"], unique=False)
    op.create_index("ix_changes_unnumbered", "changes", ["id"], unique=False, postgresql_where=sa.text("seq IS NULL"))
    op.create_table("events", *EVENTS)
    op.create_index("ix_events_occurred_at_id", "events", ["occurred_at", "id"], unique=False)
    op.create_index("ix_events_profile_id_occurred_at", "events", ["profile_id", "occurred_at"], unique=False)
    op.create_table("tombstones", *TOMBSTONES)

"""Match sets, runs and pointers, and the partitioned parents."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MATCH_RUNS = (
    sa.Column("id", sa.Text(), nullable=False),
    sa.Column("shards", sa.BigInteger(), nullable=False),
    sa.Column("regime", sa.Text(), nullable=False),
    sa.Column("versions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column("data_as_of", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column("published_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_match_runs")),
)

MATCH_SETS = (
    sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column("side", sa.Text(), nullable=False),
    sa.Column("shard", sa.BigInteger(), nullable=False),
    sa.Column("key", sa.Text(), nullable=True),
    sa.Column("state", sa.Text(), server_default="loading", nullable=False),
    sa.Column("row_count", sa.BigInteger(), nullable=True),
    sa.Column("touched_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.CheckConstraint("side IN ('profile', 'posting')", name=op.f("ck_match_sets_side")),
    sa.CheckConstraint("state IN ('loading', 'ready')", name=op.f("ck_match_sets_state")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_match_sets")),
)

POSTING_MATCHES = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("posting_id", sa.Uuid(), nullable=False),
    sa.Column("rank", sa.Integer(), nullable=False),
    sa.Column("fit", sa.Float(), nullable=False),
    sa.Column("band", sa.Text(), nullable=False),
    sa.Column("calibrated", sa.Boolean(), nullable=False),
    sa.Column("similarity", sa.Float(), nullable=True),
    sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column("profile_hash", sa.Text(), nullable=False),
    sa.Column("posting_hash", sa.Text(), nullable=False),
    sa.Column("set_id", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("posting_id", "rank", "set_id", name=op.f("pk_posting_matches")),
)

PROFILE_MATCHES = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("posting_id", sa.Uuid(), nullable=False),
    sa.Column("rank", sa.Integer(), nullable=False),
    sa.Column("fit", sa.Float(), nullable=False),
    sa.Column("band", sa.Text(), nullable=False),
    sa.Column("calibrated", sa.Boolean(), nullable=False),
    sa.Column("similarity", sa.Float(), nullable=True),
    sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column("profile_hash", sa.Text(), nullable=False),
    sa.Column("posting_hash", sa.Text(), nullable=False),
    sa.Column("set_id", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("profile_id", "rank", "set_id", name=op.f("pk_profile_matches")),
)

MATCH_POINTERS = (
    sa.Column("run_id", sa.Text(), nullable=False),
    sa.Column("shards", sa.BigInteger(), nullable=False),
    sa.Column("side", sa.Text(), nullable=False),
    sa.Column("shard", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("set_id", sa.BigInteger(), nullable=False),
    sa.CheckConstraint("side IN ('profile', 'posting')", name=op.f("ck_match_pointers_side")),
    sa.ForeignKeyConstraint(["run_id"], ["match_runs.id"], name=op.f("fk_match_pointers_run_id_match_runs")),
    sa.ForeignKeyConstraint(["set_id"], ["match_sets.id"], name=op.f("fk_match_pointers_set_id_match_sets")),
    sa.PrimaryKeyConstraint("side", "shard", name=op.f("pk_match_pointers")),
)

MATCH_RUN_POINTERS = (
    sa.Column("run_id", sa.Text(), nullable=False),
    sa.Column("side", sa.Text(), nullable=False),
    sa.Column("shard", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("set_id", sa.BigInteger(), nullable=False),
    sa.CheckConstraint("side IN ('profile', 'posting')", name=op.f("ck_match_run_pointers_side")),
    sa.ForeignKeyConstraint(
        ["run_id"], ["match_runs.id"], name=op.f("fk_match_run_pointers_run_id_match_runs"), ondelete="CASCADE"
    ),
    sa.ForeignKeyConstraint(["set_id"], ["match_sets.id"], name=op.f("fk_match_run_pointers_set_id_match_sets")),
    sa.PrimaryKeyConstraint("run_id", "side", "shard", name=op.f("pk_match_run_pointers")),
)


def upgrade() -> None:
    op.create_table("match_runs", *MATCH_RUNS)
    op.create_index(op.f("ix_match_runs_published_at"), "match_runs", ["published_at"], unique=False)
    op.create_table("match_sets", *MATCH_SETS)
    op.create_index("ix_match_sets_side_shard_key", "match_sets", ["side", "shard", "key"], unique=False)
    op.create_table("posting_matches", *POSTING_MATCHES, postgresql_partition_by="LIST (set_id)")
    op.create_table("profile_matches", *PROFILE_MATCHES, postgresql_partition_by="LIST (set_id)")
    op.create_table("match_pointers", *MATCH_POINTERS)
    op.create_index(op.f("ix_match_pointers_set_id"), "match_pointers", ["set_id"], unique=False)
    op.create_table("match_run_pointers", *MATCH_RUN_POINTERS)
    op.create_index(op.f("ix_match_run_pointers_set_id"), "match_run_pointers", ["set_id"], unique=False)

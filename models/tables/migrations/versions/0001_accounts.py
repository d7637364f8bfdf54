"""Accounts, companies and memberships."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ACCOUNTS = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("email", sa.Text(), nullable=False),
    sa.Column("name", sa.Text(), nullable=True),
    sa.Column("password_hash", sa.Text(), nullable=True),
    sa.Column("role", sa.Text(), nullable=False),
    sa.Column("status", sa.Text(), server_default="active", nullable=False),
    sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("deleted_by", sa.Uuid(), nullable=True),
    sa.CheckConstraint("role IN ('person', 'employer', 'operator', 'admin')", name=op.f("ck_accounts_role")),
    sa.CheckConstraint("status IN ('invited', 'active', 'suspended')", name=op.f("ck_accounts_status")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
)

COMPANIES = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("slug", sa.Text(), nullable=False),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("url", sa.Text(), nullable=True),
    sa.Column("logo", sa.Text(), nullable=True),
    sa.Column("summary", sa.Text(), nullable=True),
    sa.Column("industry", sa.Text(), nullable=True),
    sa.Column("country", sa.Text(), nullable=True),
    sa.Column("region", sa.Text(), nullable=True),
    sa.Column("city", sa.Text(), nullable=True),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("deleted_by", sa.Uuid(), nullable=True),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
    sa.UniqueConstraint("slug", name=op.f("uq_companies_slug")),
)

MEMBERSHIPS = (
    sa.Column("company_id", sa.Uuid(), nullable=False),
    sa.Column("account_id", sa.Uuid(), nullable=False),
    sa.Column("role", sa.Text(), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.CheckConstraint("role IN ('owner', 'recruiter', 'reader')", name=op.f("ck_memberships_role")),
    sa.ForeignKeyConstraint(
        ["account_id"], ["accounts.id"], name=op.f("fk_memberships_account_id_accounts"), ondelete="CASCADE"
    ),
    sa.ForeignKeyConstraint(
        ["company_id"], ["companies.id"], name=op.f("fk_memberships_company_id_companies"), ondelete="CASCADE"
    ),
    sa.PrimaryKeyConstraint("company_id", "account_id", name=op.f("pk_memberships")),
)


def upgrade() -> None:
    op.create_table("accounts", *ACCOUNTS)
    op.create_index("uq_accounts_email", "accounts", [sa.literal_column("lower(email)")], unique=True)
    op.create_table("companies", *COMPANIES)
    op.create_table("memberships", *MEMBERSHIPS)
    op.create_index(op.f("ix_memberships_account_id"), "memberships", ["account_id"], unique=False)

"""Profiles in people's own words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PROFILES = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("account_id", sa.Uuid(), nullable=True),
    sa.Column("url", sa.Text(), nullable=False),
    sa.Column("status", sa.Text(), server_default="open", nullable=False),
    sa.Column("first_name", sa.Text(), nullable=True),
    sa.Column("middle_name", sa.Text(), nullable=True),
    sa.Column("last_name", sa.Text(), nullable=True),
    sa.Column("post_nominals", sa.Text(), nullable=True),
    sa.Column("personal_email", sa.Text(), nullable=True),
    sa.Column("business_email", sa.Text(), nullable=True),
    sa.Column("phone", sa.Text(), nullable=True),
    sa.Column("street", sa.Text(), nullable=True),
    sa.Column("postal_code", sa.Text(), nullable=True),
    sa.Column("city", sa.Text(), nullable=True),
    sa.Column("region", sa.Text(), nullable=True),
    sa.Column("country", sa.Text(), nullable=True),
    sa.Column("picture", sa.Text(), nullable=True),
    sa.Column("headline", sa.Text(), nullable=True),
    sa.Column("summary", sa.Text(), nullable=True),
    sa.Column("industry", sa.Text(), nullable=True),
    sa.Column("tags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column("notes", sa.Text(), nullable=True),
    sa.Column("availability", sa.Text(), nullable=True),
    sa.Column("remote", sa.Text(), nullable=True),
    sa.Column("relocate", sa.Boolean(), nullable=True),
    sa.Column("employment_types", sa.ARRAY(sa.Text()), nullable=True),
    sa.Column("pay_floor_annual", sa.Float(), nullable=True),
    sa.Column("pay_currency", sa.Text(), nullable=True),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("deleted_by", sa.Uuid(), nullable=True),
    sa.CheckConstraint("status IN ('open', 'hidden')", name=op.f("ck_profiles_status")),
    sa.ForeignKeyConstraint(
        ["account_id"], ["accounts.id"], name=op.f("fk_profiles_account_id_accounts"), ondelete="SET NULL"
    ),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles")),
    sa.UniqueConstraint("account_id", name=op.f("uq_profiles_account_id")),
    sa.UniqueConstraint("url", name=op.f("uq_profiles_url")),
)

PROFILE_GENDERS = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("gender", sa.Text(), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(
        ["profile_id"], ["profiles.id"], name=op.f("fk_profile_genders_profile_id_profiles"), ondelete="CASCADE"
    ),
    sa.PrimaryKeyConstraint("profile_id", name=op.f("pk_profile_genders")),
)


def upgrade() -> None:
    op.create_table("profiles", *PROFILES)
    op.create_table("profile_genders", *PROFILE_GENDERS)

"""Postings, the pipeline's and the employers', with their requirements."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

POSTINGS = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("status", sa.Text(), nullable=False),
    sa.Column("hiring_organization", sa.Text(), nullable=True),
    sa.Column("employer_posting_id", sa.Uuid(), nullable=True),
    sa.Column("posting_keys", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column("sources", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column("pay_annual_min", sa.Float(), nullable=True),
    sa.Column("pay_annual_max", sa.Float(), nullable=True),
    sa.Column("pay_source", sa.Text(), nullable=True),
    sa.Column("occupation_id", sa.Text(), nullable=True),
    sa.Column("document_id", sa.Text(), nullable=False),
    sa.Column("source", sa.Text(), nullable=False),
    sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("parser_version", sa.Text(), nullable=False),
    sa.Column("content_hash", sa.Text(), nullable=False),
    sa.Column("row_hash", sa.Text(), nullable=False),
    sa.Column(
        "listed_on",
        sa.Date(),
        sa.Computed("coalesce(date_posted, (received_at AT TIME ZONE 'UTC')::date)", persisted=True),
        nullable=False,
    ),
    sa.Column("title", sa.Text(), nullable=False),
    sa.Column("description", sa.Text(), server_default="", nullable=False),
    sa.Column("url", sa.Text(), nullable=True),
    sa.Column("date_posted", sa.Date(), nullable=True),
    sa.Column("valid_through", sa.Date(), nullable=True),
    sa.Column("employment_types", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column("location", sa.Text(), nullable=True),
    sa.Column("country", sa.Text(), nullable=True),
    sa.Column("region", sa.Text(), nullable=True),
    sa.Column("city", sa.Text(), nullable=True),
    sa.Column("remote", sa.Text(), nullable=True),
    sa.Column("language", sa.Text(), nullable=True),
    sa.Column("pay_min", sa.Float(), nullable=True),
    sa.Column("pay_max", sa.Float(), nullable=True),
    sa.Column("pay_currency", sa.Text(), nullable=True),
    sa.Column("pay_period", sa.Text(), nullable=True),
    sa.Column("industry", sa.Text(), nullable=True),
    sa.Column("seniority", sa.Text(), nullable=True),
    sa.Column("experience_years_min", sa.Float(), nullable=True),
    sa.Column("education_level_min", sa.BigInteger(), nullable=True),
    sa.Column("languages_required", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.CheckConstraint("status IN ('open', 'expired', 'closed')", name=op.f("ck_postings_status")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_postings")),
)

EMPLOYER_POSTINGS = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("company_id", sa.Uuid(), nullable=False),
    sa.Column("status", sa.Text(), server_default="draft", nullable=False),
    sa.Column("title", sa.Text(), nullable=False),
    sa.Column("description", sa.Text(), server_default="", nullable=False),
    sa.Column("url", sa.Text(), nullable=True),
    sa.Column("date_posted", sa.Date(), nullable=True),
    sa.Column("valid_through", sa.Date(), nullable=True),
    sa.Column("employment_types", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column("location", sa.Text(), nullable=True),
    sa.Column("country", sa.Text(), nullable=True),
    sa.Column("region", sa.Text(), nullable=True),
    sa.Column("city", sa.Text(), nullable=True),
    sa.Column("remote", sa.Text(), nullable=True),
    sa.Column("language", sa.Text(), nullable=True),
    sa.Column("pay_min", sa.Float(), nullable=True),
    sa.Column("pay_max", sa.Float(), nullable=True),
    sa.Column("pay_currency", sa.Text(), nullable=True),
    sa.Column("pay_period", sa.Text(), nullable=True),
    sa.Column("industry", sa.Text(), nullable=True),
    sa.Column("seniority", sa.Text(), nullable=True),
    sa.Column("experience_years_min", sa.Float(), nullable=True),
    sa.Column("education_level_min", sa.BigInteger(), nullable=True),
    sa.Column("languages_required", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("deleted_by", sa.Uuid(), nullable=True),
    sa.CheckConstraint("status IN ('draft', 'open', 'closed')", name=op.f("ck_employer_postings_status")),
    sa.ForeignKeyConstraint(
        ["company_id"], ["companies.id"], name=op.f("fk_employer_postings_company_id_companies"), ondelete="CASCADE"
    ),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_employer_postings")),
)

POSTING_REQUIREMENTS = (
    sa.Column("posting_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("span_start", sa.BigInteger(), nullable=True),
    sa.Column("span_end", sa.BigInteger(), nullable=True),
    sa.Column("text", sa.Text(), nullable=False),
    sa.Column("importance", sa.Text(), nullable=False),
    sa.Column("skill_id", sa.Text(), nullable=True),
    sa.Column("level", sa.Float(), nullable=True),
    sa.Column("years", sa.Float(), nullable=True),
    sa.CheckConstraint(
        "importance IN ('required', 'preferred', 'excluded')", name=op.f("ck_posting_requirements_importance")
    ),
    sa.ForeignKeyConstraint(
        ["posting_id"],
        ["postings.id"],
        name=op.f("fk_posting_requirements_posting_id_postings"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("posting_id", "ordinal", name=op.f("pk_posting_requirements")),
)

EMPLOYER_POSTING_REQUIREMENTS = (
    sa.Column("employer_posting_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("text", sa.Text(), nullable=False),
    sa.Column("importance", sa.Text(), nullable=False),
    sa.Column("skill_id", sa.Text(), nullable=True),
    sa.Column("level", sa.Float(), nullable=True),
    sa.Column("years", sa.Float(), nullable=True),
    sa.CheckConstraint(
        "importance IN ('required', 'preferred', 'excluded')",
        name=op.f("ck_employer_posting_requirements_importance"),
    ),
    sa.ForeignKeyConstraint(
        ["employer_posting_id"],
        ["employer_postings.id"],
        name=op.f("fk_employer_posting_requirements_employer_posting_id_employer_postings"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("employer_posting_id", "ordinal", name=op.f("pk_employer_posting_requirements")),
)


def upgrade() -> None:
    op.create_table("postings", *POSTINGS)
    op.create_index(op.f("ix_postings_employer_posting_id"), "postings", ["employer_posting_id"], unique=False)
    op.create_index(
        "ix_postings_open_listed_on_id",
        "postings",
        ["listed_on", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table("employer_postings", *EMPLOYER_POSTINGS)
    op.create_index(op.f("ix_employer_postings_company_id"), "employer_postings", ["company_id"], unique=False)
    op.create_table("posting_requirements", *POSTING_REQUIREMENTS)
    op.create_table("employer_posting_requirements", *EMPLOYER_POSTING_REQUIREMENTS)

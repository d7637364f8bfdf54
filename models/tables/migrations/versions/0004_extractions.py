"""Profile extractions: what documents say."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PROFILE_EXTRACTIONS = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("status", sa.Text(), nullable=False),
    sa.Column("name", sa.Text(), nullable=True),
    sa.Column("given_name", sa.Text(), nullable=True),
    sa.Column("family_name", sa.Text(), nullable=True),
    sa.Column("email", sa.Text(), nullable=True),
    sa.Column("phone", sa.Text(), nullable=True),
    sa.Column("url", sa.Text(), nullable=True),
    sa.Column("headline", sa.Text(), nullable=True),
    sa.Column("summary", sa.Text(), nullable=True),
    sa.Column("location", sa.Text(), nullable=True),
    sa.Column("country", sa.Text(), nullable=True),
    sa.Column("region", sa.Text(), nullable=True),
    sa.Column("city", sa.Text(), nullable=True),
    sa.Column("language", sa.Text(), nullable=True),
    sa.Column("experience_months", sa.BigInteger(), nullable=True),
    sa.Column("occupation_id", sa.Text(), nullable=True),
    sa.Column("text_characters", sa.BigInteger(), server_default="0", nullable=False),
    sa.Column("hidden_characters", sa.BigInteger(), server_default="0", nullable=False),
    sa.Column("flags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column("documents", sa.BigInteger(), server_default="1", nullable=False),
    sa.Column("document_id", sa.Text(), nullable=False),
    sa.Column("source", sa.Text(), nullable=False),
    sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("parser_version", sa.Text(), nullable=False),
    sa.Column("content_hash", sa.Text(), nullable=False),
    sa.Column("row_hash", sa.Text(), nullable=False),
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
    sa.CheckConstraint("status IN ('open', 'hidden')", name=op.f("ck_profile_extractions_status")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_extractions")),
)

EXTRACTION_AWARDS = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("text", sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(
        ["profile_id"],
        ["profile_extractions.id"],
        name=op.f("fk_extraction_awards_profile_id_profile_extractions"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("profile_id", "ordinal", name=op.f("pk_extraction_awards")),
)

EXTRACTION_CERTIFICATIONS = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("issuer", sa.Text(), nullable=True),
    sa.Column("date", sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(
        ["profile_id"],
        ["profile_extractions.id"],
        name=op.f("fk_extraction_certifications_profile_id_profile_extractions"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("profile_id", "ordinal", name=op.f("pk_extraction_certifications")),
)

EXTRACTION_EDUCATION = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("institution", sa.Text(), nullable=True),
    sa.Column("area", sa.Text(), nullable=True),
    sa.Column("study_type", sa.Text(), nullable=True),
    sa.Column("level", sa.BigInteger(), nullable=True),
    sa.Column("start_date", sa.Text(), nullable=True),
    sa.Column("end_date", sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(
        ["profile_id"],
        ["profile_extractions.id"],
        name=op.f("fk_extraction_education_profile_id_profile_extractions"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("profile_id", "ordinal", name=op.f("pk_extraction_education")),
)

EXTRACTION_EXPERIENCE = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("name", sa.Text(), nullable=True),
    sa.Column("position", sa.Text(), nullable=True),
    sa.Column("location", sa.Text(), nullable=True),
    sa.Column("start_date", sa.Text(), nullable=True),
    sa.Column("end_date", sa.Text(), nullable=True),
    sa.Column("current", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    sa.Column("summary", sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(
        ["profile_id"],
        ["profile_extractions.id"],
        name=op.f("fk_extraction_experience_profile_id_profile_extractions"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("profile_id", "ordinal", name=op.f("pk_extraction_experience")),
)

EXTRACTION_LANGUAGES = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("language", sa.Text(), nullable=False),
    sa.Column("level", sa.Text(), nullable=True),
    sa.Column("fluency", sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(
        ["profile_id"],
        ["profile_extractions.id"],
        name=op.f("fk_extraction_languages_profile_id_profile_extractions"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("profile_id", "ordinal", name=op.f("pk_extraction_languages")),
)

EXTRACTION_SKILLS = (
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("text", sa.Text(), nullable=False),
    sa.Column("skill_id", sa.Text(), nullable=True),
    sa.Column("level", sa.Float(), nullable=True),
    sa.Column("years", sa.Float(), nullable=True),
    sa.ForeignKeyConstraint(
        ["profile_id"],
        ["profile_extractions.id"],
        name=op.f("fk_extraction_skills_profile_id_profile_extractions"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("profile_id", "ordinal", name=op.f("pk_extraction_skills")),
)


def upgrade() -> None:
    op.create_table("profile_extractions", *PROFILE_EXTRACTIONS)
    op.create_table("extraction_awards", *EXTRACTION_AWARDS)
    op.create_table("extraction_certifications", *EXTRACTION_CERTIFICATIONS)
    op.create_table("extraction_education", *EXTRACTION_EDUCATION)
    op.create_table("extraction_experience", *EXTRACTION_EXPERIENCE)
    op.create_table("extraction_languages", *EXTRACTION_LANGUAGES)
    op.create_table("extraction_skills", *EXTRACTION_SKILLS)

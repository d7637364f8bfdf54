"""Documents with versions, and applications with their stages."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DOCUMENTS = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("source", sa.Text(), nullable=False),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("profile_id", sa.Uuid(), nullable=True),
    sa.Column("row_hash", sa.Text(), nullable=True),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("deleted_by", sa.Uuid(), nullable=True),
    sa.CheckConstraint("kind IN ('postings', 'resumes')", name=op.f("ck_documents_kind")),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
)

DOCUMENT_VERSIONS = (
    sa.Column("document_id", sa.Uuid(), nullable=False),
    sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("sha256", sa.Text(), nullable=False),
    sa.Column("byte_size", sa.BigInteger(), nullable=False),
    sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("parser_version", sa.Text(), nullable=True),
    sa.Column("rejected_reason", sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(
        ["document_id"],
        ["documents.id"],
        name=op.f("fk_document_versions_document_id_documents"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("document_id", "ordinal", name=op.f("pk_document_versions")),
)

APPLICATIONS = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("profile_id", sa.Uuid(), nullable=False),
    sa.Column("posting_id", sa.Uuid(), nullable=False),
    sa.Column("posting_title", sa.Text(), nullable=False),
    sa.Column("hiring_organization", sa.Text(), nullable=True),
    sa.Column("stage", sa.Text(), server_default="applied", nullable=False),
    sa.Column("note", sa.Text(), nullable=True),
    sa.Column("run_id", sa.Text(), nullable=True),
    sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("created_by", sa.Uuid(), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("updated_by", sa.Uuid(), nullable=True),
    sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("deleted_by", sa.Uuid(), nullable=True),
    sa.CheckConstraint(
        "stage IN ('applied', 'screened', 'interviewed', 'offered', 'hired', 'rejected', 'withdrawn')",
        name=op.f("ck_applications_stage"),
    ),
    sa.ForeignKeyConstraint(
        ["profile_id"], ["profiles.id"], name=op.f("fk_applications_profile_id_profiles"), ondelete="CASCADE"
    ),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
)

APPLICATION_STAGES = (
    sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
    sa.Column("application_id", sa.Uuid(), nullable=False),
    sa.Column("stage", sa.Text(), nullable=False),
    sa.Column("entered_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    sa.Column("entered_by", sa.Uuid(), nullable=True),
    sa.Column("reason", sa.Text(), nullable=True),
    sa.CheckConstraint(
        "stage IN ('applied', 'screened', 'interviewed', 'offered', 'hired', 'rejected', 'withdrawn')",
        name=op.f("ck_application_stages_stage"),
    ),
    sa.ForeignKeyConstraint(
        ["application_id"],
        ["applications.id"],
        name=op.f("fk_application_stages_application_id_applications"),
        ondelete="CASCADE",
    ),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_application_stages")),
)


def upgrade() -> None:
    op.create_table("documents", *DOCUMENTS)
    op.create_index(op.f("ix_documents_profile_id"), "documents", ["profile_id"], unique=False)
    op.create_table("document_versions", *DOCUMENT_VERSIONS)
    op.create_index(op.f("ix_document_versions_sha256"), "document_versions", ["sha256"], unique=False)
    op.create_table("applications", *APPLICATIONS)
    op.create_index("ix_applications_posting_id_created_at", "applications", ["posting_id", "created_at"], unique=False)
    op.create_index("uq_applications_profile_id_posting_id", "applications", ["profile_id", "posting_id"], unique=True)
    op.create_table("application_stages", *APPLICATION_STAGES)
    op.create_index(
        "ix_application_stages_application_id_entered_at",
        "application_stages",
        ["application_id", "entered_at"],
        unique=False,
    )

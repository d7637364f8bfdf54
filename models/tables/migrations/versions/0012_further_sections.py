"""What résumés tell besides work and studies: projects, publications, volunteer work, links, level, notice."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = {
    "extraction_projects": {"name": False, "description": True, "url": True, "start_date": True, "end_date": True},
    "extraction_publications": {"name": False, "publisher": True, "release_date": True, "url": True},
    "extraction_volunteering": dict.fromkeys(
        ("name", "position", "location", "start_date", "end_date", "summary"), True
    ),
}
"""Columns of text by whether they may be null."""


def upgrade() -> None:
    op.add_column("profile_extractions", sa.Column("links", sa.ARRAY(sa.Text()), server_default="{}", nullable=False))
    op.add_column("profile_extractions", sa.Column("remote_months", sa.BigInteger()))
    op.add_column("profile_extractions", sa.Column("seniority", sa.Text()))
    op.add_column("profile_extractions", sa.Column("notice_days", sa.BigInteger()))
    op.add_column("extraction_certifications", sa.Column("expires", sa.Text()))
    for table, columns in TABLES.items():
        op.create_table(
            table,
            sa.Column("profile_id", sa.Uuid(), nullable=False),
            sa.Column("ordinal", sa.BigInteger(), autoincrement=False, nullable=False),
            *(sa.Column(name, sa.Text(), nullable=nullable) for name, nullable in columns.items()),
            sa.ForeignKeyConstraint(
                ["profile_id"],
                ["profile_extractions.id"],
                name=op.f(f"fk_{table}_profile_id_profile_extractions"),
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("profile_id", "ordinal", name=op.f(f"pk_{table}")),
        )
    op.add_column(
        "extraction_volunteering", sa.Column("current", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    known = sa.text("SELECT true FROM pg_roles WHERE rolname = 'matchmill_reader'")
    if op.get_bind().execute(known).scalar():
        op.execute(f"GRANT SELECT ON {', '.join(TABLES)} TO matchmill_reader")

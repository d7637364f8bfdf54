"""The role `matchmill_reader`: what the API may read, for a login of its own to be a member of.

Match tables are granted by their parents alone: a granted partition would show its rows past every later policy.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

READABLE = (
    "companies",
    "postings",
    "posting_requirements",
    "employer_postings",
    "employer_posting_requirements",
    "profiles",
    "profile_extractions",
    "extraction_skills",
    "extraction_experience",
    "extraction_education",
    "extraction_certifications",
    "extraction_awards",
    "extraction_languages",
    "documents",
    "document_versions",
    "applications",
    "application_stages",
    "tombstones",
    "match_runs",
    "match_pointers",
    "match_run_pointers",
    "profile_matches",
    "posting_matches",
)

# A role belongs to the whole server: another database may have made it, even at this moment.
CREATE_ROLE = """
DO $$ BEGIN
    CREATE ROLE matchmill_reader NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$
"""


def upgrade() -> None:
    op.execute(CREATE_ROLE)
    known = sa.text("SELECT true FROM pg_roles WHERE rolname = 'matchmill_reader'")
    if op.get_bind().execute(known).scalar():
        op.execute(f"GRANT SELECT ON {', '.join(READABLE)} TO matchmill_reader")

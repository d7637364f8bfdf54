"""All tables in one metadata, for migrations and for tests.

Nothing else needs it: readers and writers import the nouns they name.
"""

from models.tables import (
    account,
    application,
    company,
    document,
    employer_posting,
    event,
    extraction,
    match,
    posting,
    profile,
)
from models.tables.base import Base

NOUNS = (account, application, company, document, employer_posting, event, extraction, match, posting, profile)
"""The modules that declare tables; importing them fills the metadata."""

metadata = Base.metadata

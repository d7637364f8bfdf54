"""Who and what may be shown at this instant, as conditions that every query of people and postings carries.

They look at the live rows, so that what was closed, hidden, deleted or erased a moment ago is left out at once and not
with the next run.
"""

from typing import LiteralString

POSTING_SHOWN: LiteralString = """
    p.status = 'open'
    AND NOT EXISTS (SELECT FROM tombstones AS t WHERE t.entity = 'posting' AND t.entity_id = p.id)
    AND NOT EXISTS (
        SELECT FROM employer_postings AS own
        WHERE own.id = p.employer_posting_id AND (own.status <> 'open' OR own.deleted_at IS NOT NULL))"""
"""Of the posting `p`."""

PERSON_SHOWN: LiteralString = """
    coalesce(said.status, 'open') = 'open'
    AND coalesce(own.status, 'open') = 'open' AND own.deleted_at IS NULL
    AND coalesce(said.id, own.id) IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM tombstones AS t WHERE t.entity = 'profile' AND t.entity_id = coalesce(said.id, own.id))"""
"""Of the person whose extraction is `said` and whose own profile is `own`; either may be missing."""

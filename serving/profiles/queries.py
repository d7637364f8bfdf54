"""One person: what their documents say with all its lists, and their own row, as they stand.

Which of the two wins is decided in `models.merge`.
"""

from typing import LiteralString
from uuid import UUID

from psycopg.rows import DictRow

from serving.database import Reader
from serving.shown import PERSON_SHOWN

PERSON: LiteralString = f"""
SELECT to_jsonb(said) AS said, to_jsonb(own) AS own,
    (SELECT jsonb_agg(c ORDER BY c.ordinal) FROM extraction_skills AS c WHERE c.profile_id = k.id) AS skills,
    (SELECT jsonb_agg(c ORDER BY c.ordinal) FROM extraction_experience AS c WHERE c.profile_id = k.id) AS experience,
    (SELECT jsonb_agg(c ORDER BY c.ordinal) FROM extraction_education AS c WHERE c.profile_id = k.id) AS education,
    (SELECT jsonb_agg(c ORDER BY c.ordinal) FROM extraction_certifications AS c WHERE c.profile_id = k.id)
        AS certifications,
    (SELECT jsonb_agg(c.text ORDER BY c.ordinal) FROM extraction_awards AS c WHERE c.profile_id = k.id) AS awards,
    (SELECT jsonb_agg(c ORDER BY c.ordinal) FROM extraction_languages AS c WHERE c.profile_id = k.id) AS languages,
    (SELECT jsonb_agg(c ORDER BY c.ordinal) FROM extraction_projects AS c WHERE c.profile_id = k.id) AS projects,
    (SELECT jsonb_agg(c ORDER BY c.ordinal) FROM extraction_publications AS c WHERE c.profile_id = k.id)
        AS publications,
    (SELECT jsonb_agg(c ORDER BY c.ordinal) FROM extraction_volunteering AS c WHERE c.profile_id = k.id)
        AS volunteering
FROM (VALUES (%(id)s::uuid)) AS k (id)
LEFT JOIN profile_extractions AS said ON said.id = k.id
LEFT JOIN profiles AS own ON own.id = k.id
WHERE {PERSON_SHOWN}"""


async def read_person(reader: Reader, profile_id: UUID) -> DictRow | None:
    """`said` and `own` as mappings by column, either null, and the lists; None when the person is not shown."""
    return await reader.fetch_one(PERSON, {"id": profile_id})

"""Builds the one view of a résumé that matching may read: titles, skills, duties and the summary, every line masked.

It is an allow-list: text of the document that no field holds never enters, nor do names, schools, employers or places.
"""

import re

from models.parsing.masking import mask, own_words
from models.parsing.records import Resume

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


def build_matching_text(resume: Resume) -> str:
    """Headline and titles, then skills, certificates, fields of study, the summary and duties, a line each."""
    duties = [duty for work in resume.work for duty in work.summary.split("\n")]
    lines = [
        resume.headline,
        *(work.position for work in resume.work),
        *resume.skills,
        *(certificate.name for certificate in resume.certificates),
        *(study.area for study in resume.education if study.level is not None),
        *_SENTENCE.split(resume.summary or ""),
        *duties,
    ]
    own = own_words(_names(resume), _own_places(resume))
    masked = [mask(line, own) for line in lines if line]
    return "\n".join(dict.fromkeys(line for line in masked if re.search(r"\w", line)))


def _names(resume: Resume) -> list[str]:
    return [name for name in (resume.name, resume.given_name, resume.family_name) if name]


def _own_places(resume: Resume) -> list[str]:
    """Employers, schools and the towns that the résumé itself names, which no gazetteer needs to know."""
    named = [
        *(work.name for work in resume.work),
        *(work.location for work in resume.work),
        *(study.institution for study in resume.education),
        resume.location,
        resume.city,
    ]
    return [name for name in named if name]

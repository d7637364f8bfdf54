"""Builds the one view of a résumé that matching may read: titles, skills, duties and the summary, every line masked.

It is an allow-list: text of the document that no field holds never enters, nor do names, schools, employers or places.
"""

import re
from collections.abc import Sequence

from models.parsing.meanings.words import is_title_word
from models.parsing.records import Resume
from models.parsing.resumes.masking import mask, own_words

_SHORTEST_HANDLE = 4
_REMOTE = re.compile(r" \([^()]+\)$")  # "Berlin (remote)"
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


def build_matching_text(resume: Resume, names: Sequence[str] = (), terms: Sequence[str] = ()) -> str:
    """Headline and titles, then skills, certificates, fields of study, the summary, duties and projects, a line each.

    `names` are masked word by word, `terms` as a whole, as is what the record's own fields name.
    """
    duties = [duty for work in resume.work for duty in work.summary.split("\n")]
    projects = [said for one in resume.projects for said in (one.name, *one.description.split("\n"))]
    lines = [
        resume.headline,
        *(work.position for work in resume.work),
        *resume.skills,
        *(certificate.name for certificate in resume.certificates),
        *(study.area for study in resume.education if study.level is not None),
        *_SENTENCE.split(resume.summary or ""),
        *duties,
        *projects,
    ]
    own = own_words([*_names(resume), *names], [*_own_places(resume), *terms])
    masked = [mask(line, own) for line in lines if line]
    return "\n".join(dict.fromkeys(line for line in masked if re.search(r"\w", line)))


def _names(resume: Resume) -> list[str]:
    """The person's names; where none was found, the words of their e-mail address stand for it."""
    names = [name for name in (resume.name, resume.given_name, resume.family_name) if name]
    handle = re.split(r"[^a-z]+", (resume.email or "").split("@")[0])
    return names or [word for word in handle if len(word) >= _SHORTEST_HANDLE and not is_title_word(word)]


def _own_places(resume: Resume) -> list[str]:
    """Employers, schools and the towns that the résumé itself names, which no gazetteer needs to know."""
    named = [
        *(work.name for work in resume.work),
        *(_REMOTE.sub("", work.location) for work in resume.work if work.location),
        *(study.institution for study in resume.education),
        resume.location,
        resume.city,
    ]
    return [name for name in named if name]

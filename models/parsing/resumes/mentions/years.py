"""Finds what may be the year of a degree: dates in education, with the degrees and schools that stand near them.

What a date means as a period of study is known to `models.parsing.resumes.education`.
"""

import re

from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.mentions.signs import Surroundings

_NEAR_LINES = 2
_YEAR = re.compile(r"(?:19|20)(?:\d\d|xx)", re.I)


def find_graduation_years(where: Surroundings, studies: list[Candidate]) -> list[Candidate]:
    """Candidates in order; `studies` are degrees and schools."""
    rows = {where.line_of(study.start): study.field for study in studies}
    found: list[Candidate] = []
    for at, line in enumerate(where.lines):
        for start, end in line.dates:
            if not _YEAR.search(line.text[start - line.start : end - line.start]):
                continue
            signs = set(where.signs(start, end))
            for distance in range(_NEAR_LINES + 1):
                near = {rows.get(at - distance), rows.get(at + distance)} - {None}
                signs |= {f"{field}_at_{distance}" for field in near}
            if signs & {"in_education", "in_certificates"} or any("_at_" in sign for sign in signs):
                found.append(Candidate(start, end, "graduation_year", frozenset(signs)))
    return found

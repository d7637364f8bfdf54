"""Employment types and seniority from the words of fields and titles, in several languages.

Only what is written counts: "permanent" says nothing about hours, and a title without a level has none.
"""

import re

from models.parsing.meanings.vocabulary import match_words
from models.parsing.records import EmploymentType, Seniority

_TYPES: dict[EmploymentType, re.Pattern[str]] = {
    "FULL_TIME": match_words(
        "full time; ft; vollzeit*; temps plein; plein temps; tiempo completo; jornada completa; tempo pieno; voltijd*;"
        " pełny etat; pelny etat; tempo integral; heltid"
    ),
    "PART_TIME": match_words(
        "part time; pt; teilzeit*; temps partiel; tiempo parcial; media jornada; tempo parziale; deeltijd*;"
        " niepełny etat;"
        " meio período; deltid; mini job; werkstudent*; working student*"
    ),
    "CONTRACTOR": match_words(
        "contract; contractor*; contracting; freelanc*; self employed; freiberuf*; b2b; indépendant*; ctr; autónomo"
    ),
    "TEMPORARY": match_words(
        "temporary; temporär; temp; fixed term; befristet*; seasonal; season; saison*; interim; zeitarbeit; cdd;"
        " term; intermittent"
    ),
    "INTERN": match_words(
        "intern; interns; internship*; praktik*; pflichtpraktik*; stagiaire; contrat de stage; tirocinio; prácticas;"
        " staż"
    ),
    "VOLUNTEER": match_words("volunteer*; voluntary; ehrenamt*; bénévol*"),
    "PER_DIEM": match_words("per diem; prn; bank; zero hours; zero hour; as and when"),
}
_IN_TITLE = frozenset({"PART_TIME", "INTERN", "VOLUNTEER", "FULL_TIME"})
"""Types that a title names reliably; "Contract Manager" and "Bank Clerk" are trades."""

_LEVELS: dict[Seniority, re.Pattern[str]] = {
    "lead": match_words(
        "principal; distinguished; leader; director; head; chief; vp; vice president; ceo; cto; cfo; cio; coo;"
        " team lead; tech lead; lead;"
        " executive level;"
        " leiter; leiterin; *leiter; *leiterin; leitung; *leitung; managing; staff engineer; staff * engineer;"
        " staff developer;"
        " staff scientist; staff designer; staff architect; staff software engineer; staff data scientist;"
        " staff product designer"
    ),
    "senior": match_words("senior; sr; sênior; starszy; iii; mid senior*; expert; expertin"),
    "entry": match_words(
        "entry; entry level; trainee*; apprentice*; graduate; intern; internship; praktik*; werkstudent*;"
        " auszubildende*; azubi;"
        " student; no experience; einsteiger*; berufseinsteiger*"
    ),
    "junior": match_words("junior; jr; júnior; młodszy; early career"),
    "mid": match_words("mid; middle; mid level; intermediate; ii; pleno"),
}
_MID_BY_FIELD = match_words("professional; experienced; associate; berufserfahren*")
_NO_LEVEL = match_words(
    "to the chief*; to the head*; to the director*; to the ceo; to the vp; head chef; head cook; head start;"
    " lead generation;"
    " middle school; student services; student success; student affairs; graduate school; graduate program*"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def find_employment_types(texts: list[str], title: str = "") -> list[EmploymentType]:
    """schema.org types that the fields name, else those that the title names; in schema.org's order."""
    stated = _types(" | ".join(_CAMEL.sub(" ", text) for text in texts))
    return stated or [kind for kind in _types(title) if kind in _IN_TITLE]


def _types(text: str) -> list[EmploymentType]:
    lowered = text.lower().replace("_", " ")
    return [kind for kind, pattern in _TYPES.items() if pattern.search(lowered)]


def find_seniority(title: str, stated: str | None = None) -> Seniority | None:
    """The level that a title names, else the one that a field of its own states."""
    told = stated.lower() if stated else ""
    for text in (_NO_LEVEL.sub(" ", title.lower()), told):
        for level, pattern in _LEVELS.items():
            if pattern.search(text):
                return level
    return "mid" if _MID_BY_FIELD.search(told) else None

"""What kind of thing a few words name: a job title, an employer, a school. Lexicons of our own, English and German.

It judges a fragment of a line and knows nothing of the lines around it.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from models.parsing.meanings.vocabulary import match_words

_TITLES = Path(__file__).parent / "data" / "title_words.txt"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TITLE_STARTS = re.compile(
    r"(?i)^(?:senior|junior|sr\.?|jr\.?|lead|principal|chief|head of|vice president|vp\b|assistant|associate|trainee"
    r"|intern\b|staff|deputy|director of|freelance|leiter(?:in)? |leitende[rs]? |stellvertretende[rs]? |stv\.)"
)
_COMPANY = match_words(
    "gmbh; mbh; ag; kg; kgaa; ohg; gbr; ug; e.v.; ev; inc; incorporated; ltd; limited; llc; llp",
    "plc; corp; corporation; company; co; pvt; pty; s.a.; s.a; s.r.l.; srl; b.v.; bv; n.v.; oy",
    "s.l.; s.l; s.l.u.; s.p.a.; s.p.a; spa; lda; ltda; sarl; sas; ziekenhuis; hôpital; ospedale",
    "group; gruppe; holding; holdings; bank; bankhaus; hospital; klinik; klinikum; krankenhaus",
    "clinic; praxis; school; schule; college; university; universität; hochschule; institut",
    "institute; hotel; restaurant; café; bakery; bäckerei; supermarket; store; stores; shop",
    "studio; studios; agency; agentur; solutions; services; systems; technologies; technology",
    "software; consulting; partner; partners; associates; bros; brothers; sons; söhne; foundation",
    "stiftung; ministry; ministerium; council; department of; authority; government; amt",
    "office of; church; kirche; museum; verlag; press; media; airline; airlines; airways; motors",
    "pharma; lab; labs; laboratories; industries; enterprises; international; logistics; logistik",
    "insurance; versicherung*; trust; nhs; werk; werke; verein; verband; kita; kindergarten",
    "nursery; academy; akademie; practice; surgery; farm; hof; markt; handel; elektro",
)
_FIRM = re.compile(
    r"(?i)\b(?:gmbh|mbh|ag|kg|kgaa|ohg|gbr|inc|ltd|limited|llc|llp|plc|corp|s\.?a\.?s?|sarl|s\.?l\.?u?|s\.?r\.?l|s\.?p\.?a|b\.?v"
    r"|n\.?v|lda|ltda|oy|ab|as|aps|og|ug|e\.?u|e\.?v)\.?$"
)
_SCHOOL = match_words(
    "universi*; uni; college; school; academy; institut*; polytechnic; politecnico; faculty",
    "conservatory; seminary; mit; *hochschule; *schule; gymnasium; akademie; fh; th; tu; rwth",
    "eth; epfl; école; ecole; escuela; lycée; liceo; technikum; kolleg; berufskolleg",
    "*schulzentrum; vhs; ihk; campus; iit; nit; vidyalaya; teaching house; training centre",
    "training; training center; bildungszentrum; bildungswerk; *hogeschool; lyceum; scuola; istituto",
    "escola; faculdade; facultad; faculté; facoltà; colegio; collège; conservatorio",
)


@cache
def _title_words() -> tuple[frozenset[str], frozenset[str]]:
    """English words, and German ones (folded to lower case)."""
    lines = [line for line in _TITLES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    cut = lines.index("de:")
    return frozenset(" ".join(lines[:cut]).split()), frozenset(" ".join(lines[cut + 1 :]).split())


@cache
def _german_endings() -> re.Pattern[str]:
    endings = sorted((word for word in _title_words()[1] if len(word) > 3), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(endings)})(?:in|innen|n|en|e|s|r)?$")


@lru_cache(maxsize=65536)
def is_title_word(word: str) -> bool:
    """Whether this word alone can end a job title."""
    lowered = word.casefold()
    english, german = _title_words()
    if lowered in english or (lowered.endswith("s") and lowered[:-1] in english) or lowered in german:
        return True
    return any(part in english for part in lowered.split("-")) or bool(_german_endings().search(lowered))


@lru_cache(maxsize=65536)
def title_score(text: str) -> float:
    """How much a fragment looks like a job title, 0 to 3: a title word at its end counts most."""
    words = _WORD.findall(
        re.sub(r"\([^)]*\)|\b(?:of|for|to|in|für|im|der|des|de|bei|at)\b.*$| - .*$", "", text)
    ) or _WORD.findall(text)
    if not words or len(words) > 9:
        return 0.0
    last = 2.0 if is_title_word(words[-1]) else 0.0
    within = 1.0 if any(is_title_word(word) for word in words[:-1]) else 0.0
    return max(last, within) + (1.0 if _TITLE_STARTS.search(text) else 0.0)


@lru_cache(maxsize=65536)
def company_score(text: str) -> float:
    """How much a fragment looks like an employer, 0 or 1.5."""
    return 1.5 if _COMPANY.search(text.lower()) else 0.0


def names_firm(piece: str) -> bool:
    """Whether a fragment ends in the form of a company in law: its other words may be a trade's ("software")."""
    return bool(_FIRM.search(piece))


@lru_cache(maxsize=65536)
def is_school(text: str) -> bool:
    """Whether a fragment names a school, a university or a training centre."""
    return bool(_SCHOOL.search(text.lower()))

"""Finds what may be degrees and certificates, with their subject ("Master of Arts in Education").

Which level a degree has is known to `models.parsing.meanings.degrees`.
"""

import re

from models.parsing.places.place import is_place
from models.parsing.resumes.mentions.layout import Line
from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.mentions.signs import Surroundings

_CAPITAL = r"[A-ZÄÖÜ][\w'’+-]*"
_SUBJECT = (
    rf"{_CAPITAL}(?:(?:\s+(?:of|and|&|in|for|the|with|a)\s+|\s*/\s*|\s*&\s*|\s*-\s*|\s+)"
    rf"(?:{_CAPITAL}|(?:studies|management|administration|science|sciences|engineering|education|systems|technology"
    rf"|arts|development|design|marketing|economics|languages?|history|major|communications?|honou?rs)\b)){{0,8}}"
)
_NAMED = (
    r"(?:(?i:executive|joint|honou?rs|honorary|post[- ]?graduate|under[- ]?graduate|double) )?"
    r"(?:(?i:bachelor|master|doctor|associate)(?:\\?['’`´]?s?\\?['’]?)"
    r"(?=\s+(?i:of|in|degree|programme|program)\b|,|\s*$|\s*\()"
    r"|(?i:bachelor|master|associate)\\?['’`´]s\b(?!\s+(?i:thesis|level))"
    r"|(?i:bachelor|master)s(?=\s+(?i:of|in|degree)\b|,|\s*$)"
    r"|(?i:baccalaureate|doctorate|magister|juris doctor)\b)"
)
_OF = (
    rf"(?:\s+(?i:of|in)\s+(?:the\s+)?(?:(?i:applied|fine|social|liberal|public)\s+)?{_CAPITAL}"
    rf"(?:\s+(?:and|&)\s+{_CAPITAL})?(?:\s+{_CAPITAL}){{0,3}}(?:\s+(?:studies|administration|management|science)\b)?)"
)
_LETTERS = (
    r"(?:B\.?\s?Sc|M\.?\s?Sc|B\.?\s?Com|M\.?\s?Com|B\.?\s?Tech|M\.?\s?Tech|B\.?\s?Eng|M\.?\s?Eng|B\.?\s?Ed|M\.?\s?Ed"
    r"|B\.?\s?Arch|M\.?\s?Arch|B\.?\s?Pharm|M\.?\s?Pharm|B\.?\s?Phil|M\.?\s?Phil|Ph\.?\s?D|D\.?\s?Phil|Ed\.?\s?[DS]"
    r"|Psy\.?D|Pharm\.?D|M\.?\s?Div|LL\.?\s?[BM]|J\.?D|M\.?D|B\.?\s?A|M\.?\s?A|B\.?\s?S|M\.?\s?S|A\.?\s?A\.?S?|A\.S"
    r"|B\.?B\.?A|M\.?B\.?A|B\.?C\.?A|M\.?C\.?A|B\.?B\.?M|M\.?F\.?A|B\.?F\.?A|M\.?P\.?A|M\.?P\.?H|M\.?S\.?W|B\.?S\.?W"
    r"|B\.?S\.?N|M\.?S\.?N|B\.?E|M\.?E|M\.?L\.?S|MLIS|D\.?B\.?A|PG\.?D(?:BM|M|CA)?|PGCE|HND|HNC|FDeg|BSEE|MSEE|BSCS"
    r"|G\.?E\.?D|DDS|DVM|MBBS|BHM|MAT|MSSW|EMBA|MTech|BTech)(?![\w@+#&]|\.\w)"
)
_HONOURS = r"(?:\s*\(?(?i:hons?|honours|honors)\b\.?\)?)?"
_JOIN = r"(?:\.?\s+(?i:in|of)\s+(?i:the\s+)?|\.?,\s+|\.?\s*\((?=[A-Z])|\.?:\s+|\.?\s+[–-]\s+|\.?\s+)"
_DEGREE = re.compile(
    rf"(?<![\w.@/\\])(?:{_NAMED}{_OF}?(?:\s+(?i:degree)\b)?|{_LETTERS}\.?(?:\s+(?i:degree)\b)?){_HONOURS}"
    rf"(?P<subject>{_JOIN}{_SUBJECT}\)?)?"
)
_CERTIFICATE = re.compile(
    rf"(?<![\w@])(?:(?:(?:{_CAPITAL}|in|of|and|&)\s+){{0,5}}"
    r"(?:Diploma|Certificate|Certification|DIPLOMA|CERTIFICATE|CERTIFICATION|Licen[sc]e|Licensure|Credential"
    r"|Certified|CERTIFIED)\b"
    rf"(?:\s+(?i:in|of|for|on)\s+(?:the\s+)?{_SUBJECT})?(?:\s+{_SUBJECT})?(?:\s+\([A-Z]+\))?)"
)
_LICENCE = re.compile(
    r"(?<![\w.])(?:PMP|CPA|CISA|CISM|CISSP|CFA|ACCA|CIMA|PHR|SPHR|CSM|SCJP|SCJD|SCWCD|OCA|OCP|MCSE"
    r"|MCSD|MCSA|MCP|MCTS|MCAD|CCNA|CCNP|ITIL|CPR|LEED AP|CEH|PRINCE2|RHIA|CMA|CIPD|TESOL|TEFL|CELTA)"
    r"(?![\w.])(?:\s+[Cc]ertifi(?:ed|cation))?"
)
_CONTINUED = re.compile(rf"{_SUBJECT}(?:\s*\([A-Z.]+\)?)?")
_NO_SUBJECT = re.compile(
    r"(?i)\b(?:universit|colleg|institut|school|academy|from|gpa|cgpa|candidate|minors?|present|expected|graduat"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|summer|spring|fall"
    r"|magna|cum|summa|dean|honou?rs|first class|advisor|thesis|major|concentration|emphasis)\w*|\d"
)
_SHORT_NAME = re.compile(r"\s*\([A-Z][A-Za-z.]{1,7}\)")
_MAJOR = re.compile(rf"(?<![\w@])(?:[Mm]ajor(?:ed|ing)?|MAJOR)(?:\s+(?i:in)|:)?\s+(?P<area>{_SUBJECT})")
_BEFORE = re.compile(rf"(?<![\w@])(?:{_CAPITAL}(?:\s+(?:&|and|of)\s+|\s+)){{1,3}}\(?{_LETTERS}\)?{_HONOURS}")
_STATES = frozenset({"MA", "MS", "ME", "MD", "DE", "AS", "AA", "BE", "BS", "BA", "JD", "ED"})
_STUDY = ("education", "certificates")


def find_degrees(where: Surroundings) -> list[Candidate]:
    """Candidates in order: degrees alone and with their subject, also one on the next line; certificates."""
    found: list[Candidate] = []
    for at, line in enumerate(where.lines):
        if line.heading:
            continue
        following = where.lines[at + 1] if at + 1 < len(where.lines) else None
        options = [option for match in _DEGREE.finditer(line.text) for option in _options(match, line, following)]
        options += [(*match.span(), "certificate") for match in _CERTIFICATE.finditer(line.text)]
        options += [(*match.span(), "licence") for match in _LICENCE.finditer(line.text)]
        options += [(*match.span(), "major") for match in _MAJOR.finditer(line.text)]
        options += [(*match.span("area"), "major_area") for match in _MAJOR.finditer(line.text)]
        options += [(*match.span(), "subject_first") for match in _BEFORE.finditer(line.text)]
        options += _with_short_names(line.text, options)
        for start, end, form in options:
            signs = {form, *_own_signs(line.text[start:end]), *where.signs(line.start + start, line.start + end)}
            found.append(Candidate(line.start + start, line.start + end, "degree", frozenset(signs)))
    return found


def _with_short_names(text: str, options: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The options that a short form in brackets follows, together with it ("(CSM)")."""
    followed = [(start, _SHORT_NAME.match(text, end)) for start, end, _ in options]
    return [(start, short.end(), "with_short_name") for start, short in followed if short]


def _own_signs(text: str) -> set[str]:
    if re.match(_NAMED, text):
        return {"spelled_out"} | ({"says_degree"} if "egree" in text else set())
    if re.match(_LETTERS, text):
        return {"letters"} | ({"dotted"} if "." in text else set())
    return set()


def _options(match: re.Match[str], line: Line, following: Line | None) -> list[tuple[int, int, str]]:
    """The spans that a degree may have, relative to the line, each with its form; none where letters mean a state."""
    subject = match["subject"] or ""
    start, head_end, end = match.start(), match.start("subject") if subject else match.end(), match.end()
    head = line.text[start:head_end]
    if re.sub(r"\W", "", head) in _STATES and "." not in head:
        after_comma = line.text[:start].rstrip().endswith(",")
        if line.kind not in _STUDY or (after_comma and not subject):
            return []
    if stop := _NO_SUBJECT.search(head, 4):
        head_end = start + stop.start()
        subject = ""
    elif stop := _NO_SUBJECT.search(subject):
        end = head_end + stop.start()
    head_end, end = _trimmed(line.text, start, head_end), _trimmed(line.text, start, end)
    options = [(start, head_end, "head_only")]
    if subject and end > head_end:
        gap = line.text[head_end : head_end + 1]
        options.append((start, end, "comma_subject" if gap in ",:-(" else "with_subject"))
    if following and len(line.text) - end <= 4 and not following.heading and line.text.rstrip()[-1:] not in ".;":
        more = _CONTINUED.match(following.text)
        if more and not _NO_SUBJECT.search(more[0]) and not is_place(more[0]):
            form = "over_line_whole" if len(more[0]) == len(following.text) else "over_line"
            options.append((start, following.start + more.end() - line.start, form))
    return options


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a span without the words and signs that only join it to what follows."""
    return start + len(re.sub(r"(?:[\s,:(–-]|\b(?:in|of|and|for|with|the|a)\b)+$", "", text[start:end]))

"""Finds what may be degrees and certificates, with the subject that belongs to their name ("Master of Arts in Education").

Which level a degree has is known to `models.parsing.degrees`.
"""

import re

from models.parsing.mentions.layout import Line
from models.parsing.mentions.mention import Candidate
from models.parsing.mentions.signs import Surroundings

_CAPITAL = r"[A-ZÄÖÜ][\w'’+-]*"
_SUBJECT = (
    rf"{_CAPITAL}(?:(?:\s+(?:of|and|&|in|for|the|with|a)\s+|\s*/\s*|\s*&\s*|\s*-\s*|\s+)"
    rf"(?:{_CAPITAL}|(?:studies|management|administration|science|sciences|engineering|education|systems|technology"
    rf"|arts|development|design|marketing|economics|languages?|history|major|communications?|honou?rs)\b)){{0,8}}"
)
_NAMED = (
    r"(?:(?i:executive|joint|honou?rs|honorary|post[- ]?graduate|under[- ]?graduate|double) )?"
    r"(?:(?i:bachelor|master|doctor|associate)(?:\\?['’`´]?s?\\?['’]?)(?=\s+(?i:of|in|degree|programme|program)\b|,|\s*$|\s*\()"
    r"|(?i:bachelor|master|associate)\\?['’`´]s\b(?!\s+(?i:thesis|level))|(?i:bachelor|master)s(?=\s+(?i:of|in|degree)\b|,|\s*$)|(?i:baccalaureate|doctorate|magister|juris doctor)\b)"
)
_OF = (
    rf"(?:\s+(?i:of|in)\s+(?:the\s+)?(?:(?i:applied|fine|social|liberal|public)\s+)?{_CAPITAL}"
    rf"(?:\s+(?:and|&)\s+{_CAPITAL})?(?:\s+{_CAPITAL}){{0,3}}(?:\s+(?:studies|administration|management|science)\b)?)"
)
_LETTERS = (
    r"(?:B\.?\s?Sc|M\.?\s?Sc|B\.?\s?Com|M\.?\s?Com|B\.?\s?Tech|M\.?\s?Tech|B\.?\s?Eng|M\.?\s?Eng|B\.?\s?Ed|M\.?\s?Ed"
    r"|B\.?\s?Arch|M\.?\s?Arch|B\.?\s?Pharm|M\.?\s?Pharm|B\.?\s?Phil|M\.?\s?Phil|Ph\.?\s?D|D\.?\s?Phil|Ed\.?\s?D"
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
    r"(?:Diploma|Certificate|Certification|DIPLOMA|CERTIFICATE|CERTIFICATION|Licen[sc]e|Credential|Certified)\b"
    rf"(?:\s+(?i:in|of|for|on)\s+(?:the\s+)?{_SUBJECT})?(?:\s+{_SUBJECT})?(?:\s+\([A-Z]+\))?)"
)
_NO_SUBJECT = re.compile(
    r"(?i)\b(?:universit|colleg|institut|school|academy|from|gpa|cgpa|candidate|minors?|present|expected|graduat"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|summer|spring|fall"
    r"|magna|cum|summa|dean|honou?rs|first class|advisor|thesis|major|concentration|emphasis)\w*|\d"
)
_STATES = frozenset({"MA", "MS", "ME", "MD", "DE", "AS", "AA", "BE", "BS", "BA", "JD", "ED"})
_STUDY = ("education", "certificates")


def find_degrees(where: Surroundings) -> list[Candidate]:
    """Candidates in order: degrees spelled out or in letters, with their subject, and certificates."""
    found: list[Candidate] = []
    for line in where.lines:
        if line.heading:
            continue
        spans = [span for match in _DEGREE.finditer(line.text) if (span := _read_degree(match, line))]
        certificates = [
            match.span()
            for match in _CERTIFICATE.finditer(line.text)
            if not any(start < match.end() and match.start() < end for start, end in spans)
        ]
        for start, end in [*spans, *certificates]:
            signs = {*_own_signs(line.text[start:end]), *where.signs(line.start + start, line.start + end)}
            found.append(Candidate(line.start + start, line.start + end, "degree", frozenset(signs)))
    return found


def _own_signs(text: str) -> set[str]:
    if re.match(_NAMED, text):
        return {"spelled_out"}
    if re.match(_LETTERS, text):
        return {"letters"} | ({"dotted"} if "." in text else set())
    return {"certificate"}


def _read_degree(match: re.Match[str], line: Line) -> tuple[int, int] | None:
    """The span of a degree with its subject, or None where the letters are no degree ("MA" is a state, too)."""
    subject = match["subject"] or ""
    head = line.text[match.start() : match.start("subject")] if subject else match[0]
    end = match.end()
    letters = re.sub(r"\W", "", head)
    if stop := _NO_SUBJECT.search(subject):
        end = match.start("subject") + _trim(subject[: stop.start()])
    if letters in _STATES and "." not in head:
        after_comma = line.text[: match.start()].rstrip().endswith(",")
        if line.kind not in _STUDY or (after_comma and not subject):
            return None
    while end > match.start() and line.text[end - 1] in " ,:-–(":
        end -= 1
    return (match.start(), end) if end > match.start() else None


def _trim(subject: str) -> int:
    """How much of a cut subject is left without the words that only joined it to what follows."""
    return len(re.sub(r"(?:[\s,:(–-]|\b(?:in|of|and|for|with|the)\b)+$", "", subject))

"""Leaves out the lines that only say which page this is: "Ada Example – 2/3", "Page 2 of 3", "Curriculum Vitae 2".

Such a line stands between two lines of an entry, and would be read as a duty or an award.
"""

import re

_PAGE = re.compile(
    r"(?i)\b(?:page|seite|p\.|página|pagina)\s*\d+\b"
    r"|(?<![\d/.])[1-9]\s?(?:/|of|von|de|sur)\s?(?:[1-9]|1\d)(?![\d/.])"
)
_NUMBER = re.compile(r"(?<!\S)\d{1,2}(?!\S)")
_TITLE = re.compile(r"(?i)\b(?:curriculum vitae|cv|r[eé]sum[eé]|lebenslauf)\b")
_DATE = re.compile(
    r"(?i)\b(?:(?:last )?updated(?: in| on)?|stand|as of)\b"
    r"|\b[^\W\d_]{3,9}\.? (?:\d{1,2}, )?(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
_OF = re.compile(r"(?i)\b(?:of|von|de|sur)\b")


def drop_page_marks(lines: list[str], name: str | None) -> list[str]:
    """The other lines, in order. `name` is the person's, as the document writes it."""
    return [line for line in lines if not _is_page_mark(line, name)]


def _is_page_mark(line: str, name: str | None) -> bool:
    rest, pages = _PAGE.subn(" ", line)
    rest, titles = _TITLE.subn(" ", rest)
    names = 0
    if name:
        rest, names = re.subn(re.escape(name), " ", rest, flags=re.IGNORECASE)
    rest = _DATE.sub(" ", rest)
    marked = pages or ((names or titles) and _NUMBER.search(rest))
    return bool(marked) and not re.search(r"[^\W\d_]", _OF.sub(" ", rest))

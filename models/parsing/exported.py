"""Mends plain text that an export squeezed into one line: lost line breaks, escaped bytes, quotes around the whole.

Text that has its line breaks is returned as it came.
"""

import re

_LONG_LINE = 1000
_WIDE_GAPS = 10
_ESCAPED = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
_GAP = re.compile(r" {2,}")


def mend_export(text: str) -> str:
    """The text with line breaks where one long line has wide gaps; `\\xe2\\x80\\xa2` written out is a bullet again."""
    longest = max((len(line) for line in text.split("\n")), default=0)
    if longest < _LONG_LINE or len(_GAP.findall(text)) < _WIDE_GAPS:
        return text
    whole = _ESCAPED.sub(_unescape, text.strip().strip('"'))
    return _GAP.sub("\n", whole)


def _unescape(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("\\x", "")).decode("utf-8", errors="replace")

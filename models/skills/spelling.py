"""How names and texts are brought to one spelling before they are compared, byte for byte.

Only foldings that keep every byte's place live here, so that what is found can be shown in the text as it was written.
"""

import re
from collections.abc import Iterator

_SEPARATORS = b"\n\t\r\v\f-/"
_LOWER = bytes.maketrans(
    _SEPARATORS + bytes(range(ord("A"), ord("Z") + 1)), b" " * len(_SEPARATORS) + bytes(range(ord("a"), ord("z") + 1))
)
_KEEP_CASE = bytes.maketrans(_SEPARATORS, b" " * len(_SEPARATORS))


def fold(text: bytes, *, keep_case: bool = False) -> bytes:
    """UTF-8 text of the same length with ASCII lowered, and line breaks, hyphens and slashes as spaces."""
    return text.translate(_KEEP_CASE if keep_case else _LOWER)


def spellings(alias: str, *, exact: bool = False) -> Iterator[str]:
    """Every folded pattern by which `alias` is found: "&" for "and", plurals, curly quotes, capital umlauts."""
    yield from dict.fromkeys(
        fold(cased.encode(), keep_case=exact).decode()
        for worded in ([alias] if exact else _worded(alias))
        for quoted in (worded, worded.replace("'", "’"))
        for cased in _cased(quoted)
    )


def _worded(alias: str) -> Iterator[str]:
    for joined in (alias, alias.replace(" and ", " & "), alias.replace(" und ", " & "), alias.replace(" & ", " and ")):
        yield joined
        if re.search(r"[a-rt-wz]$", joined) and len(joined) > 3:
            yield joined + "s"


def _cased(text: str) -> Iterator[str]:
    """Folding lowers ASCII letters only: other letters are looked for as lower case, as capitals and as an initial."""
    yield text
    if not text.isascii():
        yield "".join(letter if letter.isascii() or len(letter.upper()) > 1 else letter.upper() for letter in text)
        yield re.sub(r"(?<!\w)[^\W\d_]", lambda initial: initial[0].upper(), text)

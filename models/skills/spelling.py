"""How names and texts are brought to one spelling before they are compared, byte for byte.

Only foldings that keep every byte's place live here, so that what is found can be shown in the text as it was written.
"""

import re

_SEPARATORS = b"\n\t\r\v\f-/"
_LOWER = bytes.maketrans(
    _SEPARATORS + bytes(range(ord("A"), ord("Z") + 1)), b" " * len(_SEPARATORS) + bytes(range(ord("a"), ord("z") + 1))
)
_KEEP_CASE = bytes.maketrans(_SEPARATORS, b" " * len(_SEPARATORS))


def fold(text: bytes, *, keep_case: bool = False) -> bytes:
    """UTF-8 text of the same length with ASCII lowered, and line breaks, hyphens and slashes as spaces."""
    return text.translate(_KEEP_CASE if keep_case else _LOWER)


def spellings(alias: str, *, exact: bool = False) -> list[bytes]:
    """Every folded pattern by which `alias` is found: "&" for "and", plurals, curly quotes, capital umlauts.

    The first one is the name as written.
    """
    written = [alias] if exact else _worded(alias)
    if "'" in alias:
        written += [text.replace("'", "’") for text in written]
    if not alias.isascii():
        written = [cased for text in written for cased in _cased(text)]
    return [fold(text.encode(), keep_case=exact) for text in written]


def _worded(alias: str) -> list[str]:
    joined = [alias]
    if "&" in alias or " and " in alias or " und " in alias:
        joined += [alias.replace(" and ", " & "), alias.replace(" und ", " & "), alias.replace(" & ", " and ")]
    return [text for name in joined for text in ((name, name + "s") if _takes_s(name) else (name,))]


def _takes_s(name: str) -> bool:
    return len(name) > 3 and "a" <= name[-1] <= "z" and name[-1] != "s"


def _cased(text: str) -> tuple[str, str, str]:
    """Folding lowers ASCII letters only: other letters are looked for as lower case, as capitals and as an initial."""
    capital = "".join(letter if letter.isascii() or len(letter.upper()) > 1 else letter.upper() for letter in text)
    return text, capital, re.sub(r"(?<!\w)[^\W\d_]", lambda initial: initial[0].upper(), text)

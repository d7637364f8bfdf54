"""Turns what engines give us into plain text: encodings, ligatures, odd blanks, bullets and letter-spaced headings.

Nothing here knows what a résumé or a posting is.
"""

import codecs
import re
import unicodedata

_BOMS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-", "\u2011": "-"}
)
_TEX_LIGATURES = {"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"}
"""TeX's T1 encoding, as engines hand it on where a font does not say what its letters are."""
_TEX_LIGATURE = re.compile(r"(?<=[A-Za-z])[\x1b-\x1f]|[\x1b-\x1f](?=[a-z])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_BLANKS = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BULLETS = re.compile(r"^[ \t]*(?:[\ue000-\uf8ff•●○◦▪▫■□◆◇►▶▸➢➤✓✔∙·‣⁃*–—]|-(?=\s)|[o](?= {2,}))[ \t]*", re.MULTILINE)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\x7f-\x9f]")
_SOFT_BREAK = re.compile(r"(?<=\w)\x02\s*\n?(?=\w)")
_LINE_END = re.compile(r"(?<!\w)([^\W\d_]{2,})-\n([^\W\d_A-Z]{2,})")
_TYPESET = 3  # words cut at line ends: by chance no text has as many
_COMPOUND = frozenset(re.findall(r"\w+", "cross detail full hands high long non problem results self short team well"))
"""First parts of compounds that are hardly ever a syllable of a longer word."""
_JOINING = frozenset(re.findall(r"\w+", "and or to und oder bzw et ou y o e ed en of"))
_SPACED = re.compile(r"^[^\W\d_](?: [^\W\d_&]){3,}(?: {2,}[^\W_&](?: [^\W\d_&])*)*$")
_GLYPH_NAMES = re.compile(
    r"/[a-z](?:_[a-z])+|/[a-zA-Z]+\.[a-z\d]{2,5}\b|/(?:envelope|mobile|map|linkedin|github|phone)\b"
)


def decode(content: bytes) -> str:
    """Bytes of a text file as text: byte order mark, then UTF-8, then UTF-16 by its zero bytes, then Windows-1252."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    head = content[:2000]
    if head and head.count(0) > len(head) // 4:
        return content.decode(
            "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be", errors="replace"
        )
    return content.decode("cp1252", errors="replace")


def decode_head(head: bytes) -> str:
    """The first bytes of a text file as text; a letter that is cut in two at their end is left out."""
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return decode(head)


def clean_text(text: str) -> str:
    """Composed characters, one kind of blank, `• ` before list entries, a tab for a wide gap, no empty line twice."""
    text = unicodedata.normalize("NFC", text).translate(_LIGATURES)
    text = _TEX_LIGATURE.sub(lambda found: _TEX_LIGATURES[found[0]], text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", _CONTROLS.sub("", text)))
    text = _SOFT_BREAK.sub("", text).replace("\x02", "-")
    text = _mend_line_ends(text)
    text = _PRIVATE.sub(" ", _BULLETS.sub("• ", text))
    text = "\n".join(_close_up(line.strip()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _mend_line_ends(text: str) -> str:
    """Words whole again that a typesetter cut at line ends; a compound keeps its hyphen.

    What the text itself writes elsewhere decides; else the first part, in texts that are cut again and again.
    """
    cuts = _LINE_END.findall(text)
    typeset = len(cuts) >= _TYPESET
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())) if cuts else set[str]()

    def mend(cut: re.Match[str]) -> str:
        one, other = cut[1], cut[2]
        if other.lower() in _JOINING:
            return cut[0]
        if f"{one}-{other}".lower() in words or one.lower() in _COMPOUND:
            return f"{one}-{other}"
        return one + other if typeset or (one + other).lower() in words else cut[0]

    return _LINE_END.sub(mend, text)


def _close_up(line: str) -> str:
    """One line with letter-spaced words closed ("S A L E S") and its blanks reduced; three blanks or more are a tab."""
    if _SPACED.match(line):
        line = " ".join(word.replace(" ", "") for word in re.split(r" {2,}", line))
    return re.sub(r" {2}", " ", re.sub(r" *\t[ \t]*| {3,}", "\t", line))


def badness(text: str) -> float:
    """How unlike words a text is, 0 to 1: letters in overlong words or alone, glyph names, unknown characters."""
    words = [word for word in text.split() if "@" not in word and "/" not in word and "." not in word[1:-1]]
    letters = sum(len(word) for word in words)
    if not letters:
        return 1.0
    overlong = sum(len(word) for word in words if len(word) > 24 and "-" not in word) / letters
    alone = sum(1 for word in words if len(word) == 1 and word.isalpha()) / len(words)
    odd = (text.count("\ufffd") + 20 * len(_GLYPH_NAMES.findall(text)) + 3 * text.count("(cid:")) / letters
    return min(1.0, overlong + max(0.0, alone - 0.15) + odd)

"""Reads Rich Text (RTF): its groups and control words as Word writes them, with hidden runs kept apart.

Only what changes which words are there, and whether they are seen, is followed; the rest of the layout is not.
Source of the control words: Rich Text Format Specification 1.9.1, Microsoft, 2008.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models.parsing.records import Rejected

MARK = b"{\\rtf"
DEEPEST = 200
"""Groups within groups; Word writes a dozen."""

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_UNSEEN_GROUPS = frozenset(
    re.findall(
        r"\w+",
        "fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles listtable"
        " listoverridetable rsidtbl generator xmlnstbl fldinst bkmkstart bkmkend annotation atnid atnauthor filetbl"
        " revtbl mmathPr nonshppict shpinst sp",
    )
)
_SEEN_GROUPS = frozenset(
    re.findall(
        r"\w+",
        "shptxt shprslt listtext pntext fldrslt shppict header footer headerl headerr footerl footerr",
    )
)
"""Groups marked as ignorable (`\\*`) or inside ignored ones whose words are on the page all the same."""

_LETTERS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": "\t", b"tab": "\t",
    b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"emspace": " ", b"enspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": " ", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n"}
_TINY_HALF_POINTS = 5
_NARROW_PERCENT = 10
_LOW_TWIPS = 40
_MARGIN_TWIPS = 3000
_FARTHEST_TWIPS = 40_000


@dataclass(slots=True)
class _State:
    """What holds for a run; a group starts with its parent's and leaves it as it was."""

    seen: bool = True  # no group around it is one of those that are never printed
    hidden: bool = False
    colour: int = 0
    half_points: int = 24
    ground: int = 0  # number of the colour behind the letters; 0 is paper
    squeezed: bool = False  # too narrow, or in a line or a box too low, to be read
    box: dict[str, int] = field(default_factory=dict[str, int])  # edges of the shape around, in twips
    skip: int = 1  # letters that stand behind `\\u` for old readers


@dataclass(slots=True)
class _Reader:
    encoding: str
    white: frozenset[int]
    stack: list[_State] = field(default_factory=lambda: [_State()])
    visible: list[str] = field(default_factory=list[str])
    hidden: list[str] = field(default_factory=list[str])
    to_skip: int = 0
    group_begins: bool = False

    def put(self, letters: str) -> None:
        """Letters on the page, or on none, as the state says."""
        state = self.stack[-1]
        if self.to_skip:
            dropped = min(self.to_skip, len(letters))
            letters, self.to_skip = letters[dropped:], self.to_skip - dropped
        if not state.seen or not letters:
            return
        paper = state.ground in (self.white | {0})
        melts = state.colour in self.white if paper else state.colour == state.ground
        unseen = state.hidden or melts or state.half_points <= _TINY_HALF_POINTS or state.squeezed or _is_off(state.box)
        (self.hidden if unseen and letters.strip() else self.visible).append(letters)


def read_rtf(content: bytes) -> tuple[str, str]:
    """Visible and hidden text of an RTF file; raises `Rejected` (`broken_rtf`)."""
    codepage = re.search(rb"\\ansicpg(\d{3,5})", content[:2000])
    reader = _Reader(_encoding(codepage[1].decode() if codepage else "1252"), _white_colours(content))
    for match in _tokens(content):
        if match[5] == b"{":
            _open(reader)
        elif match[5] == b"}":
            reader.stack = reader.stack[:-1] or [_State()]
            reader.group_begins, reader.to_skip = False, 0
        else:
            _follow(reader, match)
    if len(reader.stack) > 1:
        raise Rejected("broken_rtf", "The RTF file ends too early; send the whole file again.")
    return "".join(reader.visible), " ".join("".join(reader.hidden).split())


def _tokens(content: bytes) -> Iterator[re.Match[bytes]]:
    return _TOKEN.finditer(content.rstrip(b"\0 \r\n"))


def _encoding(codepage: str) -> str:
    known = {"65001": "utf-8", "10000": "mac-roman", "932": "cp932", "936": "gbk", "949": "cp949", "950": "cp950"}
    name = known.get(codepage, f"cp{codepage}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _white_colours(content: bytes) -> frozenset[int]:
    """Numbers of the colour table's whites."""
    table = re.search(rb"\{\\colortbl([^{}]*)\}", content)
    entries = table[1].split(b";") if table else []
    channels = [[int(number) for number in re.findall(rb"\\(?:red|green|blue)(\d+)", entry)] for entry in entries]
    return frozenset(number for number, entry in enumerate(channels) if len(entry) == 3 and min(entry) >= 250)


def _open(reader: _Reader) -> None:
    if len(reader.stack) >= DEEPEST:
        raise Rejected("broken_rtf", "The RTF file nests its parts deeper than any document; save it again.")
    reader.stack.append(replace(reader.stack[-1]))
    reader.group_begins = True


def _follow(reader: _Reader, match: re.Match[bytes]) -> None:
    word, number, code, symbol, _, letters = match.groups()
    begins, reader.group_begins = reader.group_begins, symbol == b"*"
    if word is not None:
        _obey(reader, word, int(number) if number else None, begins)
    elif code is not None:
        reader.put(bytes.fromhex(code.decode()).decode(reader.encoding, errors="replace"))
    elif symbol == b"*":
        reader.stack[-1].seen = False
    elif symbol is not None:
        reader.put(_SYMBOLS.get(symbol, symbol.decode("latin-1")))
    elif letters is not None:
        reader.put(letters.decode(reader.encoding, errors="replace"))


def _obey(reader: _Reader, word: bytes, number: int | None, begins: bool) -> None:
    state, name = reader.stack[-1], word.decode()
    if begins and name in _SEEN_GROUPS:
        state.seen = True
    elif begins and name in _UNSEEN_GROUPS:
        state.seen = False
    elif word in _LETTERS:
        reader.put(_LETTERS[word])
    elif name == "u" and number is not None:
        reader.to_skip = 0
        reader.put(chr(number % 65536) if not 0xD800 <= number % 65536 <= 0xDFFF else "\ufffd")
        reader.to_skip = state.skip
    elif name == "uc" and number is not None:
        state.skip = min(max(number, 0), 8)
    else:
        _restyle(state, name, number)


def _is_off(box: dict[str, int]) -> bool:
    """Whether a shape with these edges stands off every page."""
    ends, starts = (box.get("shpright", 0), box.get("shpbottom", 0)), (box.get("shpleft", 0), box.get("shptop", 0))
    return min(ends) < -_MARGIN_TWIPS or max(starts) > _FARTHEST_TWIPS


def _restyle(state: _State, name: str, number: int | None) -> None:
    match name:
        case "plain":
            state.hidden, state.colour, state.half_points, state.squeezed = False, 0, 24, False
        case "v" | "deleted":
            state.hidden = number != 0
        case "cf":
            state.colour = number or 0
        case "fs":
            state.half_points = 24 if number is None else number
        case "cb" | "highlight" | "chcbpat" | "cbpat" | "clcbpat":
            state.ground = number or 0
        case "charscalex":
            state.squeezed = number is not None and number < _NARROW_PERCENT
        case "sl":
            state.squeezed = number is not None and -_LOW_TWIPS < number < 0  # negative: exactly as high
        case "shpleft" | "shptop" | "shpright" | "shpbottom":
            state.box = {**state.box, name: number or 0}
        case "pard":
            state.ground, state.squeezed = 0, False
        case _:
            pass

"""Groups the lines of a résumé's work section into entries: head lines, a period, and lines of duties.

It looks at the form of lines only; which head names the title and which the employer is decided elsewhere.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from models.parsing.meanings.periods import Period, find_date, find_duration, find_period, join_period, without

BULLET = "• "
_MOST_HEADS = 3
_MOST_OVER = 3
_PROSE_WORDS = 12
_HEAD_WORDS = 14
_SHORT_WORDS = 5
_BULLET_WORDS = 7
_WORDS_AFTER = 5
_SHORT_FORM = re.compile(r"(?i)\b(?:inc|ltd|co|corp|bros|pty|plc|jr|sr|[a-z]\.[a-z])\.$")
_LABEL = re.compile(
    r"(?i)^(?:duration|period|dates?|tenure|timeframe|zeitraum|dauer|période|periodo|período|periode)\s*:?$"
)
_PARTED = re.compile(r"\s[|–—-]\s|[,(\t]\s*")


@dataclass(slots=True)
class Entry:
    """One position: lines that name it, in order, its period, and the lines below.

    `over` are the last lines below the entry before that may name this one: where several positions stand under one
    employer, the first has a line more above it than the others.
    """

    heads: list[str]
    period: Period | None
    below: list[str] = field(default_factory=list[str])
    over: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bullet: bool
    period: Period | None
    rest: str

    @property
    def lasts(self) -> bool:
        """Whether the line says how long something was, and nothing else."""
        return self.period is not None and self.period.start is None and self.period.end is None

    @property
    def is_head(self) -> bool:
        ended = self.text.endswith((".", ";", ":")) and not _SHORT_FORM.search(self.text)
        words = self.text.split()
        capital = sum(not word[0].islower() for word in words)
        named = len(words) <= _SHORT_WORDS or (len(words) <= _PROSE_WORDS and 2 * capital >= len(words))
        return not self.bullet and named and not ended


def group_entries(lines: list[str]) -> list[Entry]:
    """Entries of a section, in order. A line with a period opens one, or ends one where all periods stand last.

    How many lines above a period belong to its entry is the same for all periods that stand alone in their line, and
    for all others: the fewest that any of them has above it.
    """
    read = _without_durations([_read(line) for line in join_broken(lines)])
    anchors = [index for index, line in enumerate(read) if line.period is not None]
    if not anchors:
        return _group_undated(read)
    free = [_heads_above(read, anchor, floor) for floor, anchor in zip([-1, *anchors], anchors, strict=False)]
    if min(free) == 0 and _ends_entries(read, anchors):
        starts = [0, *(anchor + 1 for anchor in anchors[:-1])]
        return [_close(read[start:anchor], read[anchor]) for start, anchor in zip(starts, anchors, strict=True)]
    alone = [not read[anchor].rest for anchor in anchors]
    fewest = {kind: min(count for count, own in zip(free, alone, strict=True) if own is kind) for kind in set(alone)}
    opens = [anchor - fewest[kind] for anchor, kind in zip(anchors, alone, strict=True)]
    ends = [*opens[1:], len(read)]
    entries = [_open(read, *place) for place in zip(anchors, opens, ends, strict=True)]
    for entry, start, anchor, most in zip(entries, opens, anchors, free, strict=True):
        entry.over = [line.text for line in read[max(anchor - most, start - _MOST_OVER) : start]]
    return entries


def _open(read: list[_Line], anchor: int, start: int, end: int) -> Entry:
    heads = [line.text for line in read[start:anchor]] + [read[anchor].rest]
    below = [line.text for line in read[anchor + 1 : max(end, anchor + 1)]]
    return Entry([head for head in heads if head], read[anchor].period, below)


def _close(lines: list[_Line], last: _Line) -> Entry:
    """An entry whose period is its last line: its heads are the lines before the first bullet."""
    heads = next((at for at, line in enumerate(lines) if not line.is_head), len(lines))
    heads = min(heads, _MOST_HEADS)
    return Entry([line.text for line in lines[:heads]], last.period, [line.text for line in lines[heads:]])


def _ends_entries(read: list[_Line], anchors: list[int]) -> bool:
    """Whether periods stand alone below the duties, as where a narrow column of dates was drawn last."""
    alone = all(not read[anchor].rest for anchor in anchors)
    followed = all(read[anchor + 1].is_head for anchor in anchors if anchor + 1 < len(read))
    return alone and followed and anchors[0] > 1 and anchors[-1] == len(read) - 1 and read[0].is_head


def _without_durations(read: list[_Line]) -> list[_Line]:
    """The lines without those that only say how long the period in the line above was."""
    again = {at for at, (above, line) in enumerate(pairwise(read), 1) if above.period and line.lasts}
    return [line for at, line in enumerate(read) if at not in again]


def join_broken(lines: list[str]) -> list[str]:
    """Lines with what an engine tore apart joined again: "Jan 2012", "to", "Current"; a comma on a line of its own.

    A date alone in its line and a later one, or "present", in the next are a period.
    """
    joined: list[str] = []
    glue = False
    for line in lines:
        if joined and not glue and (whole := join_period(joined[-1], line)):
            joined[-1] = whole
            continue
        lone = bool(re.fullmatch(r"(?:[,:–—-]|to|bis|•)", line.strip(), re.I))
        if joined and line.strip() != "•" and (glue or lone or line.startswith(", ")):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}".replace(" ,", ",")
        else:
            joined.append(line)
        glue = lone
    return [line for line in joined if line.strip() != "•"]


def _read(line: str) -> _Line:
    bullet = line.startswith(BULLET)
    spoken = find_duration(line)
    dated = without(line, spoken) if spoken else line
    period = find_period(dated) or _only_date(dated)
    rest = without(dated, period)
    if spoken and not dated:
        return _Line(line, bullet, spoken, "")
    if period is None or not _is_anchor(dated, period, rest, bullet):
        return _Line(line, bullet, None, line)
    return _Line(line, bullet, period, _LABEL.sub("", rest.removeprefix(BULLET.strip()).strip()))


def _is_anchor(line: str, period: Period, rest: str, bullet: bool) -> bool:
    """Whether a line's period is the entry's own: it stands at an end of a line that says little else."""
    since = period.current and period.end is None and "since" in line.lower()
    most = _BULLET_WORDS if (bullet and not _is_titled(line, period)) or since else _HEAD_WORDS
    before, after = line[: period.span[0]].strip(" •"), line[period.span[1] :]
    return len(rest.split()) <= most and (not before or len(after.split()) <= _WORDS_AFTER or "," in before[-1:])


def _is_titled(line: str, period: Period) -> bool:
    """Whether a bulleted line is made of short parts in capitals with a period at its end, as an entry's head is."""
    before, after = line[: period.span[0]].removeprefix(BULLET), line[period.span[1] :]
    parts = [part.split() for part in _PARTED.split(before) if part.strip()]
    capital = all(part[0][:1].isupper() and part[-1][:1].isupper() for part in parts)
    return len(parts) > 1 and capital and not re.search(r"\w", after) and period.start is not None


def _only_date(line: str) -> Period | None:
    """A single date counts as a period only where the line says little else ("2018 - Acme Ltd", "June 2019")."""
    date = find_date(line)
    if date is None or (date.span[0] > 1 and not re.fullmatch(r"[^.]*[\t|,(]\s*", line[: date.span[0]])):
        return None
    return date if len(without(line, date).split()) <= 5 and not line.startswith(BULLET) else None


def _heads_above(lines: list[_Line], anchor: int, floor: int) -> int:
    count = 0
    while count < _MOST_HEADS and anchor - count - 1 > floor and lines[anchor - count - 1].is_head:
        count += 1
    return count


def _group_undated(lines: list[_Line]) -> list[Entry]:
    """Entries without dates: short lines followed by bullets or prose."""
    entries: list[Entry] = []
    for line in lines:
        opens = line.is_head and (not entries or bool(entries[-1].below))
        if opens:
            entries.append(Entry([line.text], None))
        elif entries and line.is_head and len(entries[-1].heads) < _MOST_HEADS:
            entries[-1].heads.append(line.text)
        elif entries:
            entries[-1].below.append(line.text)
    return entries

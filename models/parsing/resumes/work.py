"""Reads the positions somebody held from the lines of a work section: title, employer, place, period, duties.

Dates are as written; what they add up to is counted elsewhere.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from models.parsing.meanings.periods import Period
from models.parsing.meanings.words import company_score, title_score
from models.parsing.places.place import is_place
from models.parsing.records import Work
from models.parsing.resumes.entries import BULLET, Entry, group_entries
from models.parsing.resumes.position_heads import (
    LABEL,
    is_location,
    is_unknown_town,
    is_whole,
    name_parts,
    split_head,
    title_weight,
)

_NO_DUTY = re.compile(r"(?i)^(?:(?:key )?responsibilities|duties|achievements|aufgaben|tätigkeiten|description)\s*:?$")
_SMALL = frozenset({"of", "and", "the", "for", "&", "für", "und", "der", "des", "de", "la", "y", "et"}) | frozenset(
    re.findall(r"\w+", "del los las el du le les da do das dos di della dei degli e van voor en het")
)
_MOST_FOLLOWING = 2
_MOST_ALONE = 10
_MOST_IN_NAME = 3
_SURE_TITLE = 2
_BREAK = re.compile(
    r"(?i)(?:career|family) break|(?:parental|maternity|paternity) leave|elternzeit|mutterschutz|sabbatical"
)


def read_work(lines: list[str]) -> list[Work]:
    """The positions of a section, in its order. An entry of which neither title nor employer is known is left out."""
    width = max((len(line) for line in lines), default=0)
    stations: list[_Station] = []
    for entry in _with_undated(group_entries(lines)):
        stations.append(_read_station(entry, stations[-1] if stations else None))
    named = [one for one in stations if (one.employer or one.position) and not one.is_group]
    return [_to_work(one, width) for one in named if not _BREAK.fullmatch(one.position or one.employer or "")]


@dataclass(slots=True)
class _Station:
    """An entry with what its lines name; `shared`: its employer stands above it, for the positions that follow too."""

    position: str | None
    employer: str | None
    location: str | None
    period: Period | None
    below: list[str]
    shared: bool = False
    is_group: bool = False


def _read_station(entry: Entry, last: _Station | None) -> _Station:
    below = list(entry.below)
    over = entry.over[-len(last.below) :] if last and last.below else entry.over if last is None else []
    pieces = [piece for head in entry.heads for piece in split_head(head)]
    for _ in range(_MOST_FOLLOWING):
        if is_whole(pieces) or not below or not (_may_be_head(below[0]) or (not pieces and _is_bare(below[0]))):
            break
        pieces += split_head(below.pop(0))
    if below and _is_bare_place(below[0]):
        pieces.append(below.pop(0))
    station = _Station(*name_parts(pieces), entry.period, below)
    _look_above(station, pieces, over, last)
    town, _, state = (station.location or "").partition(", ")
    if station.position and station.employer is None and is_unknown_town(f"{town}, {state}") and not is_place(town):
        station.employer, station.location = town, state  # "Editor, Quill, NY": no town after all
    return station


def _look_above(station: _Station, pieces: list[str], over: list[str], last: _Station | None) -> None:
    """What a station's own lines leave open: its employer may stand above them, or above the station before."""
    if station.employer and (station.position or not over):
        return
    taken = _take_above(station, pieces, over)
    if taken and last:
        del last.below[-taken:]
    elif last and not taken and station.position and (last.shared or _is_group(last, station)):
        last.is_group = _is_group(last, station)
        station.employer, station.shared = last.employer, True
        station.location = station.location or last.location


def _take_above(station: _Station, pieces: list[str], over: list[str]) -> int:
    """Names a station by the lines above it too, from the nearest on, and tells how many of them it took."""
    alone = station.employer is None
    taken: list[str] = []
    for line in reversed(over):
        bare = not taken and not pieces
        titled = not station.position and _may_be_head(line) and title_score(line) >= _SURE_TITLE
        if not (bare or titled or _may_be_employer(line) or (_is_bare_place(line) and not station.location)):
            break
        taken.insert(0, line)
        named = [piece for one in taken for piece in split_head(one)]
        station.position, station.employer, station.location = name_parts([*named, *pieces])
        if station.employer and station.position:
            break
    station.shared = bool(taken and pieces and station.employer and alone)
    return len(taken)


def _is_group(last: _Station, following: _Station) -> bool:
    """Whether an entry only names the employer of those that follow, and how long somebody was there."""
    return last.position is None and not last.below and following.employer is None


def _to_work(station: _Station, width: int) -> Work:
    period = station.period
    return Work(
        name=station.employer,
        position=station.position,
        location=station.location,
        start_date=period.start if period else None,
        end_date=period.end if period else None,
        current=period.current if period else False,
        summary="\n".join(join_duties(station.below, width)),
    )


def _with_undated(entries: list[Entry]) -> list[Entry]:
    """The entries, and those without a period of their own that stand among the duties of others."""
    found: list[Entry] = []
    for entry in entries:
        cuts = [at for at in range(1, len(entry.below) - 1) if _opens_undated(entry.below[at - 1 : at + 2])]
        parts = [entry.below[start:end] for start, end in pairwise([0, *cuts, len(entry.below)])]
        found.append(replace(entry, below=parts[0]))
        found += [Entry(part[:1], None, part[1:]) for part in parts[1:]]
    return found


def _opens_undated(lines: list[str]) -> bool:
    """Whether the second of three lines, between bullets, is a title with its employer."""
    before, line, after = lines
    bulleted = before.startswith(BULLET) and after.startswith(BULLET)
    return bulleted and _may_be_head(line) and is_whole(split_head(line))


def _may_be_head(line: str) -> bool:
    words = line.split()
    if line.startswith(BULLET) or len(words) > 8 or line.endswith((".", ";", ":")) or not line[:1].isupper():
        return bool(LABEL.match(line))
    capital = sum(word[:1].isupper() or word.lower() in _SMALL for word in words)
    return capital >= len(words) - 1 and (len(words) < 6 or company_score(line) > 0 or title_score(line) > 1)


def _may_be_employer(line: str) -> bool:
    """Whether a line that stands over a position names its employer: a firm, or a name with its town."""
    named = [piece for piece in split_head(line) if not is_location(piece)]
    if (
        not named
        or ":" in line
        or len(line.split()) > _MOST_ALONE
        or max(map(title_weight, named)) > 0
        or not line[:1].isupper()
    ):
        return False
    return bool(company_score(line)) or any(map(is_location, split_head(line))) or all(map(_is_name, named))


def _is_name(piece: str) -> bool:
    return len(piece.split()) <= _MOST_IN_NAME and all(word[:1].isupper() for word in piece.split())


def _is_bare(line: str) -> bool:
    """Whether a line can be all that an entry says of itself: below a period that stands alone something must."""
    return not line.startswith(BULLET) and len(line.split()) <= _MOST_ALONE and not line.endswith((".", ";", ":"))


def _is_bare_place(line: str) -> bool:
    bare = is_place(line) or is_unknown_town(line)
    return len(line.split()) <= 5 and not line.startswith(BULLET) and bare


def join_duties(lines: list[str], width: int) -> list[str]:
    """Duties, one a line and without bullets; a wrapped line goes back to the one it continues.

    Where lines were broken by the page's width (in characters), a line goes on if its first word didn't fit above.
    """
    bullets = any(line.startswith(BULLET) for line in lines)
    wraps = any(line[0].islower() for line in lines)
    duties: list[str] = []
    last = ""
    for line in lines:
        text = line.removeprefix(BULLET).strip()
        if not text or _NO_DUTY.match(text):
            continue
        full = wraps and len(last) + 1 + len(text.split()[0]) > width
        broken = text[0].islower() or last.endswith(",") or full
        last = line
        if (
            duties
            and not line.startswith(BULLET)
            and (broken or (bullets and len(lines) > 1 and _continues(duties[-1])))
        ):
            duties[-1] = f"{duties[-1]} {text}"
        else:
            duties.append(text)
    return duties


def _continues(duty: str) -> bool:
    """Among bulleted duties a line without a bullet goes on with the one above, unless that ended."""
    return not duty.endswith((".", "!", "?", ":"))

"""From a text to its mentions by rules: readers name candidates, points make them sure, overlaps are settled.

What a mention is good for is decided by whoever asks.
"""

from bisect import bisect_left, insort
from dataclasses import replace

from models.parsing.resumes.contact import EMAIL
from models.parsing.resumes.mentions.degrees import find_degrees
from models.parsing.resumes.mentions.employers import find_employers
from models.parsing.resumes.mentions.layout import read_layout
from models.parsing.resumes.mentions.mention import Candidate, Mention
from models.parsing.resumes.mentions.names import find_names
from models.parsing.resumes.mentions.neighbours import Neighbourhood
from models.parsing.resumes.mentions.places import find_places
from models.parsing.resumes.mentions.schools import find_schools
from models.parsing.resumes.mentions.scorecard import Judgement, confidence, least
from models.parsing.resumes.mentions.signs import Surroundings
from models.parsing.resumes.mentions.titles import find_titles
from models.parsing.resumes.mentions.years import find_graduation_years

_SURE_PLACE = 0.5
_EMAIL_CONFIDENCE = 0.99


def find_candidates(text: str) -> list[Candidate]:
    """Everything in a text that may be a field other than an e-mail address; candidates may overlap."""
    bare = Surroundings(read_layout(text))
    titles = find_titles(bare)
    where = Surroundings(bare.lines, titles)
    degrees, schools, places = find_degrees(where), find_schools(where), find_places(where)
    sure = [place for place in places if confidence(place, "first") >= _SURE_PLACE]
    address = EMAIL.search(text)
    return [
        *degrees,
        *schools,
        *places,
        *find_titles(where),
        *find_employers(where, [*degrees, *sure]),
        *find_names(where, address[0].lower() if address else None),
        *find_graduation_years(where, [*degrees, *schools]),
    ]


def find_mentions(text: str) -> tuple[list[Mention], list[Mention]]:
    """What the rules hold for true, and what they rejected: unsure, or overlapped by surer; both in order."""
    candidates = find_candidates(text)
    first, _ = settle(candidates, [confidence(one, "first") for one in candidates], "first")
    beside = Neighbourhood(text, first)
    seen = [replace(one, signs=one.signs | beside.signs(one)) for one in candidates]
    kept, rejected = settle(seen, [confidence(one, "second") for one in seen], "second")
    addresses = [Mention(found.start(), found.end(), "email", _EMAIL_CONFIDENCE) for found in EMAIL.finditer(text)]
    return sorted([*addresses, *(one for one in kept if not _overlaps(one, addresses))]), rejected


def settle(
    candidates: list[Candidate], confidences: list[float], judgement: Judgement
) -> tuple[list[Mention], list[Mention]]:
    """Mentions that are sure enough and free of overlaps, the surer first served, and the others; both sorted."""
    scored = [
        Mention(one.start, one.end, one.field, round(sure, 4))
        for one, sure in zip(candidates, confidences, strict=True)
    ]
    kept: list[Mention] = []
    rejected: list[Mention] = []
    for mention in sorted(scored, key=lambda one: (-one.confidence, one)):
        if mention.confidence < least(mention.field, judgement) or _overlaps(mention, kept):
            rejected.append(mention)
        else:
            insort(kept, mention)
    return kept, sorted(rejected)


def _overlaps(mention: Mention, kept: list[Mention]) -> bool:
    """Whether a span of `kept`, which is sorted and free of overlaps, shares a character with the mention."""
    at = bisect_left(kept, mention)
    before = kept[at - 1] if at else None
    after = kept[at] if at < len(kept) else None
    return bool((before and before.end > mention.start) or (after and after.start < mention.end))

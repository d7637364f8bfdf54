"""A list of names and nothing else, the baseline beside which finding skills is measured; and how overlaps are counted.

No rule of the product is used but where words begin and end.
"""

from collections.abc import Sequence

from models.skills.scan import PhraseScanner

Spans = list[tuple[int, int]]


def find_listed(texts: Sequence[str], names: Sequence[str]) -> list[Spans]:
    """Where the names stand in each text as whole words, in any case."""
    scanner = PhraseScanner((name.lower(), False) for name in names)
    places = [scanner.scan(text) for text in texts]
    return [list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) for found in places]


def keep_useful(names: Sequence[str], texts: Sequence[str], gold: Sequence[Spans]) -> list[str]:
    """The names without those that touch a label less than every second time that they stand in the texts."""
    seen, right = dict[str, int](), dict[str, int]()
    for text, spans, wanted in zip(texts, find_listed(texts, names), gold, strict=True):
        for start, end in spans:
            name = text[start:end].lower()
            seen[name] = seen.get(name, 0) + 1
            right[name] = right.get(name, 0) + any(start < last and first < end for first, last in wanted)
    return [name for name in dict.fromkeys(map(str.lower, names)) if 2 * right.get(name, 1) >= seen.get(name, 0)]


def touching(found: Spans, wanted: Spans) -> tuple[int, int, int, int]:
    """Found that touch a label, found, labels that are touched, labels."""
    hits = sum(any(start < last and first < end for first, last in wanted) for start, end in found)
    touched = sum(any(start < last and first < end for start, end in found) for first, last in wanted)
    return hits, len(found), touched, len(wanted)

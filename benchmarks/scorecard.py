"""Finds the points of `models/parsing/resumes/data/scorecard.toml`: `python -m benchmarks.scorecard LABELS.jsonl`.

It prints the file, and on standard error F1 cross-validated by near-duplicate cluster; a person reviews both.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from models.parsing.resumes.mentions.find import find_candidates
from models.parsing.resumes.mentions.mention import Candidate, Field
from models.parsing.resumes.mentions.neighbours import Neighbourhood
from models.parsing.resumes.tagger.cards import Card, settle_sure
from models.parsing.resumes.tagger.fit import fold_of
from models.parsing.resumes.tagger.judging import choose_least, judge
from models.parsing.resumes.tagger.labelled import read_labelled

FIELDS: tuple[Field, ...] = ("degree", "school", "place", "title", "employer", "name", "graduation_year")
SMALLEST = 0.25
HEAD = """\
# Points (log-odds) of the signs that a candidate has. "base" is what all start from, "least" the confidence that
# a field asks for. Found by `python -m benchmarks.scorecard` on labelled CVs, rounded, and read through by a person.
"""


def write_cards(judgement: str, cards: dict[Field, Card], least: dict[Field, float]) -> Iterator[str]:
    """The lines of one judgement."""
    for field, card in cards.items():
        yield f"\n[{judgement}.{field}]\nbase = {card.base:.1f}\nleast = {least[field]}\n[{judgement}.{field}.points]"
        yield from (f"{sign} = {value:.1f}" for sign, value in sorted(card.points.items()) if abs(value) >= SMALLEST)


def _tell(field: Field, f1: float) -> None:
    print(f"{field:16} F1 {f1:.3f}", file=sys.stderr)


def main(path: Path) -> None:
    """Print the points that these labels give."""
    documents = list(read_labelled(path.read_text(encoding="utf-8").splitlines()))
    folds = fold_of(documents)
    found = [find_candidates(document.text) for document in documents]
    sure, cards = judge(documents, found, folds, FIELDS)
    least = choose_least(documents, found, sure, FIELDS, _tell)
    print(HEAD + "\n".join(write_cards("first", cards, least)))
    seen: list[list[Candidate]] = []
    for document, some, each in zip(documents, found, sure, strict=True):
        beside = Neighbourhood(document.text, settle_sure(some, each, least))
        seen.append([replace(one, signs=one.signs | beside.signs(one)) for one in some])
    sure, cards = judge(documents, seen, folds, FIELDS)
    print("\n".join(write_cards("second", cards, choose_least(documents, seen, sure, FIELDS, _tell))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

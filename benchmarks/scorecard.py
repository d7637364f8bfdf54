"""Finds the points of `models/parsing/resumes/data/scorecard.toml`: `python -m benchmarks.scorecard LABELS.jsonl`.

It prints the file, and on standard error F1 cross-validated by near-duplicate cluster; a person reviews both.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from models.parsing.resumes.mentions.mention import Field
from models.parsing.resumes.tagger.fit import fold_of
from models.parsing.resumes.tagger.labelled import read_labelled
from models.parsing.resumes.tagger.ruling import Points, judge_rules

SMALLEST = 0.25
HEAD = """\
# Points (log-odds) of the signs that a candidate has. "base" is what all start from, "least" the confidence that
# a field asks for. Found by `python -m benchmarks.scorecard` on labelled CVs, rounded, and read through by a person.
"""


def write_cards(judgement: str, points: Points) -> Iterator[str]:
    """The lines of one judgement."""
    for field, card in points.cards.items():
        yield f"\n[{judgement}.{field}]\nbase = {card.base:.1f}\nleast = {points.least[field]}"
        yield f"[{judgement}.{field}.points]"
        yield from (f"{sign} = {value:.1f}" for sign, value in sorted(card.points.items()) if abs(value) >= SMALLEST)


def _tell(field: Field, f1: float) -> None:
    print(f"{field:16} F1 {f1:.3f}", file=sys.stderr)


def main(path: Path) -> None:
    """Print the points that these labels give."""
    documents = list(read_labelled(path.read_text(encoding="utf-8").splitlines()))
    judgements, _ = judge_rules(documents, fold_of(documents), _tell)
    print(HEAD + "\n".join(line for name, points in judgements.items() for line in write_cards(name, points)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

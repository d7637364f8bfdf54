"""Writes labelled CVs of invented people for a tagger: `python -m sample.labelled COUNT FILE.jsonl [SEED]`.

Names, employers, titles and schools of the sample are dealt out anew; the words that say a field are labelled.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sample.load import SEED, Facts, load_facts
from sample.records import Person

Lines = list[Sequence[tuple[str, str | None]]]
"""Lines of pieces: the words, and the field they say, if any."""

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_STREETS = ("Larch Road", "Mill Lane", "Quay Street", "Foundry Avenue", "Harbour View")
_REGIONS = ("OH", "TX", "Ontario", "Victoria", "UK", "Germany", "Ireland", "CA")
_HEADINGS = {
    "work": ("Experience", "Work Experience", "EMPLOYMENT HISTORY", "Professional Experience", "Career"),
    "study": ("Education", "EDUCATION", "Academic Background", "Education and Training"),
    "skills": ("Skills", "TECHNICAL SKILLS", "Key Skills"),
}


@dataclass(slots=True)
class _Deal:
    """Everything that one CV may say, drawn from all people of the sample."""

    people: list[Person]
    chance: random.Random
    region: str = field(init=False)

    def __post_init__(self) -> None:
        self.region = self.chance.choice(_REGIONS)

    def name(self) -> tuple[str, str]:
        given = self.chance.choice(self.people).name.split()[0]
        return given, self.chance.choice(self.people).name.split()[-1]

    def place(self) -> str:
        city = self.chance.choice([work.city for person in self.people for work in person.works])
        return self.chance.choice((f"{city}, {self.region}", city))

    def year(self) -> int:
        return self.chance.randint(1992, 2024)


def make_cv(facts: Facts, number: int, seed: int = SEED) -> dict[str, Any]:
    """One CV as `models.parsing.resumes.tagger.labelled` reads it; the same number and seed give the same CV."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - no secret is drawn
    english = [person for person in facts.people if person.role.written_in == "en"]
    deal = _Deal(english, chance)
    parts = [_top(deal), _work(deal), _study(deal), _skills(deal)]
    body = parts[1:]
    chance.shuffle(body)
    gap = chance.choice(("\n", "\n", "  "))
    return _lay_out(f"made-{number:05d}", [line for part in (parts[0], *body) for line in part], gap)


def _top(deal: _Deal) -> Lines:
    given, family = deal.name()
    name = deal.chance.choice((f"{given} {family}", f"{given} {family}".upper(), f"{given} {family[0]}. {family}"))
    address = f"{deal.chance.randint(1, 99)} {deal.chance.choice(_STREETS)}, "
    mail = f"{given}.{family}{deal.chance.randint(1, 99)}@post.example".lower()
    title = deal.chance.choice(deal.people).headline
    lines: Lines = [[(name, "name")], [(address, None), (deal.place(), "place")], [("Email: ", None), (mail, "email")]]
    return lines if deal.chance.random() < 0.5 else [lines[0], [(title, "title")], *lines[1:]]


def _work(deal: _Deal) -> Lines:
    lines: Lines = [[(deal.chance.choice(_HEADINGS["work"]), None)]]
    form = deal.chance.randrange(3)
    for _ in range(deal.chance.randint(1, 4)):
        position, firm = (deal.chance.choice(deal.chance.choice(deal.people).works) for _ in range(2))
        start = deal.year()
        period = (
            f"{deal.chance.choice(_MONTHS)} {start} - {deal.chance.choice(_MONTHS)} {start + deal.chance.randint(1, 5)}"
        )
        title, employer, place = (position.position, "title"), (firm.employer, "employer"), (deal.place(), "place")
        lines += (
            [[title, (", ", None), employer, (", ", None), place], [(period, "period")]],
            [[employer, (" - ", None), place], [title, (" | ", None), (period, "period")]],
            [[(period, "period"), ("  ", None), title], [employer], [place]],
        )[form]
        lines += [[(f"• {duty}", None)] for duty in position.duties]
    return lines


def _study(deal: _Deal) -> Lines:
    lines: Lines = [[(deal.chance.choice(_HEADINGS["study"]), None)]]
    form = deal.chance.randrange(3)
    for _ in range(deal.chance.randint(1, 2)):
        owner = deal.chance.choice([person for person in deal.people if person.studies])
        study = deal.chance.choice(owner.studies)
        degree, school = (study.degree, "degree"), (study.school, "school")
        year, place = (str(deal.year()), "graduation year"), (deal.place(), "place")
        lines += (
            [[degree, (", ", None), school, (", ", None), place, (", ", None), year]],
            [[school, (", ", None), place], [degree, (", ", None), year]],
            [[year], [degree], [school]],
        )[form]
    return lines


def _skills(deal: _Deal) -> Lines:
    skills = deal.chance.choice(deal.people).skills
    return [[(deal.chance.choice(_HEADINGS["skills"]), None)], [(", ".join(skills), None)]]


def _lay_out(identifier: str, lines: Lines, gap: str) -> dict[str, Any]:
    """The lines as one text, joined by line breaks or, as flattened exports have it, by wide gaps."""
    text = ""
    spans: list[dict[str, Any]] = []
    for line in lines:
        for words, label in line:
            if label:
                spans.append({"start": len(text), "end": len(text) + len(words), "label": label})
            text += words
        text += gap
    return {"id": identifier, "text": text, "spans": spans}


def make_cvs(count: int, seed: int = SEED) -> Iterator[str]:
    """So many lines of JSON."""
    facts = load_facts()
    return (json.dumps(make_cv(facts, number, seed), ensure_ascii=False) for number in range(count))


def main(count: int, path: Path, seed: int) -> None:
    """Write the file."""
    path.write_text("".join(f"{line}\n" for line in make_cvs(count, seed)), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else SEED)

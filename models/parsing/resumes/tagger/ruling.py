"""Finds the rules' points on labelled documents, and what the rules hold for true with points of the other folds.

Which points ship stands in `data/scorecard.toml`; nothing is written here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.parsing.resumes.mentions.find import find_candidates
from models.parsing.resumes.mentions.mention import Candidate, Field, Mention
from models.parsing.resumes.mentions.neighbours import Neighbourhood
from models.parsing.resumes.mentions.scorecard import Judgement
from models.parsing.resumes.tagger.cards import Card, settle_sure
from models.parsing.resumes.tagger.judging import choose_least, judge
from models.parsing.resumes.tagger.labelled import LabelledDocument

RULED: tuple[Field, ...] = ("degree", "school", "place", "title", "employer", "name", "graduation_year")
"""Fields whose candidates the rules judge by points."""


@dataclass(frozen=True)
class Points:
    """One judgement: a card a field, from all documents, and the least confidence that each field asks for."""

    cards: dict[Field, Card]
    least: dict[Field, float]


def judge_rules(
    documents: Sequence[LabelledDocument],
    folds: Sequence[int],
    tell: Callable[[Field, float], None] = lambda field, f1: None,
) -> tuple[dict[Judgement, Points], list[list[Mention]]]:
    """Points of both judgements, and each document's mentions by points of the other folds; `tell` hears their F1."""
    found = [find_candidates(document.text) for document in documents]
    first, held = _pass(documents, found, folds, tell)
    seen: list[list[Candidate]] = []
    for document, some, mentions in zip(documents, found, held, strict=True):
        beside = Neighbourhood(document.text, mentions)
        seen.append([replace(one, signs=one.signs | beside.signs(one)) for one in some])
    second, held = _pass(documents, seen, folds, tell)
    return {"first": first, "second": second}, held


def _pass(
    documents: Sequence[LabelledDocument],
    found: Sequence[list[Candidate]],
    folds: Sequence[int],
    tell: Callable[[Field, float], None],
) -> tuple[Points, list[list[Mention]]]:
    sure, cards = judge(documents, found, folds, RULED)
    least = choose_least(documents, found, sure, RULED, tell)
    held = [settle_sure(some, each, least) for some, each in zip(found, sure, strict=True)]
    return Points(cards, least), held

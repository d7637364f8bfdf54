"""The published matches hold the truths that were committed before any ranker existed; naive rankers don't."""

import math
import random
from collections import Counter
from collections.abc import Iterable

import polars as pl
import pytest

from models.features.document import posting_documents, profile_documents
from models.features.text_model import parse_text_model
from models.features.words import split_words, stem_word
from models.frames import SHORTLIST
from models.ranking.ranker import Judge, load_ranker
from models.retrieval.legs import pair_similarities, read_side
from models.skills.taxonomy import load_taxonomy
from sample.truths import PersonTruth, Truths, load_truths
from tests.pipelines.homes import Home

Lists = dict[str, list[str]]
"""Keys of postings, best first, by the e-mail address of the person."""

PUBLISHED = """
select e.email, p.title, p.hiring_organization as employer from match_pointers as t
join profile_matches as m on m.set_id = t.set_id
join profile_extractions as e on e.id = m.profile_id
join postings as p on p.id = m.posting_id
where t.side = 'profile' order by e.email, m.rank"""


@pytest.fixture(scope="module")
def truths() -> Truths:
    return load_truths()


@pytest.fixture(scope="module")
def keys(truths: Truths) -> dict[tuple[str, str], str]:
    return {(posting.title, posting.employer): key for key, posting in truths.postings.items()}


@pytest.fixture(scope="module")
def published(sample_home: Home, keys: dict[tuple[str, str], str]) -> Lists:
    lists: Lists = {}
    for row in sample_home.query(PUBLISHED):
        lists.setdefault(row["email"], []).append(keys[row["title"], row["employer"]])
    return lists


def faults(person: PersonTruth, listed: list[str]) -> list[str]:
    """What is wrong with one person's list."""
    first = set(listed[:3])
    wrong = [] if first & set(person.must_top3) else [f"none of {list(person.must_top3)} in {listed[:3]}"]
    wrong += [f"{key} must never be there: {why}" for key, why in person.never.items() if key in listed]
    return wrong + [f"{key} must not be among three: {why}" for key, why in person.not_top3.items() if key in first]


def right(truths: Truths, lists: Lists) -> float:
    """The share of people for whom every truth holds."""
    good = sum(not faults(person, lists.get(person.email, [])) for person in truths.people)
    return good / len(truths.people)


@pytest.mark.parametrize("person", load_truths().people, ids=lambda person: person.file)
def test_every_truth_holds(person: PersonTruth, published: Lists) -> None:
    assert faults(person, published[person.email]) == []


def test_a_random_ranker_fails(sample_home: Home, truths: Truths) -> None:
    draw = random.Random(1)
    everything = sorted(truths.postings)
    lists = {person.email: draw.sample(everything, 20) for person in truths.people}
    assert right(truths, lists) < 0.1


def test_titles_alone_fail(sample_home: Home, truths: Truths, keys: dict[tuple[str, str], str]) -> None:
    profiles, postings = _open_rows(sample_home)
    titles = posting_documents(postings).join(postings.select("content_hash", "hiring_organization"), on="content_hash")
    documents = [_words(title) for title in titles["title"]]
    names = [keys[row] for row in titles.select("title", "hiring_organization").iter_rows()]
    lists: Lists = {}
    people = profile_documents(profiles).join(profiles.select("content_hash", "email"), on="content_hash")
    for title, email in people.select("title", "email").iter_rows():
        scores = _bm25(_words(title), documents)
        order = sorted(range(len(names)), key=lambda at: (-scores[at], names[at]))
        lists[email] = [names[at] for at in order[:20]]
    assert right(truths, lists) < 0.5


def test_without_constraints_our_own_ranker_fails(
    sample_home: Home, truths: Truths, keys: dict[tuple[str, str], str]
) -> None:
    lake = sample_home.lake
    profiles, postings = _open_rows(sample_home)
    profile_features, posting_features = (
        lake.current(f"{side}_features").read().unique("content_hash") for side in ("profile", "posting")
    )
    fitted = parse_text_model(lake.current("text_model").read_bytes("model"))
    sides = [
        read_side(rows.select("content_hash").join(features, on="content_hash", maintain_order="left"), fitted)
        for rows, features in ((profiles, profile_features), (postings, posting_features))
    ]
    similarities = pair_similarities(*sides, fitted)
    pairs = (
        profiles.select("profile_id", profile_hash="content_hash")
        .join(postings.select("posting_id", posting_hash="content_hash"), how="cross")
        .with_columns(similarity=pl.Series(similarities.ravel()), verdicts=pl.lit(None, SHORTLIST["verdicts"]))
        .select(list(SHORTLIST))
    )
    judge = Judge(load_ranker(), load_taxonomy(), profiles, postings, profile_features, posting_features)
    ranked = judge.judge(pairs).sort("profile_id", -pl.col("fit"), "posting_id")
    named = ranked.join(profiles.select("profile_id", "email"), on="profile_id").join(postings, on="posting_id")
    lists: Lists = {}
    for email, title, employer in named.select("email", "title", "hiring_organization").iter_rows():
        lists.setdefault(email, []).append(keys[title, employer])
    assert right(truths, {email: listed[:20] for email, listed in lists.items()}) < 0.5


def _open_rows(home: Home) -> tuple[pl.DataFrame, pl.DataFrame]:
    current = [home.lake.current(f"current_{side}").read().filter(status="open") for side in ("profiles", "postings")]
    return current[0], current[1]


def _words(text: str) -> list[str]:
    return [stem_word(word) for word in split_words(text)]


def _bm25(query: Iterable[str], documents: list[list[str]], k1: float = 1.2, b: float = 0.75) -> list[float]:
    """Robertson's BM25 of each document."""
    seen = Counter(word for words in documents for word in set(words))
    mean = sum(map(len, documents)) / len(documents)
    scores = []
    for words in documents:
        counts, score = Counter(words), 0.0
        for word in query:
            rarity = math.log(1 + (len(documents) - seen[word] + 0.5) / (seen[word] + 0.5))
            score += rarity * counts[word] * (k1 + 1) / (counts[word] + k1 * (1 - b + b * len(words) / mean))
        scores.append(score)
    return scores

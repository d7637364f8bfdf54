"""What trees weigh of a candidate: the CRF's odds, overlapping rivals, and the same words elsewhere."""

import numpy as np

from models.parsing.resumes.mentions.mention import Candidate
from models.parsing.resumes.tagger.crf import Look
from models.parsing.resumes.tagger.measures import MEASURES, measure_candidates
from models.parsing.resumes.tagger.signs import split_tokens

TEXT = "Fernside Works\nLarkmoor\nFernside Works"
NAMES = ["O", "B-employer", "I-employer", "B-place"]
CHANCES = np.array(
    [
        [0.1, 0.8, 0.1, 0.0],
        [0.1, 0.0, 0.9, 0.0],
        [1.0, 0.0, 0.0, 0.0],
        [0.3, 0.1, 0.0, 0.6],
        [1.0, 0.0, 0.0, 0.0],
        [0.5, 0.4, 0.1, 0.0],
        [0.5, 0.0, 0.5, 0.0],
    ]
)
LOOK = Look(split_tokens(TEXT), ["O"] * 7, NAMES, CHANCES)
FIRST, TOWN, FIRM, AGAIN = (
    Candidate(0, 14, "employer"),
    Candidate(15, 23, "place"),
    Candidate(15, 23, "employer"),
    Candidate(24, 38, "employer"),
)


def measured() -> dict[str, list[float]]:
    rows = measure_candidates(TEXT, LOOK, [FIRST, TOWN, FIRM, AGAIN])
    return {name: rows[:, at].tolist() for at, name in enumerate(MEASURES)}


def test_surer_tokens_have_better_odds() -> None:
    first, town, firm, again = measured()["joint"]
    assert first > again > firm and town > firm


def test_the_same_words_share_their_best_odds() -> None:
    assert measured()["times"] == [2, 1, 1, 2]
    assert measured()["best"][3] == measured()["joint"][0]


def test_a_rival_is_another_field_over_the_same_words() -> None:
    rows = measured()
    assert rows["rival"][2] == rows["joint"][1] and rows["rival"][0] < rows["rival"][1]


def test_no_candidates_are_no_rows() -> None:
    assert measure_candidates(TEXT, LOOK, []).shape == (0, len(MEASURES))

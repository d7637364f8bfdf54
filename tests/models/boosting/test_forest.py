"""Trees say the same as the library that grew them, and are the same each time."""

import numpy as np
import pytest
from sklearn.ensemble import GradientBoostingClassifier

from models.boosting.forest import Forest
from models.boosting.growing import Growth, grow

GROWTH = Growth(trees=30, depth=3, rate=0.1, fewest=5, rows=0.8, columns=0.5, seed=2)


def either_or(count: int) -> tuple[np.ndarray, np.ndarray]:
    rows = np.random.default_rng(1).random((count, 6))
    return rows, (rows[:, 0] > 0.5) != (rows[:, 1] > 0.5)


def test_plain_numbers_say_what_the_library_says() -> None:
    rows, right = either_or(400)
    library = GradientBoostingClassifier(
        n_estimators=30,
        max_depth=3,
        learning_rate=0.1,
        min_samples_leaf=5,
        subsample=0.8,
        max_features=0.5,
        random_state=2,
    ).fit(rows, right)
    forest = grow(rows, right, GROWTH)
    asked, _ = either_or(1_000)
    assert forest.chances(asked) == pytest.approx(library.predict_proba(asked)[:, 1], abs=1e-12)
    assert grow(rows, right, GROWTH) == forest


def test_a_row_at_the_threshold_goes_left() -> None:
    stump = Forest(0.0, [0], 1, [[0, 0.5, 1, 2, 0], [0, 0, 1, 1, -6], [0, 0, 2, 2, 6]])
    low, high = stump.chances(np.array([[0.5], [0.6]]))
    assert (low, high) == (pytest.approx(1 / (1 + np.exp(6))), pytest.approx(1 / (1 + np.exp(-6))))
    assert stump.chances(np.zeros((0, 1))).tolist() == []


def test_rows_of_one_kind_teach_nothing() -> None:
    with pytest.raises(ValueError, match="class"):
        grow(np.zeros((8, 2)), np.ones(8, bool), GROWTH)

"""How similar a profile and a posting usually are: the mean and spread of each leg on a frozen reference sample.

Only two numbers a leg are kept; no document of the sample stays behind.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Scale:
    """Mean and standard deviation of one leg's similarities between unrelated documents."""

    mean: float = 0.0
    deviation: float = 1.0

    def standardise(self, similarities: Matrix) -> Matrix:
        """Each similarity as its distance from the mean, in deviations."""
        return (similarities - self.mean) / self.deviation


def fit_scale(similarities: npt.NDArray[Any]) -> Scale:
    """The scale of a sample of similarities, rounded to 1e-9; a sample without spread leaves them as they are."""
    if similarities.size == 0 or float(np.std(similarities)) < 1e-6:
        return Scale()
    return Scale(round(float(np.mean(similarities)), 9), round(float(np.std(similarities)), 9))

"""Columns of a page, told from boxes alone: where the gap between them lies, and whether they were drawn in disorder.

No letter is read here. Coordinates are points of the page, y upwards; boxes are left, bottom, right, top.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float64]

NARROWEST = 9.0
"""Points between two columns: three times a wide blank."""

_FEWEST_BOXES = 16
_SMALLEST_SHARE = 0.15  # of all that is printed, on either side of a gap
_DENSE = 0.55  # of a column's lines that hold something: dates at the right edge are fewer
_THIN = 0.12  # of the usual coverage that may run across a gap: headings do
_UPWARD = 0.3  # of all changes of line; words in order go up once a column
_FEWEST_TURNS = 8


@dataclass(frozen=True, slots=True)
class Gap:
    """A vertical strip with little in it: lines that run across the columns, and the ends of long ones."""

    left: float
    right: float

    def crossed_by(self, boxes: Boxes) -> NDArray[np.bool_]:
        """Which boxes lie on both sides."""
        return (boxes[:, 0] < self.left - 1) & (boxes[:, 2] > self.right + 1)

    def right_of(self, boxes: Boxes) -> NDArray[np.bool_]:
        """Which boxes lie to the right, by their middles."""
        return boxes[:, [0, 2]].mean(axis=1) > (self.left + self.right) / 2


def find_gap(boxes: Boxes) -> Gap | None:
    """The widest gap between two columns of text, both with enough in them to be columns; None in a single one."""
    if len(boxes) < _FEWEST_BOXES:
        return None
    origin = np.floor(boxes[:, 0].min())
    width = int(np.ceil(boxes[:, 2].max() - origin)) + 1
    heights = boxes[:, 3] - boxes[:, 1]
    change = np.zeros(width + 1)
    np.add.at(change, (boxes[:, 0] - origin).astype(int), heights)
    np.add.at(change, np.ceil(boxes[:, 2] - origin).astype(int), -heights)
    covered = change.cumsum()[:width]
    free = covered <= _THIN * np.median(covered[covered > 0])
    gaps = [Gap(origin + start, origin + end) for start, end in _runs(free) if end - start >= NARROWEST]
    for gap in sorted(gaps, key=lambda gap: gap.left - gap.right):
        if _parts(boxes, gap):
            return gap
    return None


def is_scattered(boxes: Boxes) -> bool:
    """Whether text objects, given in drawing order, were drawn line by line across columns, or in no order at all."""
    if len(boxes) < _FEWEST_BOXES:
        return False
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    steps = np.diff(boxes[:, [1, 3]].mean(axis=1))
    turns = np.abs(steps) > height / 2
    upward = steps > 1.5 * height
    if turns.sum() >= _FEWEST_TURNS and upward.sum() > _UPWARD * turns.sum():
        return True
    gap = find_gap(boxes)
    if gap is None:
        return False
    inside = boxes[~gap.crossed_by(boxes)]
    right = gap.right_of(inside)
    fewer = min(_count_lines(inside[right]), _count_lines(inside[~right]))
    switches = int((right[1:] != right[:-1]).sum())
    return switches >= _FEWEST_TURNS and switches > 0.8 * fewer


def _runs(marked: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Starts and ends of the stretches that are marked."""
    return np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(int))).reshape(-1, 2)


def _parts(boxes: Boxes, gap: Gap) -> bool:
    """Whether what lies on either side is a column: enough of the page, and lines below lines."""
    sides = boxes[~gap.crossed_by(boxes)]
    right = gap.right_of(sides)
    printed = (sides[:, 2] - sides[:, 0]) * (sides[:, 3] - sides[:, 1])
    share = printed[right].sum() / max(printed.sum(), 1e-9)
    return bool(_SMALLEST_SHARE <= share <= 1 - _SMALLEST_SHARE) and all(
        _density(side) >= _DENSE for side in (sides[right], sides[~right])
    )


def _density(boxes: Boxes) -> float:
    """The share of a column's height, from its first line to its last, that lines of usual distance fill."""
    if len(boxes) == 0:
        return 0.0
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    extent = float(boxes[:, 3].max() - boxes[:, 1].min())
    return _count_lines(boxes) * 1.6 * height / max(extent, height)


def _count_lines(boxes: Boxes) -> int:
    if len(boxes) == 0:
        return 0
    height = max(float(np.median(boxes[:, 3] - boxes[:, 1])), 1.0)
    middles = np.sort(boxes[:, [1, 3]].mean(axis=1))
    return int((np.diff(middles) > height / 2).sum()) + 1

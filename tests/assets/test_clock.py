"""What comes later never looks older, as long as the clock was only put right."""

from datetime import UTC, datetime, timedelta

import pytest

from assets.clock import arrival_time

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (None, NOON),
        (NOON - timedelta(days=400), NOON),
        (NOON + timedelta(hours=1), NOON + timedelta(hours=1, microseconds=1)),
        (NOON + timedelta(days=1), NOON + timedelta(days=1, microseconds=1)),
        (NOON + timedelta(days=365), NOON),
    ],
)
def test_an_arrival_is_dated_after_the_one_before(latest: datetime | None, expected: datetime) -> None:
    assert arrival_time(NOON, latest) == expected

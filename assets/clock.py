"""The one place where pipelines and assets read the clock, and what they do about a clock that has jumped.

Pure functions take the moment as an argument; durations are measured by `time.monotonic`, which never jumps.
"""

from datetime import UTC, date, datetime, timedelta

SMALL_JUMP = timedelta(days=2)
"""A clock that is back by less than that was put right: the order of arrivals counts for more than the exact hour."""


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day, in UTC."""
    return now().date()


def arrival_time(moment: datetime, latest: object) -> datetime:
    """When documents arrive: now, or just after the latest arrival in the log when the clock was put back a little.

    Of two documents about one person or vacancy the later one counts, so what comes later must not look older. Behind
    a log that is further ahead than SMALL_JUMP the clock is believed: that log was written by one that was wrong.
    """
    if isinstance(latest, datetime) and moment <= latest < moment + SMALL_JUMP:
        return latest + timedelta(microseconds=1)
    return moment

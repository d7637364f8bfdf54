"""What a check is: a name, a sentence that says what it protects, and a judgement over a draft.

Which checks an asset has is listed in `assets.checks`; nothing is repaired by a check.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from assets.lake import Draft, Lake
from assets.limits import Limits


@dataclass(frozen=True)
class CheckInput:
    """What a check may look at: the draft, everything that is current, and the limits of this installation."""

    draft: Draft
    lake: Lake
    limits: Limits


@dataclass(frozen=True)
class Outcome:
    """`sentence` says what was found and, when it failed, what to do."""

    passed: bool
    sentence: str
    figures: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Check:
    name: str
    description: str
    judge: Callable[[CheckInput], Outcome]
    blocking: bool = True

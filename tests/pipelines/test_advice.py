"""Whatever is in quarantine or flagged comes with a sentence that says what a person should do about it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from models.parsing.resumes import flags
from models.parsing.resumes.certainty import BADLY_READ
from pipelines.advice import ADVICE, ON_FLAGS, OTHERWISE, advise, advise_on_flag
from serving.profiles.schemas import Flag

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")


def reasons() -> set[str]:
    """Every code that our sources reject something with: calls and constants alike."""
    return {reason for path in sources() for reason in reasons_of(ast.parse(path.read_text(encoding="utf-8")))}


def sources() -> Iterator[Path]:
    """Our sources but for the reader of gazetteers, whose refusals go to whoever loads one."""
    for package in ("models", "assets", "pipelines"):
        yield from (path for path in (ROOT / package).rglob("*.py") if path.name != "geonames.py")


def reasons_of(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            position = {"Rejected": 0, "Rejection": 1}.get(node.func.id)
            if position is not None and position < len(node.args):
                yield from codes(node.args[position], constants)


def codes(node: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Name):
        node = ast.Constant(constants.get(node.id, ""))
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        yield node.value


BY_OTHER_WAYS = {"broken_docx", "unknown_type", "too_large", "crashed", "no_columns", "erased_person", "unreadable"}
"""Codes that come out of functions and tuples, where the walk above doesn't follow them."""


def test_the_walk_finds_codes() -> None:
    assert {"image_only", "no_title", "too_slow", "repeated_person"} <= reasons()


@pytest.mark.parametrize("reason", sorted(reasons() | BY_OTHER_WAYS))
def test_every_reason_has_a_sentence_of_its_own(reason: str) -> None:
    assert advise(reason) != OTHERWISE
    assert advise(reason).endswith(".")


def test_no_sentence_is_for_a_reason_that_does_not_occur() -> None:
    assert set(ADVICE) <= reasons() | BY_OTHER_WAYS


def test_every_flag_has_a_sentence() -> None:
    named = re.findall(r"`([a-z_]+)`", flags.find_flags.__doc__ or "")
    assert set(named) | {BADLY_READ, "read_from_pictures"} == set(ON_FLAGS)
    assert advise_on_flag("hidden_text").endswith(".")


def test_the_api_tells_every_flag_by_name() -> None:
    assert set(get_args(Flag)) == set(ON_FLAGS)

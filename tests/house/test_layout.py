"""The house rules that a reader would otherwise have to remember."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("pipelines", "assets", "serving", "models", "sample", "benchmarks")
TOP_LEVEL = {
    # fixed by the user
    *("pipelines", "assets", "serving", "models", "dbt", "tests", "pyproject.toml", "workspace.yaml", "README.md"),
    # argued in DECISIONS.md
    *("Makefile", "constraints.txt", "CHANGELOG.md", "DECISIONS.md", "LICENSE", "sample", "docs", "benchmarks"),
    *(".ci", ".gitignore", ".gitattributes"),
}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
BANNED_NAMES = {"df", "utils", "helpers", "manager", "misc", "common"}


def modules() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


def tracked() -> list[str]:
    import subprocess

    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout: what is tracked can't be told")
    return listed.stdout.splitlines()


def test_nothing_else_stands_at_the_top_level() -> None:
    assert {name.split("/")[0] for name in tracked()} <= TOP_LEVEL


def test_dbt_is_no_python_package() -> None:
    assert not list((ROOT / "dbt").rglob("__init__.py")), "a dbt/__init__.py shadows dbt-core"


def test_workspace_yaml_is_not_ignored() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text()
    assert "[tool.dagster" not in pyproject and "[tool.dg" not in pyproject


@pytest.mark.parametrize("module", list(modules()), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_readable(module: Path) -> None:
    source = module.read_text()
    tree = ast.parse(source)
    assert len(source.splitlines()) <= LONGEST_FILE, "what is it really two of?"
    assert ast.get_docstring(tree), "a module says what lives in it and what doesn't"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"
            assert node.returns is not None, f"{node.name} doesn't say what it returns"
    assert module.stem not in BANNED_NAMES
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert not names & BANNED_NAMES
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", source)


def test_asset_and_pipeline_modules_keep_their_annotations() -> None:
    """Postponed annotations break `dg.Config` parameters."""
    for module in modules():
        if module.relative_to(ROOT).parts[0] in ("assets", "pipelines"):
            assert "from __future__ import annotations" not in module.read_text(), module

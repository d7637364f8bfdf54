"""The API's process starts quickly and stays small: what its imports cost, and what they never load."""

import subprocess
import sys

FRAMEWORK = "import fastapi, sqlalchemy, psycopg"
OURS = "import serving.main"
HEAVY = {"torch", "sentence_transformers", "polars", "duckdb", "sklearn", "dagster", "pypdf", "pyarrow", "alembic"}


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def seconds(statement: str) -> float:
    """CPU seconds, for others may use the machine at the same time."""
    return float(run(f"import time; begun = time.process_time(); {statement}; print(time.process_time() - begun)"))


def test_imports_cost_less_than_twice_the_frameworks() -> None:
    run(OURS)  # compiles what is not compiled yet
    framework, ours = zip(*((seconds(FRAMEWORK), seconds(OURS)) for _ in range(3)), strict=True)
    assert min(ours) < 2 * min(framework)


def test_nothing_that_learns_parses_or_orchestrates_is_loaded() -> None:
    loaded = run(f"{OURS}, sys; print(*{{name.partition('.')[0] for name in sys.modules}})").split()
    assert "fastapi" in loaded
    assert not HEAVY & set(loaded)

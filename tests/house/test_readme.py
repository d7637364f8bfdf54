"""The README is true where a test can tell: its settings are those that there are, and its pictures exist."""

import re
from pathlib import Path

from pipelines.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_table_and_no_other() -> None:
    rows = [line for line in README.splitlines() if re.match(r"\| `(?:MATCHMILL_|DATABASE_URL)", line)]
    named = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}
    assert named == {row.variable for row in Settings().rows()}


def test_what_it_links_to_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]

"""Real answers of boards and real exports, where the development data is at hand: every row accounted for."""

from pathlib import Path

import pytest

from models.parsing.postings.posting import PostingBatch, parse_postings

DATA = Path(__file__).parents[4] / "shared" / "data"
CAPTURES = sorted(DATA.glob("api_captures/*/*.json"))
MESSY = sorted(DATA.glob("postings/messy/*"))

pytestmark = pytest.mark.skipif(not CAPTURES, reason="the development data (../shared/data) is not on this machine")


def _parse(path: Path) -> PostingBatch:
    batch = parse_postings(path.read_bytes(), path.name)
    items = [posting.item for posting in batch.postings] + [line.item for line in batch.rejected]
    assert set(items) == set(range(len(items)))
    for posting in batch.postings:
        assert all(posting.description[line.start : line.end] == line.text for line in posting.requirements)
        assert "&lt;" not in posting.description
        assert "<p>" not in posting.description
    return batch


@pytest.mark.parametrize("path", CAPTURES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_item_of_a_boards_answer_becomes_a_posting(path: Path) -> None:
    batch = _parse(path)
    assert batch.rejected == []
    assert all(posting.hiring_organization or path.parent.name == "lever" for posting in batch.postings)
    assert all(posting.date_posted for posting in batch.postings)
    assert all(posting.posting_key.startswith("https://") for posting in batch.postings)


@pytest.mark.parametrize("path", MESSY, ids=lambda path: path.suffix)
def test_messy_exports_lose_no_row(path: Path) -> None:
    batch = _parse(path)
    assert (len(batch.postings), batch.rejected) == (300, [])
    assert sum(posting.country is not None for posting in batch.postings) >= 270

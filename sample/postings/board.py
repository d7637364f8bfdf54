"""A company's board as JSON in the shape of Greenhouse's public job board interface.

Only the fields that such a board really has are written; pay and conditions stand in the content's text.
"""

import html
import json

from sample.postings.wording import Wording, word_posting
from sample.records import COUNTRIES, Posting

BOARDS = {"fennmark": "boards/fennmark.json", "haldenridge": "boards/haldenridge.json"}


def board_url(posting: Posting) -> str:
    """Where the board shows the posting."""
    return f"https://boards.example.com/{posting.source}/jobs/{posting.reference}"


def write_board(postings: list[Posting]) -> bytes:
    """The board's answer; `content` is HTML, escaped once more, as the real interface does it."""
    entries = [_entry(posting) for posting in postings]
    document = {"jobs": entries, "meta": {"total": len(entries)}}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(posting: Posting) -> dict[str, object]:
    country = COUNTRIES[posting.place.country]
    where = f"{posting.place.city}, {country}" if posting.place.city else f"Remote - {country}"
    return {
        "id": int(posting.reference),
        "internal_job_id": int(posting.reference) - 1_000_000,
        "title": posting.title,
        "company_name": posting.employer,
        "location": {"name": where},
        "absolute_url": board_url(posting),
        "updated_at": f"{posting.posted.isoformat()}T09:30:00-04:00",
        "requisition_id": f"R-{posting.reference[-4:]}",
        "metadata": None,
        "content": html.escape(as_html(word_posting(posting))),
    }


def as_html(wording: Wording) -> str:
    """The posting's text as simple HTML: a paragraph, then headings and lists."""
    parts = [f"<p>{html.escape(wording.opening)}</p>"]
    for heading, lines in wording.sections:
        entries = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        parts.append(f"<h3>{html.escape(heading)}</h3><ul>{entries}</ul>")
    return "\n".join(parts)

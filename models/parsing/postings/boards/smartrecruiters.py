"""SmartRecruiters' posting API: https://developers.smartrecruiters.com/docs/posting-api.

Only the shape of its answers is known here.
"""

from models.parsing.postings.boards.shape import Board, Item
from models.parsing.postings.posting_fields import PostingFields, StatedPlace
from models.parsing.values import Json, as_text, as_texts, at, first


def read(item: Item, answer: Json) -> PostingFields:
    """A listing has no text: that comes with a second call, as `jobAd.sections`. Labels are in any language."""
    location = item.get("location")
    return PostingFields(
        title=as_text(item.get("name")),
        employer=as_text(at(item, "company", "name")),
        description=_describe(item),
        url=as_text(first(item.get("postingUrl"), item.get("ref"))),
        identifier=as_text(item.get("id")),
        posted=item.get("releasedDate"),
        places=[
            StatedPlace(
                written=as_text(at(location, "fullLocation")),
                city=as_text(at(location, "city")),
                region=as_text(at(location, "region")),
                country=(as_text(at(location, "country")) or "").upper() or None,
            )
        ],
        remote=next((word for word in ("hybrid", "remote") if at(location, word) is True), None),
        employment=as_texts(at(item, "typeOfEmployment", "id")) + as_texts(at(item, "typeOfEmployment", "label")),
        industry=as_text(at(item, "industry", "label")),
        seniority=(as_text(at(item, "experienceLevel", "id")) or "").replace("_", " "),
    )


def _describe(item: Item) -> str | None:
    sections = at(item, "jobAd", "sections")
    order = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
    parts = [
        f"<h3>{at(sections, key, 'title') or ''}</h3>{at(sections, key, 'text')}"
        for key in order
        if at(sections, key, "text")
    ]
    return "".join(parts) or None


BOARD = Board("smartrecruiters", "content", frozenset({"name", "company", "releasedDate"}), read)

"""Jobicy's remote jobs API: https://jobicy.com/jobs-rss-feed. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.values import Json, as_text, as_texts, first


def read(item: Item, answer: Json) -> PostingFields:
    """Everything on this board is remote; older answers call the amounts `annualSalaryMin` and `annualSalaryMax`."""
    industries = as_texts(item.get("jobIndustry"))
    return PostingFields(
        title=as_text(item.get("jobTitle")),
        employer=as_text(item.get("companyName")),
        description=first(item.get("jobDescription"), item.get("jobExcerpt")),
        url=as_text(item.get("url")),
        identifier=as_text(item.get("id")),
        posted=item.get("pubDate"),
        places=[StatedPlace(written=place.strip()) for place in (as_text(item.get("jobGeo")) or "").split(",")],
        remote="remote",
        employment=as_texts(item.get("jobType")),
        pay=StatedPay(
            first(item.get("salaryMin"), item.get("annualSalaryMin")),
            first(item.get("salaryMax"), item.get("annualSalaryMax")),
            as_text(item.get("salaryCurrency")),
            as_text(item.get("salaryPeriod")) or ("year" if "annualSalaryMin" in item else None),
        ),
        industry=industries[0] if industries else None,
        seniority=as_text(item.get("jobLevel")),
    )


BOARD = Board("jobicy", "jobs", frozenset({"jobTitle", "companyName"}), read)

"""Ashby's job board API: https://developers.ashbyhq.com/docs/public-job-posting-api. Only its shape is known here."""

from models.parsing.postings.boards.shape import Board, Item, employer_from_url
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.values import Json, as_list, as_text, as_texts, at, first


def read(item: Item, answer: Json) -> PostingFields:
    """`isRemote` is true for hybrid work too, so `workplaceType` goes before it."""
    url = as_text(item.get("jobUrl"))
    remote = "remote" if item.get("isRemote") is True else None
    return PostingFields(
        title=as_text(item.get("title")),
        employer=employer_from_url(url, "ashbyhq.com/"),
        description=first(item.get("descriptionHtml"), item.get("descriptionPlain")),
        url=url,
        identifier=as_text(item.get("id")),
        posted=item.get("publishedAt"),
        places=_places(item),
        remote=_spaced(as_text(item.get("workplaceType"))) or remote,
        employment=as_texts(item.get("employmentType")),
        pay=_pay(item.get("compensation")),
        listed=item.get("isListed") is not False,
    )


def _spaced(workplace: str | None) -> str | None:
    return "On-site" if workplace == "OnSite" else workplace


def _places(item: Item) -> list[StatedPlace]:
    address = at(item, "address", "postalAddress")
    whole = StatedPlace(
        written=as_text(item.get("location")),
        city=as_text(at(address, "addressLocality")),
        region=as_text(at(address, "addressRegion")),
        country=as_text(at(address, "addressCountry")),
    )
    others = (as_text(at(place, "location")) for place in as_list(item.get("secondaryLocations")))
    return [whole, *(StatedPlace(written=place) for place in others)]


def _pay(compensation: Json) -> StatedPay:
    """The first salary among the components; equity and bonuses are no pay."""
    components = as_list(at(compensation, "summaryComponents"))
    salary = next((part for part in components if at(part, "compensationType") == "Salary"), None)
    return StatedPay(
        at(salary, "minValue"),
        at(salary, "maxValue"),
        as_text(at(salary, "currencyCode")),
        as_text(at(salary, "interval")),
        as_texts(at(compensation, "scrapeableCompensationSalarySummary")),
    )


BOARD = Board("ashby", "jobs", frozenset({"jobUrl", "title", "isListed"}), read)

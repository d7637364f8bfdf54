"""schema.org `JobPosting` as JSON-LD: found in a page or a JSON document, and read into `PostingFields`.

Other kinds of structured data in the same page are passed over; nothing is normalised here.
"""

import json
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.values import Json, as_list, as_text, as_texts, at, first, is_list, is_object, read_name

_DEPTH = 12


def find_job_postings(document: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """Every object of type `JobPosting` in a JSON document, in its order (lists, `@graph`, `ItemList` and such)."""
    if depth > _DEPTH:
        return
    if is_object(document):
        if is_job_posting(document):
            yield document
            return
        for key in ("@graph", "itemListElement", "item", "mainEntity", "jobPosting"):
            yield from find_job_postings(document.get(key), depth + 1)
    elif is_list(document):
        for element in document:
            yield from find_job_postings(element, depth + 1)


def is_job_posting(value: Json) -> bool:
    """Whether a JSON object says that it is a `JobPosting`, with or without the vocabulary's prefix."""
    kinds = as_texts(at(value, "@type") or at(value, "type"))
    return any(kind.rsplit("/", 1)[-1].removeprefix("schema:") == "JobPosting" for kind in kinds)


def read_page(markup: str) -> tuple[list[dict[str, Json]], int]:
    """The `JobPosting` objects of an HTML page, and how many of its JSON-LD blocks are broken."""
    try:
        root = lxml_html.document_fromstring(
            markup.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [], 0
    postings: list[dict[str, Json]] = []
    broken = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            postings += find_job_postings(_load(script.text or ""))
        except (ValueError, RecursionError):
            broken += 1
    return postings, broken


def _load(text: str) -> Json:
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    return json.loads(text.strip().rstrip(";"), strict=False)  # line breaks within strings are common


def read_job_posting(posting: dict[str, Json]) -> PostingFields:
    """The fields of one `JobPosting`, see https://schema.org/JobPosting."""
    demands = (posting.get(key) for key in ("responsibilities", "qualifications"))
    return PostingFields(
        title=as_text(first(posting.get("title"), posting.get("name"))),
        employer=read_name(posting.get("hiringOrganization")),
        description=_describe(posting.get("description"), *demands),
        url=as_text(first(posting.get("url"), posting.get("@id"), at(posting, "mainEntityOfPage", "@id"))),
        identifier=_identify(posting.get("identifier")),
        posted=posting.get("datePosted"),
        expires=posting.get("validThrough"),
        places=[*read_places(posting.get("jobLocation")), *read_places(posting.get("applicantLocationRequirements"))],
        remote=as_text(posting.get("jobLocationType")),
        employment=as_texts(posting.get("employmentType")),
        pay=read_salary(first(posting.get("baseSalary"), posting.get("estimatedSalary"))),
        industry=read_name(first(posting.get("industry"), posting.get("occupationalCategory"))),
        experience=_months(posting.get("experienceRequirements")),
        education=_credential(posting.get("educationRequirements")),
        skills=[name for skill in as_list(posting.get("skills")) for name in _split(read_name(skill))],
    )


def read_places(value: Json) -> list[StatedPlace]:
    """Places of schema.org, of other JSON with keys that end in city, state and country, and places in one line."""
    places: list[StatedPlace] = []
    for element in as_list(value):
        address = first(at(element, "address"), element)
        if isinstance(address, str):
            places.append(StatedPlace(written=as_text(address)))
        elif is_object(address):
            places.append(_read_address(address, element))
    return places


def _read_address(address: dict[str, Json], element: Json) -> StatedPlace:
    found: dict[str, str | None] = {"city": None, "region": None, "country": None}
    endings = {"city": ("locality", "city", "town"), "region": ("region", "state", "province"), "country": ("country",)}
    for key, value in address.items():
        for part, names in endings.items():
            if found[part] is None and key.lower().endswith(names):
                found[part] = read_name(value)
    country = found["country"] or (as_text(at(element, "name")) if at(element, "@type") == "Country" else None)
    named = as_text(first(at(element, "fullLocation"), at(element, "location"), at(element, "name")))
    return StatedPlace(written=named, city=found["city"], region=found["region"], country=country)


def read_salary(value: Json) -> StatedPay:
    """`MonetaryAmount` or plain text or a number; `value.value` is free text in many sources."""
    if not is_object(value):
        return _stated(value, {}, None)
    amount = value.get("value")
    inner = amount if is_object(amount) else value
    return _stated(inner.get("value"), inner, as_text(first(value.get("currency"), inner.get("currency"))))


def _stated(single: Json, inner: dict[str, Json], currency: str | None) -> StatedPay:
    exact = single if isinstance(single, int | float) else None
    return StatedPay(
        minimum=first(inner.get("minValue"), exact),
        maximum=first(inner.get("maxValue"), exact),
        currency=currency,
        period=as_text(first(inner.get("unitText"), inner.get("unitCode"))),
        texts=as_texts(single) if isinstance(single, str) else [],
    )


def _describe(*parts: Json) -> str | None:
    """The texts one after another, none twice: many sources repeat one within the other."""
    texts = [part for part in parts if isinstance(part, str) and part.strip()]
    return (
        "\n\n".join(text for at_, text in enumerate(texts) if not any(text in other for other in texts[:at_])) or None
    )


def _identify(value: Json) -> str | None:
    name, number = as_text(at(value, "name")), as_text(at(value, "value"))
    return as_text(value) or (f"{name}:{number}" if name and number else number)


def _months(value: Json) -> str | None:
    months = at(value, "monthsOfExperience")
    try:
        return f"{float(months) / 12:g} years" if months is not None else as_text(value)
    except (TypeError, ValueError):
        return None


def _credential(value: Json) -> str | None:
    levels = [as_text(first(at(element, "credentialCategory"), element)) for element in as_list(value)]
    return " or ".join(level for level in levels if level) or None


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").replace("\n", ",").split(",") if part.strip()]

"""From a source's own words to one normalised `Posting`.

No format of any file is known here; every reader hands over `PostingFields`.
"""

import hashlib
import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from models.parsing.documents.markup import BULLET, html_to_text
from models.parsing.meanings.dates import parse_date
from models.parsing.meanings.employment import find_employment_types, find_seniority
from models.parsing.meanings.language import detect_language
from models.parsing.meanings.money import CURRENCY_OF_COUNTRY, find_currency, find_period, read_amount
from models.parsing.meanings.pay import Pay, parse_pay, state_pay
from models.parsing.meanings.pay_prose import find_pay
from models.parsing.meanings.remote import find_remote
from models.parsing.places.place import Place, find_place
from models.parsing.postings.demands import education_level, experience_years
from models.parsing.postings.flattened import restore_lines
from models.parsing.postings.posting_fields import PostingFields, StatedPay, StatedPlace
from models.parsing.postings.requirements import split_requirements
from models.parsing.postings.spoken import required_languages
from models.parsing.postings.terms import Terms, find_terms
from models.parsing.records import Posting, Rejected, Remote
from models.parsing.values import as_text

_TRACKING = re.compile(r"utm_|gh_src|source|src|ref|referrer|fbclid|gclid|lever-|trk", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_INSTITUTION = re.compile(
    r"\b(?:trust|hospital|nhs|university|clinic|council|school|centre|center|limited|ltd|home)\b", re.I
)
"""Employers write their own name where the town belongs."""
_LONGEST_TITLE = 300


def build_posting(fields: PostingFields, item: int) -> Posting:
    """The posting that the fields describe; raises `Rejected` when they name no title or are not meant for readers."""
    title = _one_line(fields.title)
    if title is None:
        raise Rejected("no_title", "The row names no job title, so there is nothing to match it by.")
    if not fields.listed:
        raise Rejected("unlisted", "The source itself keeps this posting from readers (not listed or not published).")
    title = title[:_LONGEST_TITLE]
    description = _describe(fields)
    location, place = _locate(fields)
    terms = find_terms(description)
    pay = _read_pay(fields.pay, place.country) or find_pay(description, place.country)
    requirements = split_requirements(description)
    asked = [line.text for line in requirements if line.importance == "required"]
    employer = as_text(fields.employer)
    url = as_text(fields.url)
    posting = Posting(
        item=item,
        posting_key=identify_posting(url, as_text(fields.identifier), title, employer, location),
        title=title,
        hiring_organization=employer,
        description=description,
        url=url,
        date_posted=parse_date(fields.posted),
        valid_through=parse_date(fields.expires),
        employment_types=find_employment_types(fields.employment or terms.employment, title),
        location=location,
        country=place.country,
        region=place.region,
        city=place.city,
        remote=_read_remote(fields, place, title, terms),
        language=detect_language(f"{title}\n{description}"),
        industry=_one_line(fields.industry),
        seniority=find_seniority(title, fields.seniority),
        experience_years_min=experience_years([fields.experience] if fields.experience else asked),
        education_level_min=education_level([fields.education] if fields.education else asked),
        languages_required=required_languages([*fields.languages, title, *asked]),
        requirements=requirements,
    )
    return _with_pay(posting, pay) if pay else posting


def _one_line(text: str | None) -> str | None:
    """A short field without the markup that some sources put into it."""
    return as_text(html_to_text(text) if text and "<" in text else text)


def _with_pay(posting: Posting, pay: Pay) -> Posting:
    return replace(
        posting,
        pay_min=pay.minimum,
        pay_max=pay.maximum,
        pay_currency=pay.currency,
        pay_period=pay.period,
        pay_annual_min=pay.annual_minimum,
        pay_annual_max=pay.annual_maximum,
        pay_source=pay.source,
    )


def identify_posting(
    url: str | None, identifier: str | None, title: str, employer: str | None, location: str | None
) -> str:
    """The source's own identity: the URL without tracking, else its identifier within the employer, else a hash.

    The URL goes first because it means the same thing on a board, in an export of it and in a crawl of the page.
    """
    if url and "://" in url:
        parts = urlsplit(url)
        query = urlencode([pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0])])
        return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), query, ""))
    if identifier:
        return f"{fold_words(employer)}:{identifier}"
    return "text:" + hashlib.sha256("\n".join(map(fold_words, (title, employer, location))).encode()).hexdigest()[:32]


def fold_words(text: str | None) -> str:
    """Words in lower case with single blanks between them: what two spellings of one name have in common."""
    return " ".join(_WORD.findall((text or "").casefold()))


def _describe(fields: PostingFields) -> str:
    """The description; skills that the source lists beside it become a section of it, so that they have spans."""
    description = restore_lines(html_to_text(fields.description)) if fields.description else ""
    listed = [skill for skill in fields.skills if skill.casefold() not in description.casefold()]
    if not listed:
        return description
    section = "\n".join(["Skills:", *(BULLET + skill for skill in listed)])
    return f"{description}\n\n{section}" if description else section


def _locate(fields: PostingFields) -> tuple[str | None, Place]:
    """The places as written, and the first of them that can be told, with a town rather than without."""
    written = dict.fromkeys(line for place in fields.places if (line := _write_place(place)))
    found = [find_place(line) for place in fields.places for line in _readings(place)]
    best = next((place for place in found if place.city), None) or next(
        (place for place in found if place.country), Place()
    )
    city = None if best.city and _INSTITUTION.search(best.city) else best.city
    remote = next((place.remote for place in found if place.remote), None)
    return "; ".join(written) or None, replace(best, city=city, remote=remote)


def _write_place(place: StatedPlace) -> str | None:
    return as_text(place.written) or _join_parts(place)


def _join_parts(place: StatedPlace) -> str | None:
    parts = dict.fromkeys(part for part in map(as_text, (place.city, place.region, place.country)) if part)
    return ", ".join(parts) or None


def _readings(place: StatedPlace) -> list[str]:
    """The lines that a place can be told from, the surest first: its own parts, then the one line with its country."""
    written, country = as_text(place.written), as_text(place.country)
    whole = f"{written}, {country}" if written and country and country not in written else written
    parts = _join_parts(place)
    lines = (parts, whole) if place.city else (whole, parts)
    return [line for line in lines if line]


def _read_remote(fields: PostingFields, place: Place, title: str, terms: Terms) -> Remote | None:
    stated = find_remote(" | ".join(filter(None, [fields.remote, *fields.employment])))
    return stated or place.remote or find_remote(title) or find_remote(" | ".join(terms.remote))


def _read_pay(stated: StatedPay, country: str | None) -> Pay | None:
    """Words that name an amount go before numbers: sources normalise "£17 per hour" to a yearly figure of their own."""
    currency = find_currency(stated.currency or "", country)
    period = find_period(stated.period or "")
    numbers = state_pay(_amount(stated.minimum), _amount(stated.maximum), currency, period)
    parsed = [pay for text in stated.texts if (pay := parse_pay(text, currency, period, country))]
    worded = max(parsed, key=lambda pay: (pay.period is not None) + (pay.currency is not None), default=None)
    if worded and (numbers is None or find_period(" ".join(stated.texts))):
        return worded
    if numbers is None or numbers.currency:
        return numbers
    currency = (worded.currency if worded else None) or CURRENCY_OF_COUNTRY.get(country or "")
    return state_pay(numbers.minimum, numbers.maximum, currency, period)


def _amount(value: object) -> float | None:
    if isinstance(value, str):
        return read_amount(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

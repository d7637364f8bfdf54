"""A single web page about one vacancy, with schema.org JobPosting data in JSON-LD.

The page's visible text says the same as its data.
"""

import html
import json

from sample.load import ascii_name
from sample.postings.board import as_html
from sample.postings.wording import word_posting
from sample.records import Posting

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title} | {employer}</title>
<link rel="canonical" href="{url}">
<script type="application/ld+json">
{data}
</script>
<style>body {{ font-family: sans-serif; max-width: 46em; margin: 2em auto }} nav a {{ margin-right: 1em }}</style>
</head>
<body>
<nav><a href="/">{employer}</a><a href="/about">About us</a><a href="/careers">Careers</a></nav>
<main>
<h1>{title}</h1>
{text}
<p><a href="{url}/apply">{apply}</a></p>
</main>
<footer>An invented employer in an invented advertisement.</footer>
</body>
</html>
"""


def page_file(posting: Posting) -> str:
    """The page's file, named as a browser would save it."""
    return f"pages/{ascii_name(posting.employer).replace('_', '-')}-{posting.reference}.html"


def page_url(posting: Posting) -> str:
    """The page's address."""
    return f"https://careers.example.org/{ascii_name(posting.employer).replace('_', '-')}/{posting.reference}"


def write_page(posting: Posting) -> bytes:
    """The whole page."""
    german = posting.role.written_in == "de"
    text = as_html(word_posting(posting))
    data = json.dumps(_data(posting, text), ensure_ascii=False, indent=1).replace("</", "<\\/")
    page = PAGE.format(
        language=posting.role.written_in,
        title=html.escape(posting.title),
        employer=html.escape(posting.employer),
        url=page_url(posting),
        data=data,
        text=text,
        apply="Jetzt bewerben" if german else "Apply now",
    )
    return page.encode()


def _data(posting: Posting, text: str) -> dict[str, object]:
    """The JobPosting object; what isn't known is absent."""
    data: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "description": text,
        "identifier": {"@type": "PropertyValue", "name": posting.employer, "value": posting.reference},
        "url": page_url(posting),
        "datePosted": posting.posted.isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": posting.employer},
        "employmentType": posting.types[0] if len(posting.types) == 1 else posting.types,
        **_where(posting),
    }
    if posting.valid_through:
        data["validThrough"] = f"{posting.valid_through.isoformat()}T23:59:59+00:00"
    if posting.pay:
        amount = {"@type": "QuantitativeValue", "minValue": posting.pay.low, "maxValue": posting.pay.high}
        amount["unitText"] = posting.pay.period
        data["baseSalary"] = {"@type": "MonetaryAmount", "currency": posting.pay.currency, "value": amount}
    if posting.years:
        months = 12 * posting.years
        data["experienceRequirements"] = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months}
    return data


def _where(posting: Posting) -> dict[str, object]:
    country = posting.place.country
    if posting.mode == "remote":
        return {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": country},
        }
    address = {"@type": "PostalAddress", "addressLocality": posting.place.city, "addressCountry": country}
    return {"jobLocation": {"@type": "Place", "address": address}}

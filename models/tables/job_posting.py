"""An employer's posting as a schema.org JobPosting, so that it is read by the same parser as everybody else's.

Nothing is read from the database here. https://schema.org/JobPosting
"""

from collections.abc import Mapping, Sequence
from typing import Any

HEADINGS = {"required": "Requirements", "preferred": "Nice to have", "excluded": "Not needed"}


def as_job_posting(posting: Mapping[str, Any], requirements: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The row with its requirements in JSON-LD, nulls left out; requirements become headed lists of the description."""
    said = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "identifier": str(posting["id"]),
        "title": posting["title"],
        "description": _describe(posting["description"], requirements),
        "url": posting["url"],
        "datePosted": posting["date_posted"] or posting["created_at"].date(),
        "validThrough": posting["valid_through"],
        "employmentType": posting["employment_types"] or None,
        "hiringOrganization": {"@type": "Organization", "name": posting["company_name"]},
        "jobLocation": _locate(posting),
        "jobLocationType": "TELECOMMUTE" if posting["remote"] == "remote" else None,
        "baseSalary": _pay(posting),
        "industry": posting["industry"],
        "inLanguage": posting["language"],
    }
    return _without_nulls(said)


def _describe(description: str, requirements: Sequence[Mapping[str, Any]]) -> str:
    blocks = [description]
    for importance, heading in HEADINGS.items():
        lines = [f"- {row['text']}" for row in requirements if row["importance"] == importance]
        if lines:
            blocks.append("\n".join([f"{heading}:", *lines]))
    return "\n\n".join(block for block in blocks if block)


def _locate(posting: Mapping[str, Any]) -> dict[str, Any] | None:
    address = _without_nulls(
        {
            "addressLocality": posting["city"] or posting["location"],
            "addressRegion": posting["region"],
            "addressCountry": posting["country"],
        }
    )
    return {"@type": "Place", "address": {"@type": "PostalAddress", **address}} if address else None


def _pay(posting: Mapping[str, Any]) -> dict[str, Any] | None:
    if posting["pay_min"] is None and posting["pay_max"] is None:
        return None
    amount = {"minValue": posting["pay_min"], "maxValue": posting["pay_max"], "unitText": posting["pay_period"]}
    value = {"@type": "QuantitativeValue", **_without_nulls(amount)}
    return _without_nulls({"@type": "MonetaryAmount", "currency": posting["pay_currency"], "value": value})


def _without_nulls(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}

"""Rows of a table with one person a row to `Resume`: each row becomes a JSON Resume and is read as one.

So a person has the same record by whichever road they come; what a column means is told in `columns.py`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from models.parsing.meanings.employment import find_employment_types
from models.parsing.meanings.money import find_currency, find_period
from models.parsing.meanings.pay import parse_pay
from models.parsing.meanings.remote import find_remote
from models.parsing.records import Rejected, Rejection, Resume
from models.parsing.resumes.fluency import read_languages
from models.parsing.resumes.listed import read_certificates
from models.parsing.resumes.preferences import read_preferences
from models.parsing.resumes.profile_cells import as_months, read_stations, read_studies, split_list
from models.parsing.resumes.resume import parse_resume
from models.parsing.rows.json_shape import is_json_resume
from models.parsing.rows.table import Table
from models.parsing.rows.table_row import Row
from models.parsing.rows.understanding import SUBSTANCE, ProfileColumns, understand_profiles
from models.parsing.values import Json, as_flag, as_list, as_text, is_object


@dataclass(frozen=True, slots=True)
class Profile:
    """One person of a document; `own_id` is what the table itself calls the person, where it does."""

    item: int
    resume: Resume
    own_id: str | None = None


def read_people(
    table: Table, today: date, mapping: Mapping[str, str] | None = None
) -> Iterator[tuple[int, Profile | Rejection]]:
    """(item, profile or why there is none) of every row. Raises `Rejected` when the columns are not understood."""
    columns = understand_profiles(table.header, mapping)
    for item, cells in table.rows:
        try:
            yield item, Profile(item, *_read_person(table.header, cells, columns, today))
        except Rejected as rejection:
            yield item, Rejection(item, rejection.reason, rejection.detail)


def _read_person(
    header: list[str], cells: list[Json], columns: ProfileColumns, today: date
) -> tuple[Resume, str | None]:
    row = Row(cells, columns.fields)
    whole = {name: value for name, value in zip(header, cells, strict=True) if value is not None}
    linked = whole if is_object(whole.get("basics")) else row.one("json_resume")
    if is_json_resume(linked):
        return _parse(linked, today), None
    text = row.one("resume_text")
    stations = read_stations(row, columns.stations_of(cells))
    if not isinstance(text, str) and not stations and not any(row.all(field) for field in SUBSTANCE):
        detail = "The row says nothing of what the person does: no title, skills, summary, work or education."
        raise Rejected("nothing_to_match", detail)
    stated = _parse(_as_json_resume(row, stations), today)
    if isinstance(text, str):
        stated = _over(parse_resume(text.encode(), "row", today), stated)
    return _with_wishes(stated, row), row.text("identifier")


def _parse(value: Json, today: date) -> Resume:
    return parse_resume(json.dumps(value, default=str).encode(), "row.json", today)


def _as_json_resume(row: Row, stations: list[Json]) -> Json:
    parts = " ".join(filter(None, (row.text("given_name"), row.text("family_name"))))
    place = row.one("location")
    return {
        "basics": {
            "name": row.text("name") or parts,
            "label": row.text("headline") or row.text("position"),
            "email": row.text("email"),
            "phone": row.text("phone"),
            "url": row.text("url"),
            "summary": as_text(row.one("summary")),
            "location": place
            if is_object(place)
            else {
                "city": row.text("city") or as_text(place),
                "region": row.text("region"),
                "countryCode": row.text("country"),
            },
        },
        "work": stations,
        "education": read_studies(row),
        "skills": [{"name": skill} for skill in split_list(row.all("skills"))],
        "awards": [{"title": award} for award in split_list(row.all("awards"))],
    }


def _over(read: Resume, stated: Resume) -> Resume:
    """What a résumé's text says, with the row's own columns over it where they say something."""
    names = ("name", "given_name", "family_name", "email", "phone", "url", "headline", "location")
    own = {name: value for name in names if (value := getattr(stated, name))}
    if stated.country:
        own |= {"country": stated.country, "region": stated.region, "city": stated.city}
    return replace(read, **own)


def _with_wishes(resume: Resume, row: Row) -> Resume:
    """The record with names as the columns part them, languages, certificates, years and what is asked for."""
    wish = row.text("pay")
    currency, period = find_currency(row.text("pay_currency") or "", resume.country), row.text("pay_period")
    pay = parse_pay(wish, currency, find_period(period or ""), resume.country) if wish else None
    remote = row.one("remote")
    return replace(
        resume,
        given_name=row.text("given_name") or resume.given_name,
        family_name=row.text("family_name") or resume.family_name,
        languages=read_languages(_phrases(row.all("languages"))) or resume.languages,
        certificates=read_certificates(split_list(row.all("certificates"))) or resume.certificates,
        experience_months=as_months(row.one("years")) or resume.experience_months,
        remote=(find_remote(as_text(remote) or "") if as_flag(remote) is None else None) or resume.remote,
        relocate=_relocates(row) if row.one("relocate") is not None else resume.relocate,
        employment_types=find_employment_types(split_list(row.all("employment"))) or resume.employment_types,
        pay_floor_annual=pay.annual_minimum if pay else resume.pay_floor_annual,
        pay_currency=pay.currency if pay else resume.pay_currency,
        availability=row.text("availability") or resume.availability,
    )


def _relocates(row: Row) -> bool | None:
    """A plain yes or no, or words that say so; None where they say neither."""
    value = row.one("relocate")
    flag = as_flag(value)
    return read_preferences([f"relocation: {as_text(value)}"], [], None).relocate if flag is None else flag


def _phrases(values: list[Json]) -> list[str]:
    """Languages one a line: a level in a key of its own stands behind the name."""
    lines: list[str] = []
    for value in values:
        for element in as_list(value):
            if is_object(element):
                lines.append(" ".join(text for text in map(as_text, element.values()) if text))
            elif text := as_text(element):
                lines += [part for part in text.replace(";", ",").split(",") if part.strip()]
    return lines

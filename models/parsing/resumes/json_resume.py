"""Maps a JSON Resume (https://jsonresume.org/schema) to our record's parts; it is lenient with what people leave out.

Fields of the standard only: what free text says is read elsewhere.
"""

import re
from dataclasses import replace
from typing import Any

from models.parsing.meanings.degrees import degree_level
from models.parsing.places.place import Place, find_place
from models.parsing.records import Certificate, Education, Language, Project, Publication, Resume, Work
from models.parsing.resumes.contact import find_email, find_phone
from models.parsing.resumes.fluency import find_level, language_code
from models.parsing.resumes.person_name import split_name
from models.parsing.values import Json, as_list, as_text, as_texts, at, first, is_object

_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2]))?")


def read_json_resume(value: dict[str, Any]) -> Resume:
    """The record of a JSON Resume, without the view for matching and what is counted over it."""
    basics = at(value, "basics")
    full = as_text(at(basics, "name"))
    name = split_name(full) if full else None
    where, place = _home(at(basics, "location"))
    return Resume(
        name=name.full if name else None,
        given_name=name.given if name else None,
        family_name=name.family if name else None,
        email=find_email(as_text(at(basics, "email")) or ""),
        phone=find_phone(as_text(at(basics, "phone")) or "", place.country),
        url=next(iter(_links(basics)), None),
        links=_links(basics),
        headline=as_text(at(basics, "label")),
        summary=as_text(at(basics, "summary")),
        location=where,
        country=place.country,
        region=place.region,
        city=place.city,
        work=[_work(entry) for entry in _entries(value, "work")],
        education=[_education(entry) for entry in _entries(value, "education")],
        skills=_skills(_entries(value, "skills")),
        languages=[language for entry in _entries(value, "languages") if (language := _language(entry))],
        certificates=[item for entry in _entries(value, "certificates") if (item := _certificate(entry))],
        projects=[item for entry in _entries(value, "projects") if (item := _project(entry))],
        publications=[item for entry in _entries(value, "publications") if (item := _publication(entry))],
        volunteer=[_work({"name": entry.get("organization"), **entry}) for entry in _entries(value, "volunteer")],
        awards=[title for entry in _entries(value, "awards") if (title := as_text(entry.get("title")))],
    )


def _entries(value: dict[str, Any], section: str) -> list[dict[str, Any]]:
    return [entry for entry in as_list(value.get(section)) if is_object(entry)]


def _home(value: Json) -> tuple[str | None, Place]:
    city, region, code = (as_text(at(value, key)) for key in ("city", "region", "countryCode"))
    written = ", ".join(part for part in (city, region, code) if part)
    place = find_place(written)
    if code and len(code) == 2 and place.country != code.upper():
        place = replace(place, country=code.upper(), city=city, region=region)
    return written or None, place


def _work(entry: dict[str, Any]) -> Work:
    duties = as_texts(entry.get("summary")) + as_texts(entry.get("highlights"))
    start, end = _date(entry.get("startDate")), _date(entry.get("endDate"))
    return Work(
        name=as_text(first(entry.get("name"), entry.get("company"))),
        position=as_text(entry.get("position")),
        location=as_text(entry.get("location")),
        start_date=start,
        end_date=end,
        current=start is not None and end is None,
        summary="\n".join(duties),
    )


def _education(entry: dict[str, Any]) -> Education:
    study_type, area = as_text(entry.get("studyType")), as_text(entry.get("area"))
    return Education(
        institution=as_text(entry.get("institution")),
        area=area,
        study_type=study_type,
        level=degree_level(f"{study_type or ''} {area or ''}"),
        start_date=_date(entry.get("startDate")),
        end_date=_date(entry.get("endDate")),
    )


def _skills(entries: list[dict[str, Any]]) -> list[str]:
    phrases = [phrase for entry in entries for phrase in as_texts(entry.get("name")) + as_texts(entry.get("keywords"))]
    return list(dict.fromkeys(phrases))


def _language(entry: dict[str, Any]) -> Language | None:
    code, fluency = language_code(as_text(entry.get("language")) or ""), as_text(entry.get("fluency"))
    return Language(code, find_level(fluency or ""), fluency) if code else None


def _certificate(entry: dict[str, Any]) -> Certificate | None:
    name = as_text(entry.get("name"))
    issuer, dates = as_text(entry.get("issuer")), (_date(entry.get("date")), _date(entry.get("expires")))
    return Certificate(name, issuer, *dates) if name else None


def _project(entry: dict[str, Any]) -> Project | None:
    name, told = as_text(entry.get("name")), as_texts(entry.get("description")) + as_texts(entry.get("highlights"))
    dates = _date(entry.get("startDate")), _date(entry.get("endDate"))
    return Project(name, "\n".join(told), as_text(entry.get("url")), *dates) if name else None


def _publication(entry: dict[str, Any]) -> Publication | None:
    name, publisher, url = (as_text(entry.get(key)) for key in ("name", "publisher", "url"))
    return Publication(name, publisher, _date(entry.get("releaseDate")), url) if name else None


def _links(basics: Json) -> list[str]:
    """The page of one's own, then those of `profiles`."""
    addresses = [
        first(at(basics, "url"), at(basics, "website")),
        *(at(one, "url") for one in as_list(at(basics, "profiles"))),
    ]
    return list(dict.fromkeys(as_texts(addresses)))


def _date(value: object) -> str | None:
    found = _DATE.match(value.strip()) if isinstance(value, str) else None
    return "-".join(part for part in found.groups() if part) if found else None

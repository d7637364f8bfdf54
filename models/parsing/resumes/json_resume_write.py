"""Writes our record of a résumé as a JSON Resume (https://jsonresume.org/schema), nested and named as the standard is.

Nothing is read or judged here: what the record does not say is left out, for the standard knows no null.
"""

from dataclasses import asdict
from typing import Any

from models.parsing.records import Education, Language, Project, Publication, Resume, Work
from models.parsing.resumes.contact import network_of
from models.parsing.resumes.fluency import language_name

Section = dict[str, Any]


def write_json_resume(resume: Resume) -> Section:
    """The sections of the standard that the record fills; `read_json_resume` reads the same record back.

    `meta` holds what the standard has no field for: the language the résumé is written in, months in work and in remote
    work, the level, what the person asks for, how sure the reading is as a whole, flags, how many characters there are,
    visible and hidden, and the words that say each field.
    """
    return _stated(
        {
            "basics": _basics(resume),
            "work": [_work(entry) for entry in resume.work],
            "education": [_education(entry) for entry in resume.education],
            "skills": [{"name": skill} for skill in resume.skills],
            "languages": [_language(entry) for entry in resume.languages],
            "certificates": [_stated(asdict(entry)) for entry in resume.certificates],
            "awards": [{"title": title} for title in resume.awards],
            "projects": [_project(entry) for entry in resume.projects],
            "publications": [_publication(entry) for entry in resume.publications],
            "volunteer": [_volunteer(entry) for entry in resume.volunteer],
            "meta": _meta(resume),
        }
    )


def _basics(resume: Resume) -> Section:
    others = [link for link in resume.links if link != resume.url]
    place = {"city": resume.city, "region": resume.region, "countryCode": resume.country}
    return _stated(
        {
            "name": resume.name,
            "label": resume.headline,
            "email": resume.email,
            "phone": resume.phone,
            "url": resume.url,
            "summary": resume.summary,
            "profiles": [_stated({"network": network_of(link), "url": link}) for link in others],
            "location": _stated(place if resume.city else {**place, "address": resume.location}),
        }
    )


def _work(entry: Work) -> Section:
    duties = entry.summary.split("\n")
    return _stated(
        {
            "name": entry.name,
            "position": entry.position,
            "location": entry.location,
            "startDate": entry.start_date,
            "endDate": entry.end_date,
            "summary": entry.summary if len(duties) == 1 else None,
            "highlights": duties if len(duties) > 1 else None,
        }
    )


def _volunteer(entry: Work) -> Section:
    said = _work(entry)
    return {"organization" if name == "name" else name: value for name, value in said.items()}


def _project(entry: Project) -> Section:
    return _stated(
        {
            "name": entry.name,
            "description": entry.description,
            "url": entry.url,
            "startDate": entry.start_date,
            "endDate": entry.end_date,
        }
    )


def _publication(entry: Publication) -> Section:
    return _stated(
        {"name": entry.name, "publisher": entry.publisher, "releaseDate": entry.release_date, "url": entry.url}
    )


def _education(entry: Education) -> Section:
    return _stated(
        {
            "institution": entry.institution,
            "area": entry.area,
            "studyType": entry.study_type,
            "startDate": entry.start_date,
            "endDate": entry.end_date,
        }
    )


def _language(entry: Language) -> Section:
    return _stated({"language": language_name(entry.language), "fluency": entry.fluency or entry.level})


def _meta(resume: Resume) -> Section:
    wishes = {
        "remote": resume.remote,
        "relocate": resume.relocate,
        "employmentTypes": resume.employment_types,
        "payFloorAnnual": resume.pay_floor_annual,
        "payCurrency": resume.pay_currency,
        "noticeDays": resume.notice_days,
        "availability": resume.availability,
    }
    counted = {
        "confidence": resume.confidence,
        "flags": resume.flags,
        "textCharacters": resume.text_characters,
        "hiddenCharacters": resume.hidden_characters,
    }
    said: Section = {
        "language": resume.language,
        "experienceMonths": resume.experience_months,
        "remoteMonths": resume.remote_months,
        "seniority": resume.seniority,
        "preferences": _stated(wishes),
    }
    said["evidence"] = [_stated(asdict(one)) for one in resume.evidence]
    return _stated(said) | counted


def _stated(section: Section) -> Section:
    """Without what says nothing: null, and empty texts, lists and objects."""
    return {name: value for name, value in section.items() if value not in (None, "", [], {})}

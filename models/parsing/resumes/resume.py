"""Turns one document into a résumé's record: reads the text, cuts it into sections, and asks each part's reader.

How a field is read stands in that field's own module; who the person is across documents is decided later.
"""

from dataclasses import replace
from datetime import date

from models.parsing.documents.document import Document, read_document
from models.parsing.meanings.language import detect_language
from models.parsing.meanings.words import title_score
from models.parsing.records import Education, Rejected, Resume, Work
from models.parsing.resumes.assemble import assemble_education, assemble_work
from models.parsing.resumes.certainty import BADLY_READ, LEAST, judge_reading
from models.parsing.resumes.contact import find_email, find_home, find_links, find_phone
from models.parsing.resumes.education import read_education
from models.parsing.resumes.entries import BULLET
from models.parsing.resumes.evidence import best_value, gather_evidence, own_terms
from models.parsing.resumes.experience import count_months, count_remote_months, latest_title, tell_seniority
from models.parsing.resumes.flags import find_flags
from models.parsing.resumes.fluency import read_languages
from models.parsing.resumes.further import read_projects, read_publications, read_volunteer_work
from models.parsing.resumes.json_resume import read_json_resume
from models.parsing.resumes.listed import read_awards, read_certificates, read_skills
from models.parsing.resumes.matching_text import build_matching_text
from models.parsing.resumes.mentions.find import find_mentions
from models.parsing.resumes.mentions.mention import Mention
from models.parsing.resumes.page_marks import drop_page_marks
from models.parsing.resumes.person_name import PersonName, find_name, split_name
from models.parsing.resumes.preferences import read_preferences
from models.parsing.resumes.resume_headline import find_headline
from models.parsing.resumes.sections import TOP, Section, lines_about, lines_of, split_sections
from models.parsing.resumes.tagger.tagger import Tagger, merge
from models.parsing.resumes.work import read_work

MOST_HIDDEN = 400
"""Characters of hidden text from which on a document is refused when it shows less than that."""

_SURE_TITLE = 2


def parse_resume(content: bytes, name: str, today: date, ocr: bool = False, tagger: Tagger | None = None) -> Resume:
    """The record of a résumé in any form that `read_document` reads; `today` is the day up to which work counts.

    With `ocr` pictures of text are read too; a `tagger` answers for the fields that it reads better than rules.

    Raises `Rejected` as `read_document` does, `mostly_hidden` when more is hidden than shown, and for nothing else: a
    poor résumé gives a poor record.
    """
    document = read_document(content, name, ocr)
    refuse_stuffed(document)
    found = find_mentions(document.text)
    if tagger:
        found = merge(tagger.tag(document.text), found[0], tagger.fields), found[1]
    if document.structured is None:
        resume, stated, other = _read_text(document, found[0])
    else:
        resume = read_json_resume(document.structured)
        stated, other = [], [resume.summary or ""]
    resume = _complete(resume, document, stated, other, today)
    sure = 1.0 if document.structured else judge_reading(document.text, document.recognised)
    return replace(
        resume,
        confidence=sure,
        flags=[*resume.flags, *([BADLY_READ] if sure < LEAST else [])],
        matching_text=build_matching_text(resume, *own_terms(document.text, *found)),
        evidence=gather_evidence(document.text, *found),
    )


def refuse_stuffed(document: Document) -> None:
    """Raises `Rejected` (`mostly_hidden`) when more of a document is hidden than a reader sees of it."""
    hidden = len(document.hidden_text)
    if hidden >= MOST_HIDDEN and hidden > len(document.text) and document.structured is None:
        raise Rejected("mostly_hidden", "More of the document's text is hidden than can be seen.")


def _read_text(document: Document, mentions: list[Mention]) -> tuple[Resume, list[str], list[str]]:
    """The record of plain text, the lines that state preferences, and lines that may."""
    text = document.text
    email = find_email(text)
    lines = [line for line in text.split("\n") if line.strip()]
    top_lines = len(split_sections(lines)[0].lines)
    name = find_name(lines, top_lines, email) or _name_among(mentions, text)
    sections = split_sections(drop_page_marks(_open_at_name(lines, name), name.full if name else None))
    top, summary = lines_of(sections, "top"), lines_of(sections, "summary")
    about = top + lines_of(sections, "personal")
    links = find_links("\n".join(about))
    where, place = find_home(about)
    resume = Resume(
        name=name.full if name else None,
        given_name=name.given if name else None,
        family_name=name.family if name else None,
        email=email,
        phone=find_phone("\n".join(about), place.country) or find_phone(text[:3000], place.country),
        url=next(iter(links), None),
        links=links,
        headline=find_headline(top, name),
        summary=" ".join(line.removeprefix(BULLET) for line in summary) or None,
        location=where,
        country=place.country,
        region=place.region,
        city=place.city,
        work=_read_stations(document, sections, mentions),
        education=_read_studies(document, sections, mentions),
        skills=read_skills(lines_of(sections, "skills")),
        languages=read_languages(lines_of(sections, "languages")),
        certificates=read_certificates(lines_of(sections, "certificates")),
        awards=read_awards(lines_of(sections, "awards")),
        projects=read_projects(lines_about(sections, "projects")),
        publications=read_publications(lines_about(sections, "publications")),
        volunteer=read_volunteer_work(lines_about(sections, "volunteer")),
    )
    return resume, lines_of(sections, "preferences"), [*about, resume.summary or ""]


def _read_stations(document: Document, sections: list[Section], mentions: list[Mention]) -> list[Work]:
    """Positions by the lines of their sections; by mentions where lines are guesses, or where no section names one."""
    assembled = assemble_work(document.text, mentions) if document.flattened else []
    return assembled or _read_positions(sections) or assemble_work(document.text, mentions)


def _read_studies(document: Document, sections: list[Section], mentions: list[Mention]) -> list[Education]:
    """Studies by the lines of their section; by mentions where lines are guesses, or where there is no section."""
    by_lines = [] if document.flattened else read_education(lines_of(sections, "education"))
    named = by_lines or assemble_education(document.text, mentions)
    return named or read_education(lines_of(sections, "education"))


def _name_among(mentions: list[Mention], text: str) -> PersonName | None:
    full = best_value(text, mentions, "name")
    return split_name(full) if full else None


def _open_at_name(lines: list[str], name: PersonName | None) -> list[str]:
    """The lines with an opening put before the name: where a side column comes first, the name ends it."""
    if name is None or not name.lines:
        return lines
    first, last = name.lines[0], name.lines[-1]
    kept = [lines[first]] if first == last else [name.full]
    return [*lines[:first], TOP, *kept, *lines[last + 1 :]]


def _read_positions(sections: list[Section]) -> list[Work]:
    """Positions of the work sections; where there are none, dated titles elsewhere."""
    works = [work for section in sections if section.kind == "work" for work in read_work(section.lines)]
    if works:
        return works
    loose = [section for section in sections if section.kind in ("top", "summary", "other")]
    found = [work for section in loose for work in read_work(section.lines)]
    return [work for work in found if work.start_date and title_score(work.position or "") >= _SURE_TITLE]


def _complete(resume: Resume, document: Document, stated: list[str], other: list[str], today: date) -> Resume:
    """The record with what follows from its other fields."""
    wishes = read_preferences(stated, other, resume.country)
    months = count_months(resume.work, today)
    duties = "\n".join(work.summary for work in resume.work)
    visible = document.text or "\n".join([resume.summary or "", *resume.skills, duties])
    return replace(
        resume,
        language=detect_language(visible),
        experience_months=months,
        remote_months=count_remote_months(resume.work, today),
        seniority=tell_seniority(latest_title(resume.work), months),
        remote=wishes.remote,
        relocate=wishes.relocate,
        employment_types=wishes.employment_types,
        pay_floor_annual=wishes.pay_floor_annual,
        pay_currency=wishes.pay_currency,
        notice_days=wishes.notice_days,
        availability=wishes.availability,
        text_characters=len(visible),
        hidden_characters=len(document.hidden_text),
        flags=[
            *find_flags(visible, document.hidden_text, resume.work, resume.education, today),
            *(["read_from_pictures"] if document.recognised else []),
        ],
    )

"""Résumés without a layout engine: plain text, HTML and JSON Resume.

Nothing here is hidden from a reader.
"""

import html
import json

from sample.records import Person, Study, Work
from sample.resumes.wording import Section, Sheet, word_resume

WIDTH = 78

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{name}</title>
<style>
body {{ font-family: Georgia, serif; max-width: 44em; margin: 2em auto; color: #222 }}
h2 {{ border-bottom: 1px solid #999; font-size: 1.1em }}
.when {{ float: right; color: #555 }}
ul.inline li {{ display: inline-block; margin-right: 1.2em }}
</style>
</head>
<body>
<header><h1>{name}</h1><p>{headline}</p><address>{contact}</address></header>
{sections}
</body>
</html>
"""


def write_text(person: Person) -> bytes:
    """Plain text with underlined headings, as somebody types it."""
    sheet = word_resume(person)
    parts = [f"{sheet.name}\n{sheet.headline}\n" + "\n".join(sheet.contact)]
    parts += [_text_section(section) for section in sheet.sections]
    parts += [sheet.closing] if sheet.closing else []
    return ("\n\n".join(parts) + "\n").encode()


def _text_section(section: Section) -> str:
    lines = [section.heading.upper(), "-" * len(section.heading)]
    for entry in section.entries:
        lines += [f"{entry.dates}  {entry.title}", f"  {entry.place}", *(f"  * {line}" for line in entry.lines), ""]
    if section.kind == "skills":
        lines.append(", ".join(section.lines))
    else:
        lines += [line if section.kind == "summary" else f"* {line}" for line in section.lines]
    return "\n".join(lines).rstrip()


def write_html(person: Person) -> bytes:
    """A web page with one column."""
    sheet = word_resume(person)
    page = PAGE.format(
        language=person.role.written_in,
        name=html.escape(sheet.name),
        headline=html.escape(sheet.headline),
        contact="<br>".join(_linked(line) for line in sheet.contact),
        sections="\n".join(_html_section(section) for section in sheet.sections),
    )
    return page.encode()


def _linked(line: str) -> str:
    return f'<a href="mailto:{line}">{line}</a>' if "@" in line else html.escape(line)


def _html_section(section: Section) -> str:
    parts = [f"<section><h2>{html.escape(section.heading)}</h2>"]
    for entry in section.entries:
        parts.append(f'<h3>{html.escape(entry.title)} <span class="when">{entry.dates}</span></h3>')
        parts.append(f"<p>{html.escape(entry.place)}</p>{_html_list(entry.lines)}")
    if section.kind == "summary":
        parts.append(f"<p>{html.escape(section.lines[0])}</p>")
    else:
        parts.append(_html_list(section.lines, ' class="inline"' if section.kind == "skills" else ""))
    return "\n".join([*parts, "</section>"])


def _html_list(lines: list[str], attributes: str = "") -> str:
    entries = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f"<ul{attributes}>{entries}</ul>" if lines else ""


def write_json(person: Person) -> bytes:
    """JSON Resume 1.0.0; what a person wishes has no field there and ends the summary."""
    sheet = word_resume(person)
    document = {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": _basics(person, sheet),
        "work": [_json_work(work) for work in person.works],
        "education": [_json_study(study) for study in person.studies],
        "skills": [{"name": skill} for skill in person.skills],
        "languages": [
            {"language": language, "fluency": "Native speaker" if level == "native" else level}
            for language, level in person.languages.items()
        ],
        "certificates": [{"name": name} for name in person.certificates],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _basics(person: Person, sheet: Sheet) -> dict[str, object]:
    wishes = sheet.section("wishes")
    said = [person.summary, *(f"{line}." for line in (wishes.lines if wishes else []))]
    return {
        "name": person.name,
        "label": person.headline,
        "email": person.email,
        **({"phone": person.phone} if person.phone else {}),
        "summary": " ".join(said),
        "location": {"city": person.home.city, "countryCode": person.home.country},
    }


def _json_work(work: Work) -> dict[str, object]:
    return {
        "name": work.employer,
        "position": work.position,
        "location": work.city,
        "startDate": work.start,
        **({"endDate": work.end} if work.end else {}),
        "highlights": work.duties,
    }


def _json_study(study: Study) -> dict[str, object]:
    return {"institution": study.school, "studyType": study.degree, "startDate": study.start, "endDate": study.end}

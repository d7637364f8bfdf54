"""A résumé in words and sections, in its own language and manner, before any layout.

No file format is known here.
"""

from dataclasses import dataclass, field

from sample.load import seeded
from sample.money import english_pay, german_pay
from sample.records import COUNTRIES, Person, Work

HEADINGS = (
    {"summary": "Profile", "work": "Work experience", "studies": "Education", "skills": "Skills"},
    {"summary": "About me", "work": "Employment history", "studies": "Education and training", "skills": "Key skills"},
    {"summary": "Summary", "work": "Experience", "studies": "Qualifications", "skills": "Core competencies"},
)
MORE_HEADINGS = {"languages": "Languages", "certificates": "Certificates", "wishes": "Preferences"}
GERMAN_HEADINGS = {"summary": "Profil", "work": "Berufserfahrung", "studies": "Ausbildung", "skills": "Kenntnisse"}
MORE_GERMAN_HEADINGS = {"languages": "Sprachen", "certificates": "Zertifikate", "wishes": "Wünsche an die Stelle"}

MONTHS = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")
LEVELS = {"native": "native speaker", "A2": "basic", "B1": "intermediate", "B2": "upper intermediate"}
LEVELS |= {"C1": "fluent", "C2": "near-native"}
GERMAN_LEVELS = {
    "native": "Muttersprache",
    "B1": "Grundkenntnisse",
    "B2": "gute Kenntnisse",
    "C1": "verhandlungssicher",
}
GERMAN_LANGUAGES = {"German": "Deutsch", "English": "Englisch", "French": "Französisch", "Turkish": "Türkisch"}
GERMAN_LANGUAGES |= {"Russian": "Russisch", "Polish": "Polnisch", "Portuguese": "Portugiesisch"}
GERMAN_COUNTRIES = {"DE": "Deutschland", "AT": "Österreich"}
TYPES = {"FULL_TIME": "full-time", "PART_TIME": "part-time"}
GERMAN_TYPES = {"FULL_TIME": "Vollzeit", "PART_TIME": "Teilzeit"}


@dataclass(frozen=True)
class Entry:
    """A position or a course of study: what, where, when, and lines about it."""

    title: str
    place: str
    dates: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """A heading with either entries or plain lines below it; `kind` names it in any language."""

    kind: str
    heading: str
    entries: list[Entry]
    lines: list[str]


@dataclass(frozen=True)
class Sheet:
    """The whole résumé in words."""

    name: str
    headline: str
    contact: list[str]
    sections: list[Section]
    closing: str | None

    def section(self, kind: str) -> Section | None:
        """The section of that kind, if the résumé has it."""
        return next((section for section in self.sections if section.kind == kind), None)


def word_resume(person: Person) -> Sheet:
    """The person's résumé in words; manner and headings are drawn from the person's own seed."""
    draw = seeded(person.name + "/words")
    german = person.role.written_in == "de"
    headings = GERMAN_HEADINGS | MORE_GERMAN_HEADINGS if german else draw.choice(HEADINGS) | MORE_HEADINGS
    style = draw.randrange(3)
    entries = {
        "work": [_work_entry(work, style, german) for work in person.works],
        "studies": [Entry(s.degree, f"{s.school}, {s.city}", _years(s.start, s.end)) for s in person.studies],
    }
    lines = {
        "summary": [person.summary],
        "skills": person.skills,
        "languages": [_language(name, level, german) for name, level in person.languages.items()],
        "certificates": person.certificates,
        "wishes": german_wishes(person) if german else english_wishes(person),
    }
    sections = [Section(kind, headings[kind], entries.get(kind, []), lines.get(kind, [])) for kind in headings]
    full = [section for section in sections if section.entries or section.lines]
    return Sheet(
        person.name, person.headline, contact(person), full, person.updated and f"Last updated: {person.updated}"
    )


def contact(person: Person) -> list[str]:
    """Home, e-mail and telephone, and what some people add."""
    countries = GERMAN_COUNTRIES if person.role.written_in == "de" else COUNTRIES
    home = f"{person.home.city}, {countries[person.home.country]}"
    return [home, person.email, *([person.phone] if person.phone else []), *person.personal]


def _work_entry(work: Work, style: int, german: bool) -> Entry:
    dates = f"{month(work.start, style, german)} – {month(work.end, style, german)}"
    return Entry(work.position, f"{work.employer}, {work.city}", dates, work.duties)


def month(moment: str | None, style: int, german: bool) -> str:
    """`2019-03` as `March 2019`, `Mar 2019` or `03/2019`; None is today."""
    if not moment:
        return "heute" if german else ("present", "Present", "to date")[style]
    year, number = moment.split("-")
    if german or style == 2:
        return f"{number}/{year}"
    name = MONTHS[int(number) - 1]
    return f"{name if style == 0 else name[:3]} {year}"


def _years(start: str, end: str) -> str:
    return end if start == end else f"{start} – {end}"


def _language(name: str, level: str, german: bool) -> str:
    if german:
        return f"{GERMAN_LANGUAGES[name]}: {GERMAN_LEVELS[level]}" + ("" if level == "native" else f" ({level})")
    return f"{name}: {LEVELS[level]}" + ("" if level == "native" else f" ({level})")


def english_wishes(person: Person) -> list[str]:
    """What the person will and won't do, a sentence each."""
    draw = seeded(person.name + "/wishes")
    wishes, home = person.wishes, f"{person.home.city}, {COUNTRIES[person.home.country]}"
    lines = {
        "stay": [
            f"Work location: on site or hybrid in {home}; not willing to relocate",
            f"Location: {home} only, no relocation",
            f"I am looking for work in {home} and will not relocate",
        ],
        "remote": ["Work location: remote only", "Remote work only", "I work remotely only, from my home office"],
        "move": ["Work location: willing to relocate", "Open to relocation, at home and abroad", "Willing to relocate"],
    }
    said = [draw.choice(lines[wishes.place])] if wishes.place else []
    if wishes.types:
        names = " or ".join(TYPES[kind] for kind in wishes.types)
        said.append(
            draw.choice((f"Employment: {names} only", f"{names.capitalize()} only", f"Employment type: {names} only"))
        )
    if wishes.floor:
        style = draw.randrange(2)
        said.append(f"{('Minimum pay', 'Minimum salary')[style]}: {english_pay(wishes.floor, style)}")
    return said


def german_wishes(person: Person) -> list[str]:
    """The same in German."""
    wishes, city = person.wishes, person.home.city
    places = {
        "stay": f"Arbeitsort: vor Ort in {city}, kein Umzug",
        "remote": "Arbeitsort: nur Homeoffice (100 % remote)",
        "move": "Arbeitsort: Umzug möglich",
    }
    said = [places[wishes.place]] if wishes.place else []
    if wishes.types:
        said.append("Arbeitszeit: nur " + " oder ".join(GERMAN_TYPES[kind] for kind in wishes.types))
    if wishes.floor:
        said.append(f"Gehalt: mindestens {german_pay(wishes.floor)}")
    return said

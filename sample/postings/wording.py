"""The sentences of a posting, in its language: what it offers, asks for and pays.

No markup is written here.
"""

from dataclasses import dataclass

from sample.load import seeded
from sample.money import english_pay, german_pay
from sample.records import COUNTRIES, Posting

GERMAN_COUNTRIES = {"DE": "Deutschland", "AT": "Österreich", "CH": "Schweiz"}
GERMAN_LANGUAGES = {"German": "Deutsch", "English": "Englisch"}

HEADINGS = (
    ("What you will do", "What we ask for", "Nice to have", "What we offer"),
    ("Your responsibilities", "Requirements", "Preferred qualifications", "Terms"),
    ("The work", "You bring", "It helps if you have", "Pay and place"),
)
GERMAN_HEADINGS = ("Ihre Aufgaben", "Das bringen Sie mit", "Von Vorteil", "Das bieten wir")

TYPES = {
    "FULL_TIME": "full-time",
    "PART_TIME": "part-time",
    "CONTRACTOR": "freelance contract",
    "TEMPORARY": "temporary",
}
GERMAN_TYPES = {"FULL_TIME": "Vollzeit", "PART_TIME": "Teilzeit", "CONTRACTOR": "freie Mitarbeit"}


@dataclass(frozen=True)
class Wording:
    """A posting in sentences: an opening, then headings with their lines."""

    opening: str
    sections: list[tuple[str, list[str]]]

    def plain(self) -> str:
        """The whole as plain text, a line an entry."""
        parts = [self.opening]
        for heading, lines in self.sections:
            parts.append("\n".join([f"{heading}:", *(f"- {line}" for line in lines)]))
        return "\n\n".join(parts)


def word_posting(posting: Posting) -> Wording:
    """The posting's sentences, with headings drawn from the posting's own seed."""
    german = posting.role.written_in == "de"
    headings = GERMAN_HEADINGS if german else seeded(posting.key + "/headings").choice(HEADINGS)
    bodies = (posting.duties, asked_for(posting), posting.preferred, terms(posting))
    return Wording(opening(posting), list(zip(headings, bodies, strict=True)))


def opening(posting: Posting) -> str:
    """Who is looking for whom."""
    if posting.role.written_in == "de":
        return f"{posting.about} Für unser Team suchen wir Verstärkung: {posting.title}."
    hello = ("We are looking for a", "To strengthen our team, we are hiring a", "We have an opening for a")
    start = seeded(posting.key + "/opening").choice(hello)
    article = "n" if posting.title[0] in "AEIO" or posting.title.startswith(("RN", "HGV")) else ""
    return f"{posting.about} {start}{article} {posting.title}."


def asked_for(posting: Posting) -> list[str]:
    """The required lines: years, degree and languages with the role's own."""
    if posting.role.written_in == "de":
        years = [f"Mindestens {posting.years} Jahre Berufserfahrung"] if posting.years else []
        spoken = [
            f"Gute Sprachkenntnisse in {GERMAN_LANGUAGES[name]} erforderlich (mindestens B2)"
            for name in posting.languages
        ]
        return [*posting.required, *years, *spoken]
    plural = "s" if posting.years > 1 else ""
    lines = list(posting.required)
    if posting.degree:
        lines.insert(0, posting.degree)
    if posting.years:
        lines.append(f"At least {posting.years} year{plural} of experience in a similar position")
    return [*lines, *(f"Fluent {name} is required" for name in posting.languages)]


def terms(posting: Posting) -> list[str]:
    """Place, employment type and pay."""
    german = posting.role.written_in == "de"
    lines = [workplace_sentence(posting), type_sentence(posting)]
    if posting.pay and german:
        lines.append(f"Gehalt: {german_pay(posting.pay)}")
    elif posting.pay:
        draw = seeded(posting.key + "/pay")
        lines.append(f"{draw.choice(('Salary', 'Pay', 'Compensation'))}: {english_pay(posting.pay, draw.randrange(2))}")
    return lines


def workplace_sentence(posting: Posting) -> str:
    """Where the work is done."""
    city, country = posting.place.city, COUNTRIES[posting.place.country]
    if posting.role.written_in == "de":
        german_country = GERMAN_COUNTRIES[posting.place.country]
        return {
            "onsite": f"Arbeit vor Ort in {city}",
            "hybrid": f"Hybrides Arbeiten: drei Tage in {city}, zwei Tage im Homeoffice",
            "remote": f"100 % Homeoffice, von jedem Ort in {german_country} aus",
        }[posting.mode]
    return {
        "onsite": f"On site in {city}, {country}",
        "hybrid": f"Hybrid: three days a week in our office in {city}, {country}, two at home",
        "remote": f"Fully remote, from anywhere in {'the ' if country.startswith('United') else ''}{country}",
    }[posting.mode]


def type_sentence(posting: Posting) -> str:
    """Full or part time, or a contract."""
    if posting.role.written_in == "de":
        return "Anstellungsart: " + " oder ".join(GERMAN_TYPES[kind] for kind in posting.types)
    names = " or ".join(TYPES[kind] for kind in posting.types)
    hours = seeded(posting.key + "/hours").choice((16, 20, 24))
    return f"Employment type: {names}" + (f", about {hours} hours a week" if posting.types == ["PART_TIME"] else "")

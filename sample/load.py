"""Reads `families/*.yaml` into records and fills in, from a seed, what isn't worth writing by hand.

Each record draws from a generator of its own, seeded by its key, so that adding one changes no other.
"""

import random
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from sample.records import Hidden, Pay, Person, Place, Posting, Role, Study, Wishes, Work

SEED = 20260401
FAMILIES = Path(__file__).parent / "families"
FORMS = ("pdf_plain", "docx_table", "pdf_columns", "txt", "pdf_band", "docx_box", "html", "pdf_columns", "json")
MAIL_HOSTS = ("example.com", "example.org", "example.net")
PHONES = {
    "US": "+1-202-555-01{:02d}",
    "CA": "+1-613-555-01{:02d}",
    "GB": "+44 20 7946 0{:03d}",
    "IE": "+353 20 914 4{:03d}",
    "DE": "+49 30 23125 {:03d}",
    "AU": "+61 2 5550 0{:03d}",
    "FR": "+33 1 99 00 40 {:02d}",
}
"""Ranges that the countries' regulators keep free for fiction; who lives elsewhere gives no number."""

FAR_AWAY = date(2099, 12, 31)


@dataclass(frozen=True)
class Facts:
    """Everything the sample knows."""

    postings: list[Posting]
    people: list[Person]


def seeded(key: str) -> random.Random:
    """The generator of one record's own choices."""
    return random.Random(f"{SEED}:{key}")  # noqa: S311


def load_facts() -> Facts:
    """All families, in the order of their file names."""
    postings: list[Posting] = []
    people: list[Person] = []
    for path in sorted(FAMILIES.glob("*.yaml")):
        family = yaml.safe_load(path.read_text(encoding="utf-8"))
        roles = {key: _role(key, entry) for key, entry in family["roles"].items()}
        for entry in family["postings"]:
            postings.append(_posting(entry, roles[entry["role"]], len(postings)))
        for entry in family["people"]:
            people.append(_person(entry, roles[entry["role"]], len(people)))
    return Facts(postings, people)


def _role(key: str, entry: dict[str, Any]) -> Role:
    return Role(
        key, entry["name"], entry.get("in", "en"), *(entry[part] for part in ("duties", "required", "preferred", "did"))
    )


def _place(text: str) -> Place:
    city, country = text.rsplit(", ", 1)
    return Place(None if city == "Anywhere" else city, country)


def _pay(entry: list[Any] | None) -> Pay | None:
    if not entry:
        return None
    *amounts, currency, period = entry
    return Pay(amounts[0], amounts[-1], currency, period)


def _pick(draw: random.Random, texts: list[str], count: int) -> list[str]:
    """Some of the texts, in the order in which they were written."""
    chosen = draw.sample(range(len(texts)), min(count, len(texts)))
    return [texts[index] for index in sorted(chosen)]


def _posting(entry: dict[str, Any], role: Role, number: int) -> Posting:
    draw = seeded(entry["key"])
    return Posting(
        key=entry["key"],
        reference=str(4_100_200 + 37 * number),
        role=role,
        title=entry["title"],
        employer=entry["at"],
        about=entry["about"],
        place=_place(entry["place"]),
        mode=entry.get("mode", "onsite"),
        types=entry.get("types", ["FULL_TIME"]),
        pay=_pay(entry.get("pay")),
        languages=entry.get("languages", []),
        years=entry.get("years", 0),
        degree=entry.get("degree"),
        duties=[entry["own"], *_pick(draw, role.duties, 4)],
        required=_pick(draw, role.required, 4),
        preferred=_pick(draw, role.preferred, 2),
        source=entry["source"],
        second_source=entry.get("second_source"),
        posted=date(2026, 1, 5) + timedelta(days=draw.randrange(80)) if "expired" not in entry else date(2020, 1, 20),
        valid_through=entry.get("expired") or draw.choice((None, None, FAR_AWAY)),
    )


def _person(entry: dict[str, Any], role: Role, number: int) -> Person:
    draw = seeded(entry["name"])
    home = _place(entry["home"])
    handle = ascii_name(entry["name"])
    wishes = entry.get("wishes", {})
    form = entry.get("form", FORMS[number % len(FORMS)])
    phone = PHONES.get(home.country)
    return Person(
        name=entry["name"],
        email=f"{handle.replace('_', '.')}@{MAIL_HOSTS[len(handle) % 3]}",
        phone=phone.format(10 + number % 89) if phone else None,
        role=role,
        home=home,
        headline=entry["headline"],
        summary=entry["summary"],
        works=_works(draw, entry, role),
        studies=[Study(*(str(part) for part in study)) for study in entry["studies"]],
        skills=entry["skills"],
        languages=entry["languages"],
        certificates=entry.get("certificates", []),
        wishes=Wishes(wishes.get("place"), wishes.get("types", []), _pay(wishes.get("floor"))),
        form=form,
        file=handle + entry["version"] if "version" in entry else draw.choice(("resume_", "cv_", "")) + handle,
        hidden=Hidden(*entry["hidden"]) if "hidden" in entry else None,
        personal=entry.get("personal", []),
        updated=entry.get("updated"),
        superseded=entry.get("superseded", False),
    )


def ascii_name(name: str) -> str:
    """`Zoë O'Hara` as `zoe_ohara`."""
    spelled = name.lower().replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ø", "o")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "_".join(word for word in plain.replace("'", "").replace(".", "").split())


def _works(draw: random.Random, entry: dict[str, Any], role: Role) -> list[Work]:
    """The work history: the person's own sentences, then the role's dealt out to positions that have none."""
    dealt = draw.sample(role.did, len(role.did))
    works: list[Work] = []
    for index, (position, employer, city, start, end, *own) in enumerate(entry["works"]):
        count = 0 if own else 3 if index < 2 else 1
        duties, dealt = [*dealt[:count], *(own[0] if own else [])], dealt[count:]
        if index == 0:
            duties = [*entry.get("own", []), *duties]
        works.append(Work(position, employer, city, start, None if end == "now" else end, duties))
    return works

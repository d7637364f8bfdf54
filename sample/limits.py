"""Which postings a person could take, by the facts alone: the hard constraints that the documents state.

No ranking happens here, and no document is read.
"""

from sample.records import COUNTRIES, Person, Posting

PAY_MARGIN = 1.1
"""A floor breaks a posting's pay only when it is 10 % above it, so no way of annualising decides a truth."""

TYPE_NAMES = {"FULL_TIME": "full-time", "PART_TIME": "part-time", "CONTRACTOR": "contract", "TEMPORARY": "temporary"}
EXPIRED_BEFORE = 2026


def broken_limits(person: Person, posting: Posting) -> dict[str, str]:
    """The limits that keep the person from this posting: kind of limit -> the reason in a sentence."""
    checks = {
        "expired": _expired(posting),
        "place": _place(person, posting),
        "employment_type": _employment_type(person, posting),
        "pay": _pay(person, posting),
        "language": _language(person, posting),
    }
    return {kind: reason for kind, reason in checks.items() if reason}


def reachable(person: Person, posting: Posting) -> bool:
    """Whether the place is certainly within reach: the home town, remote in the country, or anywhere for who moves."""
    if posting.mode == "remote":
        return posting.place.country == person.home.country
    return person.wishes.place == "move" or posting.place == person.home


def _expired(posting: Posting) -> str | None:
    if posting.valid_through and posting.valid_through.year < EXPIRED_BEFORE:
        return f"The posting closed on {posting.valid_through.isoformat()}."
    return None


def _place(person: Person, posting: Posting) -> str | None:
    where = f"{posting.place.city}, {COUNTRIES[posting.place.country]}"
    if posting.mode == "remote":
        return None
    if person.wishes.place == "remote":
        return f"The person works remotely only; the work is {posting.mode} in {where}."
    if person.wishes.place == "stay" and posting.place.country != person.home.country:
        return f"The person stays in {person.home.city} and won't relocate; the work is {posting.mode} in {where}."
    return None


def _employment_type(person: Person, posting: Posting) -> str | None:
    if not person.wishes.types or set(person.wishes.types) & set(posting.types):
        return None
    wanted = " or ".join(TYPE_NAMES[kind] for kind in person.wishes.types)
    offered = " or ".join(TYPE_NAMES[kind] for kind in posting.types)
    return f"The person works {wanted} only; the posting is {offered}."


def _pay(person: Person, posting: Posting) -> str | None:
    floor, pay = person.wishes.floor, posting.pay
    if not floor or not pay or floor.currency != pay.currency:
        return None
    if floor.annual_low() <= pay.annual_high() * PAY_MARGIN:
        return None
    asked, offered = f"{floor.annual_low():,.0f}", f"{pay.annual_high():,.0f}"
    return f"The person asks for at least {floor.currency} {asked} a year; the posting pays at most {offered}."


def _language(person: Person, posting: Posting) -> str | None:
    missing = [language for language in posting.languages if language not in person.languages]
    return f"The posting requires {missing[0]}, which the person doesn't list." if missing else None


def pay_suffices(person: Person, posting: Posting) -> bool:
    """Whether the pay certainly reaches the floor: no floor, no pay stated, or the same currency and enough."""
    floor, pay = person.wishes.floor, posting.pay
    if not floor or not pay:
        return True
    return floor.currency == pay.currency and floor.annual_low() <= pay.annual_high()

"""Finds how to reach a person: e-mail address, telephone number, web address, home.

Nothing is looked up: an address is valid by its form only.
"""

import re

import phonenumbers

from models.parsing.meanings.vocabulary import match_words
from models.parsing.places.place import Place, find_place, is_place
from models.parsing.resumes.sections import heading_kind

EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+'-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w-])"
)
"""An e-mail address as people have them; the rarer forms of RFC 5321 are left out."""
URL = re.compile(
    r"(?i)\b(?:https?://|www\.)[^\s|,;<>()\"•·]+"
    r"|\b(?:linkedin\.com|github\.com|gitlab\.com|xing\.com|behance\.net|medium\.com|dribbble\.com|kaggle\.com|orcid\.org"
    r"|twitter\.com)/[^\s|,;<>()\"•·]+"
)
"""A web address with its scheme, or of one of the sites that people link to."""

_NETWORKS = {
    name.lower(): name
    for name in ("LinkedIn", "GitHub", "GitLab", "XING", "Behance", "Medium", "Dribbble", "Kaggle", "ORCID", "Twitter")
}
_SITE = re.compile(rf"(?i)^(?:https?://)?(?:\w+\.)*({'|'.join(_NETWORKS)})\.\w+(?:/|$)")

_FRAGMENT = re.compile(r"\t|\s*[|•·]\s*|\s{3,}|\s+[–—]\s+")
_LABEL = re.compile(
    r"(?i)^(?:address|location|based in|lives in|residence|city|wohnort|adresse|anschrift|ort|domicile|home|place)"
    r"\s*:?\s+|^[^\w(+]+"
)
_PERSONAL = match_words("born; geboren*; nationality; staatsangehörigkeit; citizen; date of birth; geburts*")
_STREET = re.compile(
    r"(?i)\d|\b\w*(?:straße|strasse|str\.|weg|platz|allee|street|road|avenue|lane|drive|apt|suite|floor)\b"
)
_PHONE_WORDS = re.compile(r"(?i)\b(?:tel|phone|mobile|mobil|telefon|cell|handy|m|t|p|h)\b\s*[:.]?\s*$")
_MOST_WORDS = 9
_CODE = re.compile(r"[A-Z]{2}(?:\s*[/&+].*)?")
"""Two capitals alone are as likely a field of work ("IT", "AI / ML") or a degree ("MS") as a country."""


def find_email(text: str) -> str | None:
    """The first address, in lower case; blanks that an engine put around "@" don't matter."""
    found = EMAIL.search(text) or EMAIL.search(re.sub(r"\s*@\s*", "@", text))
    return found[0].lower().rstrip(".") if found and ".." not in found[0] else None


def find_phone(text: str, country: str | None) -> str | None:
    """The first telephone number as E.164; a number without its country's code is read as one of `country`."""
    for leniency in (phonenumbers.Leniency.VALID, phonenumbers.Leniency.POSSIBLE):
        for match in phonenumbers.PhoneNumberMatcher(text, country or "US", leniency=leniency):
            labelled = match.raw_string.startswith("+") or bool(_PHONE_WORDS.search(text[: match.start]))
            if leniency == phonenumbers.Leniency.VALID or labelled:
                return phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
    return None


def find_links(text: str) -> list[str]:
    """Every web address that is written as one, in order."""
    return list(dict.fromkeys(found[0].rstrip("./") for found in URL.finditer(EMAIL.sub(" ", text))))


def network_of(link: str) -> str | None:
    """The site that many people have a page on, as it writes itself; None for a page of one's own."""
    found = _SITE.search(link)
    return _NETWORKS[found[1].lower()] if found else None


def find_home(lines: list[str]) -> tuple[str | None, Place]:
    """Where the person lives, as written without the street, and what it means; from lines about the person.

    A country named among other words ("living in Germany") counts where no line names a place by itself.
    """
    unsure: tuple[str | None, Place] = None, Place()
    for line in lines:
        if heading_kind(line) or (_PERSONAL.search(line.lower()) and not _FRAGMENT.search(line)):
            continue
        for raw in _FRAGMENT.split(EMAIL.sub("\t", URL.sub("\t", line))):
            fragment = _LABEL.sub("", raw.strip()).strip(" ,;:")
            if not fragment or len(fragment.split()) > _MOST_WORDS or _PERSONAL.search(fragment.lower()):
                continue
            place = Place() if _CODE.fullmatch(raw.strip()) else find_place(fragment)
            if place.country and (place.city or place.region or any(map(is_place, fragment.split(",")))):
                return _without_street(fragment), place
            if place.country and unsure[0] is None and any(word[0].islower() for word in fragment.split()):
                unsure = _without_street(fragment), place
    return unsure


def _without_street(fragment: str) -> str:
    parts = [part.strip() for part in fragment.split(",")]
    kept = [
        re.sub(r"^[\d\s-]+(?=\D)", "", part) for part in parts if not _STREET.search(re.sub(r"^\d{4,6}\s", "", part))
    ]
    return ", ".join(part for part in kept if part) or fragment

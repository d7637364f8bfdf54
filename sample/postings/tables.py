"""Lists of vacancies as people keep them in tables: an English CSV, a German CSV and an Excel workbook.

Headers and values are written the way an office writes them, not the way a parser would like them.
"""

import csv
import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Font

from sample.archives import repack
from sample.load import seeded
from sample.money import english_pay
from sample.postings.wording import GERMAN_COUNTRIES, GERMAN_TYPES, TYPES, asked_for, opening, word_posting
from sample.records import COUNTRIES, Posting

CSV_FILE = "tables/vacancies_uk_ireland.csv"
GERMAN_CSV_FILE = "tables/stellenliste.csv"
XLSX_FILE = "tables/open_positions.xlsx"

CSV_HEADERS = ("Reference", "Job title", "Employer", "Location", "Workplace", "Contract type", "Salary", "Description")
CSV_HEADERS += ("Date posted", "Closing date", "Link")
GERMAN_CSV_HEADERS = ("Referenz", "Stellentitel", "Arbeitgeber", "Ort", "Land", "Arbeitsmodell", "Anstellungsart")
GERMAN_CSV_HEADERS += ("Gehalt von", "Gehalt bis", "Währung", "Zeitraum", "Beschreibung", "Anforderungen")
GERMAN_CSV_HEADERS += ("Veröffentlicht am", "Bewerbungsfrist")
XLSX_HEADERS = ("Job ref", "Position", "Company", "City", "Country", "Workplace", "Contract", "Pay from", "Pay to")
XLSX_HEADERS += ("Currency", "Per", "About the job", "You bring", "Nice to have", "Languages", "Posted", "Open until")

MODES = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"}
GERMAN_MODES = {"onsite": "vor Ort", "hybrid": "hybrid", "remote": "Homeoffice"}
GERMAN_PERIODS = {"HOUR": "Stunde", "MONTH": "Monat", "YEAR": "Jahr"}


def second_reference(posting: Posting) -> str:
    """The number under which a table lists a vacancy that a board has already."""
    return f"G{int(posting.reference) % 9973:04d}"


def table_link(posting: Posting) -> str:
    """Where the table says that the vacancy can be seen."""
    number = second_reference(posting) if posting.second_source else posting.reference
    return f"https://vacancies.example.net/{number}"


def write_csv(postings: list[Posting]) -> bytes:
    """The English table, as Excel saves "CSV UTF-8": a byte order mark, commas and CRLF."""
    return _separated(CSV_HEADERS, (_csv_row(posting) for posting in postings), ",")


def write_german_csv(postings: list[Posting]) -> bytes:
    """The German table, as a German Excel saves it: semicolons instead of commas."""
    return _separated(GERMAN_CSV_HEADERS, (_german_row(posting) for posting in postings), ";")


def _separated(headers: tuple[str, ...], rows: Iterable[list[str]], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _csv_row(posting: Posting) -> list[str]:
    country = COUNTRIES[posting.place.country]
    reference = second_reference(posting) if posting.second_source else posting.reference
    return [
        reference,
        posting.title,
        posting.employer,
        f"{posting.place.city}, {country}" if posting.place.city else f"Remote ({country})",
        MODES[posting.mode],
        _type_names(posting),
        english_pay(posting.pay, seeded(posting.key).randrange(2)) if posting.pay else "",
        word_posting(posting).plain(),
        posting.posted.isoformat(),
        posting.valid_through.isoformat() if posting.valid_through else "",
        table_link(posting),
    ]


def _type_names(posting: Posting) -> str:
    names = " or ".join(TYPES[kind] for kind in posting.types)
    return names[0].upper() + names[1:]


def _german_row(posting: Posting) -> list[str]:
    pay = posting.pay
    return [
        posting.reference,
        posting.title,
        posting.employer,
        posting.place.city or "",
        GERMAN_COUNTRIES[posting.place.country],
        GERMAN_MODES[posting.mode],
        " oder ".join(GERMAN_TYPES[kind] for kind in posting.types),
        f"{pay.low:.2f}".replace(".", ",") if pay else "",
        f"{pay.high:.2f}".replace(".", ",") if pay else "",
        pay.currency if pay else "",
        GERMAN_PERIODS[pay.period] if pay else "",
        "\n".join([opening(posting), *(f"- {line}" for line in posting.duties)]),
        "\n".join(f"- {line}" for line in asked_for(posting)),
        f"{posting.posted:%d.%m.%Y}",
        f"{posting.valid_through:%d.%m.%Y}" if posting.valid_through else "",
    ]


def write_xlsx(postings: list[Posting]) -> bytes:
    """The workbook: one sheet with a bold, frozen header."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Open positions"
    sheet.append(XLSX_HEADERS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for posting in postings:
        sheet.append(_xlsx_row(posting))
    saved = io.BytesIO()
    book.save(saved)
    return repack(saved.getvalue())


def _xlsx_row(posting: Posting) -> list[object]:
    pay = posting.pay
    return [
        int(posting.reference),
        posting.title,
        posting.employer,
        posting.place.city,
        COUNTRIES[posting.place.country],
        MODES[posting.mode],
        _type_names(posting),
        pay.low if pay else None,
        pay.high if pay else None,
        pay.currency if pay else None,
        pay.period.lower() if pay else None,
        "\n".join([opening(posting), *(f"- {line}" for line in posting.duties)]),
        "\n".join(f"- {line}" for line in asked_for(posting)),
        "\n".join(f"- {line}" for line in posting.preferred),
        ", ".join(posting.languages) or None,
        posting.posted,
        posting.valid_through,
    ]

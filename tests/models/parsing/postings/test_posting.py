"""The one entrance: kinds told by content, every row accounted for, identities, and refusals that help."""

import csv
import io
import json
from datetime import date
from typing import Any

import openpyxl
import polars as pl
import pytest

from models.parsing.postings.posting import PostingBatch, parse_postings
from models.parsing.records import Rejected

ROWS: list[dict[str, Any]] = [
    {
        "Job Title": "Baker",
        "Company": "Halm",
        "Location": "Ulm, Germany",
        "Salary": "3.000 € im Monat",
        "Deadline": "1. Mai 2026",
    },
    {"Job Title": "Miller", "Company": "Halm", "Location": "Graz, Austria", "Salary": "", "Deadline": ""},
]


def _csv(rows: list[dict[str, Any]], delimiter: str = ",", newline: str = "\n") -> str:
    lines = [delimiter.join(rows[0]), *(delimiter.join(f'"{value}"' for value in row.values()) for row in rows)]
    return newline.join(lines)


def _xlsx(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for position, rows in enumerate(sheets):
        sheet = book.active if position == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    stream = io.BytesIO()
    pl.DataFrame(rows).write_parquet(stream)
    return stream.getvalue()


def _check(batch: PostingBatch) -> None:
    assert [posting.title for posting in batch.postings] == ["Baker", "Miller"]
    assert [posting.country for posting in batch.postings] == ["DE", "AT"]
    assert (batch.postings[0].pay_min, batch.postings[0].pay_period) == (3000, "MONTH")
    assert str(batch.postings[0].valid_through) == "2026-05-01"
    assert batch.rejected == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_csv(ROWS).encode(), id="csv"),
        pytest.param(b"\xef\xbb\xbf" + _csv(ROWS, ";", "\r\n").encode(), id="csv with BOM, CRLF and semicolons"),
        pytest.param(_csv(ROWS, "\t").encode("utf-16"), id="tabs in UTF-16"),
        pytest.param(_csv(ROWS, "|").encode("cp1252"), id="bars in Windows-1252"),
        pytest.param("\n".join(map(json.dumps, ROWS)).encode(), id="json lines"),
        pytest.param(json.dumps(ROWS).encode(), id="json list"),
        pytest.param(json.dumps({"total": 2, "results": ROWS}).encode(), id="json list within an object"),
        pytest.param(_parquet(ROWS), id="parquet"),
        pytest.param(_xlsx([list(ROWS[0]), *(list(row.values()) for row in ROWS)]), id="xlsx"),
        pytest.param(
            _xlsx([["Our jobs"], [], list(ROWS[0]), list(ROWS[0].values())], [list(ROWS[1]), list(ROWS[1].values())]),
            id="xlsx with a title line and two sheets",
        ),
    ],
)
def test_the_same_rows_in_every_kind_of_file(content: bytes) -> None:
    _check(parse_postings(content, "whatever.bin"))


def test_every_row_is_parsed_or_rejected() -> None:
    text = 'title,company\nBaker,Halm\n,Halm\nMiller,Halm,too,many\n\nCook,"Halm\nTwo"\n'
    batch = parse_postings(text.encode(), "rows.csv")
    assert [(posting.item, posting.title) for posting in batch.postings] == [(0, "Baker"), (3, "Cook")]
    assert [(line.item, line.reason) for line in batch.rejected] == [(1, "no_title"), (2, "ragged_row")]


def test_a_quote_that_never_closes_is_told() -> None:
    batch = parse_postings(b'title,company\nBaker,Halm\nMiller,"Halm\nCook,Halm\n', "rows.csv")
    assert [posting.title for posting in batch.postings] == ["Baker"]
    assert [(line.item, line.reason) for line in batch.rejected] == [(1, "broken_quotes")]


def test_a_bad_line_of_json_lines_is_told() -> None:
    batch = parse_postings(b'{"title": "Baker"}\n{"title": "Mil\n[1]\n{"title": "Cook"}\n', "rows.jsonl")
    assert [(posting.item, posting.title) for posting in batch.postings] == [(0, "Baker"), (3, "Cook")]
    assert [(line.item, line.reason) for line in batch.rejected] == [(1, "bad_json"), (2, "not_an_object")]


def test_cells_may_hold_json_and_escaped_html() -> None:
    row = {
        "positionTitle": "Baker",
        "hiringOrganization": '{"@type": "Organization", "name": "Halm"}',
        "jobLocation": '[{"positionLocationCity": "Ulm", "positionLocationCountry": "Germany"}]',
        "baseSalary": '{"currency": "EUR", "value": {"minValue": "30000", "unitText": "YEAR"}}',
        "description": "&lt;p&gt;We bake.&lt;/p&gt;",
        "skills": '["Rye", {"name": "Spelt"}]',
    }
    posting = parse_postings(json.dumps([row]).encode(), "rows.json").postings[0]
    assert (posting.title, posting.hiring_organization, posting.city, posting.pay_min) == (
        "Baker",
        "Halm",
        "Ulm",
        30000,
    )
    assert posting.description == "We bake.\n\nSkills:\n• Rye\n• Spelt"
    assert [line.text for line in posting.requirements] == ["Rye", "Spelt"]


def test_columns_of_demands_become_sections() -> None:
    row = {"Position": "Baker", "About the job": "We bake.", "You bring": "- Rye bread", "Nice to have": "- Rolls"}
    posting = parse_postings(json.dumps([row]).encode(), "rows.json").postings[0]
    assert [(line.text, line.importance) for line in posting.requirements] == [
        ("Rye bread", "required"),
        ("Rolls", "preferred"),
    ]


def test_messy_headers() -> None:
    header = [
        " Job Title",
        "Company / Organisation",
        "Location ",
        "DEADLINE (closing date)",
        "Type - place",
        "Salary",
        "per",
        "Salary",
        "",
    ]
    row = [
        "Baker",
        "Halm",
        "Addis Ababa, Ethiopia",
        "May 12, 2026",
        "Onsite - Part Time",
        10000,
        "Monthly",
        "10,000 ETB Monthly",
        "x",
    ]
    posting = parse_postings(_xlsx([header, row]), "jobs (final) v2.xlsx").postings[0]
    assert (posting.hiring_organization, posting.country, posting.remote) == ("Halm", "ET", "onsite")
    assert (posting.pay_min, posting.pay_currency, posting.pay_period) == (10000, "ETB", "MONTH")
    assert (posting.employment_types, str(posting.valid_through)) == (["PART_TIME"], "2026-05-12")


def test_a_mapping_names_what_the_header_does_not() -> None:
    text = "was,wo,wer\nBaker,Ulm,Halm\n"
    posting = parse_postings(text.encode(), "rows.csv", {"title": "was", "location": "WO", "employer": "wer"}).postings[
        0
    ]
    assert (posting.title, posting.city, posting.hiring_organization) == ("Baker", "Ulm", "Halm")


@pytest.mark.parametrize("mapping", [{"titel": "was"}, {"title": "wie"}])
def test_a_wrong_mapping_says_what_there_is(mapping: dict[str, str]) -> None:
    with pytest.raises(Rejected, match=r"there are: .*(title|'was')") as caught:
        parse_postings(b"was,wo\nBaker,Ulm\n", "rows.csv", mapping)
    assert caught.value.reason == "bad_mapping"


def test_an_unknown_table_says_what_was_understood_and_what_to_do() -> None:
    with pytest.raises(Rejected) as caught:
        parse_postings(b"was,country,wer\nBaker,DE,Halm\n", "rows.csv")
    assert caught.value.reason == "no_columns"
    assert "Understood: country = 'country'" in caught.value.detail
    assert "Not understood: 'was', 'wer'" in caught.value.detail
    assert '--map title="COLUMN"' in caught.value.detail


def test_cells_in_place_of_a_header_are_not_repeated() -> None:
    with pytest.raises(Rejected) as caught:
        parse_postings(b"someone@example.org,+49 171 1234567\na,b\n", "rows.csv")
    assert "example.org" not in caught.value.detail
    assert "1234567" not in caught.value.detail


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 ...", "unknown_kind"),
        (b"PAR1 and then nothing", "unreadable"),
        (b"PK\x03\x04 and then nothing", "unreadable"),
        (b'{"jobs": [{"title": "Ba', "unreadable"),
        (b"[1, 2, 3]", "unknown_shape"),
        (b"[" * 100_000, "unreadable"),
        (b"title,company\n", "no_rows"),
    ],
)
def test_unreadable_documents_are_refused_with_a_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        parse_postings(content, "thing")
    assert caught.value.reason == reason
    assert caught.value.detail.endswith(".")


def _keys(rows: list[dict[str, Any]]) -> list[str]:
    return [posting.posting_key for posting in parse_postings(json.dumps(rows).encode(), "rows.json").postings]


def test_identity_is_the_address_then_the_identifier_then_the_words() -> None:
    by_url, by_id, by_words, same_words = _keys(
        [
            {"title": "Baker", "company": "Halm", "id": "7", "url": "HTTPS://Jobs.Example.com/7/?utm_source=x&lang=de"},
            {"title": "Baker", "company": "Halm AG", "id": "7"},
            {"title": "Baker", "company": "Halm", "location": "Ulm"},
            {"title": "BAKER!", "company": "halm", "location": "Ulm "},
        ]
    )
    assert by_url == "https://jobs.example.com/7?lang=de"
    assert by_id == "halm ag:7"
    assert by_words == same_words
    assert by_words.startswith("text:")


def test_two_titles_under_one_address_are_two_postings() -> None:
    baker, miller = _keys([{"title": title, "url": "https://halm.example/careers"} for title in ("Baker", "Miller")])
    assert baker != miller


def test_a_text_without_a_title_column_names_its_own() -> None:
    row = {
        "text": "Halm | Baker &amp; Dough Engineer | Ulm, Germany | ONSITE | Full-time<p>We bake.",
        "url": "https://a.example/1",
    }
    posting = parse_postings(json.dumps([row]).encode(), "rows.json").postings[0]
    assert (posting.title, posting.hiring_organization, posting.city) == ("Baker & Dough Engineer", "Halm", "Ulm")
    assert (posting.remote, posting.employment_types) == ("onsite", ["FULL_TIME"])


def test_whole_job_postings_are_found_in_a_column_of_any_name() -> None:
    linked = {
        "@type": "JobPosting",
        "title": "Baker",
        "description": "&lt;p&gt;Bake &amp;amp; sell&lt;/p&gt;",
        "hiringOrganization": {"name": "Halm"},
        "jobLocation": [{"address": {"addressLocality": "Berlin", "addressCountry": "DE"}}],
        "baseSalary": {"currency": "EUR", "value": {"minValue": 3000, "unitText": "MONTH"}},
    }
    stream = io.StringIO()
    csv.writer(stream).writerows([["number", "blob"], ["1", json.dumps(linked)]])
    (posting,) = parse_postings(stream.getvalue().encode(), "rows").postings
    assert (posting.title, posting.hiring_organization, posting.city) == ("Baker", "Halm", "Berlin")
    assert posting.description == "Bake & sell"
    assert posting.pay_annual_min == 36_000


def test_the_keys_of_a_job_posting_may_be_columns_with_json_in_them() -> None:
    row = {
        "title": "Baker",
        "hiringOrganization": '{"@type": "Organization", "name": "Halm"}',
        "jobLocation": '{"address": {"addressLocality": "Lyon", "addressCountry": "FR"}}',
        "employmentType": '["FULL_TIME", "TEMPORARY"]',
        "datePosted": "2026-10-01T08:00:00Z",
    }
    stream = io.StringIO()
    csv.writer(stream).writerows([list(row), list(row.values())])
    (posting,) = parse_postings(stream.getvalue().encode(), "rows").postings
    assert (posting.hiring_organization, posting.country, posting.city) == ("Halm", "FR", "Lyon")
    assert posting.employment_types == ["FULL_TIME", "TEMPORARY"]
    assert posting.date_posted == date(2026, 10, 1)


@pytest.mark.parametrize(
    "header",
    [
        "Stellenbezeichnung;Arbeitgeber;Einsatzort;Bewerbungsfrist;Gehalt",
        "Intitulé du poste;Entreprise;Lieu de travail;Date limite;Salaire",
        "Puesto;Empresa;Ubicación;Fecha límite;Salario",
        "Posizione;Azienda;Luogo di lavoro;Scadenza;Retribuzione",
        "Vaga;Empresa;Local de trabalho;Prazo;Salário",
        "Functietitel;Werkgever;Standplaats;Sluitingsdatum;Salaris",
        "Job Title;Company;Location;Closing date;Salary",
    ],
)
def test_headers_of_postings_in_seven_languages(header: str) -> None:
    rows = f"{header}\nBaker;Halm;Berlin;31.12.2026;40.000 EUR pro Jahr\n"
    (posting,) = parse_postings(rows.encode(), "rows").postings
    assert (posting.title, posting.hiring_organization, posting.city) == ("Baker", "Halm", "Berlin")
    assert (posting.valid_through, posting.pay_annual_min) == (date(2026, 12, 31), 40_000)

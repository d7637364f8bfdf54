"""A file is what is in it: its name is never asked, and what can't be read is refused with a way out."""

import io
import json
import zipfile

import openpyxl
import polars as pl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from models.parsing.kinds import Told, tell_kind
from models.parsing.records import Rejected

PEOPLE = {"Full Name": ["Ada Probe"], "E-mail": ["ada@example.org"], "Title": ["Baker"], "Skills": ["Dough"]}
POSTINGS = {"Title": ["Baker"], "Company": ["Halm"], "Location": ["Berlin"], "Deadline": ["2026-12-01"]}
RESUME = {"basics": {"name": "Ada Probe"}, "work": [{"name": "Halm", "position": "Baker"}]}
OFFER = {"title": "Baker", "careers_url": "https://halm.example/o/1"}


def tell(content: bytes | str, **mapping: str) -> Told:
    return tell_kind(io.BytesIO(content.encode() if isinstance(content, str) else content), mapping)


def as_csv(columns: dict[str, list[str]], delimiter: str = ",") -> str:
    return "\n".join(delimiter.join(cells) for cells in [list(columns), *zip(*columns.values(), strict=True)])


def as_parquet(columns: dict[str, list[str]]) -> bytes:
    stream = io.BytesIO()
    pl.DataFrame(columns).write_parquet(stream)
    return stream.getvalue()


def as_xlsx(columns: dict[str, list[str]]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for cells in [list(columns), *zip(*columns.values(), strict=True)]:
        book.worksheets[0].append(list(cells))
    book.save(stream)
    return stream.getvalue()


def as_docx() -> bytes:
    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


def as_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("cv.txt", "Ada Probe")
    return stream.getvalue()


@pytest.mark.parametrize("write", [as_csv, as_parquet, as_xlsx, lambda columns: as_csv(columns, ";")])
def test_a_table_of_people_is_told_from_one_of_postings(write: object) -> None:
    assert callable(write)
    for columns, kind in ((PEOPLE, "resumes"), (POSTINGS, "postings")):
        told = tell(write(columns))
        assert (told.kind, told.header) == (kind, list(columns))


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Vorname;Nachname;E-Mail;Wohnort;Kenntnisse", "resumes"),
        ("Stellenbezeichnung;Arbeitgeber;Ort;Bewerbungsfrist;Gehalt", "postings"),
        ("Prénom;Nom;Courriel;Ville;Compétences", "resumes"),
        ("Intitulé du poste;Entreprise;Lieu;Date limite;Salaire", "postings"),
        ("Nombre;Apellidos;Correo electrónico;Ciudad;Habilidades", "resumes"),
        ("Puesto;Empresa;Ubicación;Fecha límite;Salario", "postings"),
        ("Nome;Cognome;Indirizzo email;Città;Competenze", "resumes"),
        ("Titolo;Azienda;Sede;Scadenza;Descrizione", "postings"),
        ("Nome completo;Telemóvel;Cidade;Competências", "resumes"),
        ("Vaga;Empresa;Local de trabalho;Prazo;Descrição", "postings"),
        ("Voornaam;Achternaam;Telefoonnummer;Woonplaats;Vaardigheden", "resumes"),
        ("Vacature;Werkgever;Standplaats;Sluitingsdatum;Functieomschrijving", "postings"),
    ],
)
def test_columns_are_known_in_seven_languages(header: str, kind: str) -> None:
    assert tell(header + "\n" + ";".join("x" for _ in header.split(";"))).kind == kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (json.dumps(RESUME), "resumes"),
        (json.dumps([RESUME, RESUME]), "resumes"),
        (json.dumps({"offers": [OFFER]}), "postings"),
        (json.dumps(OFFER), "postings"),
        (json.dumps({"jobs": []}), "postings"),
        (json.dumps([{"title": "Baker", "company": "Halm"}]), "postings"),
        ('{"@context": "https://schema.org", "@type": "JobPosting"}', "postings"),
        ('{"name": "Ada", "email": "a@example.org"}\n{"name": "Bo", "email": "b@example.org"}\n', "resumes"),
        ('<script type="application/ld+json">{"@type": "JobPosting"}</script>', "postings"),
        ("<!doctype html><h1>Ada Probe</h1><p>Baker</p>", "resumes"),
        ("Ada Probe\nBaker, Berlin\n\nExperience\n2019 - 2024 Halm, Berlin, Germany\n", "resumes"),
        ("[Ada Probe]\nBaker\n", "resumes"),
        ("title\nBaker\n", "postings"),
        ("%PDF-1.7 and so on", "resumes"),
        ("{\\rtf1 Ada Probe}", "resumes"),
    ],
)
def test_text_is_told_by_its_shape(content: str, kind: str) -> None:
    assert tell(content).kind == kind
    assert tell("\ufeff" + content).kind == kind


def test_a_long_list_is_known_by_its_beginning() -> None:
    people = [{"name": f"Person {at}", "email": f"p{at}@example.org", "skills": "Dough"} for at in range(9000)]
    assert len(json.dumps(people)) > 300_000
    assert tell(json.dumps(people)).kind == "resumes"
    assert tell("\n".join(map(json.dumps, people))).kind == "resumes"


def test_a_named_column_decides() -> None:
    assert tell("a,b\n1,2\n3,4\n", title="a").kind == "postings"
    assert tell("a,b\n1,2\n3,4\n", email="a").kind == "resumes"


@pytest.mark.parametrize(
    ("content", "reason", "way_out"),
    [
        (b"", "empty_file", "send it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(600), "unknown_type", "save it as DOCX"),
        (b"\x1f\x8b\x08", "unknown_type", "unpack it"),
        (as_zip(), "unknown_type", "unpack it and import the folder"),
        (as_docx()[:900], "unknown_type", "send it again"),
        (bytes(range(256)) * 40, "unknown_type", "Read are postings as CSV"),
        (b"cv:\n  name: Ada Probe\n  sections:\n", "unknown_type", "is YAML"),
        (b'{"some": {"thing": 1}}', "unknown_type", "JSON of no shape"),
        (b'{"title": "A schema", "$schema": "x", "type": "object", "description": "d"}', "unknown_type", "no shape"),
        (b'[{"title": "Ba', "broken_json", "send it again"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(content: bytes, reason: str, way_out: str) -> None:
    with pytest.raises(Rejected) as caught:
        tell(content)
    assert caught.value.reason == reason
    assert way_out in caught.value.detail


@given(st.binary(max_size=300))
def test_any_bytes_are_told_or_refused(content: bytes) -> None:
    try:
        assert tell(content).kind in ("postings", "resumes")
    except Rejected as refused:
        assert refused.detail.endswith(".")


def test_word_documents_are_told_from_workbooks() -> None:
    assert tell(as_docx()) == Told("resumes")

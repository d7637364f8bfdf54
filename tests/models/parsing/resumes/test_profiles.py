"""One row a person gives the record that a résumé gives; no row is lost without a reason."""

import io
import json
from datetime import date

import polars as pl
import pytest

from models.parsing.records import Rejected, Resume
from models.parsing.resumes.profiles import ProfileBatch, parse_profiles

TODAY = date(2026, 11, 1)
ENGLISH = (
    "Name,Email,Phone,Headline,Summary,Skills,Location,Years of experience,Degree,School,Languages,Expected salary,"
    "Work mode,Relocation,Notice period,Job 1 Title,Job 1 Company,Job 1 Start,Job 1 End,Job 2 Title,Job 2 Company\n"
    '"Probe, Ada",ada@example.org,+49 30 901820,Baker,Bakes well,"Dough; Ovens (gas, wood)",'
    '"Berlin, Germany",7 years,BSc Food Science,TU Probe,"German (native), English C1","55,000 EUR",'
    "Remote,no,3 months,Head baker,Backhaus,03/2019,present,Apprentice,Brotfabrik\n"
)


def parse(content: str, **mapping: str) -> ProfileBatch:
    return parse_profiles(content.encode(), "whatever", TODAY, mapping)


def only(content: str) -> Resume:
    batch = parse(content)
    assert (len(batch.profiles), batch.rejected) == (1, [])
    return batch.profiles[0].resume


def test_every_column_of_a_person_arrives() -> None:
    person = only(ENGLISH)
    assert (person.name, person.given_name, person.family_name) == ("Ada Probe", "Ada", "Probe")
    assert (person.email, person.phone) == ("ada@example.org", "+4930901820")
    assert (person.headline, person.summary) == ("Baker", "Bakes well")
    assert person.skills == ["Dough", "Ovens (gas, wood)"]
    assert (person.country, person.city) == ("DE", "Berlin")
    assert person.experience_months == 84
    assert [(study.institution, study.level) for study in person.education] == [("TU Probe", 6)]
    assert [(said.language, said.level) for said in person.languages] == [("de", "native"), ("en", "C1")]
    assert (person.pay_floor_annual, person.pay_currency) == (55_000, "EUR")
    assert (person.remote, person.relocate, person.availability) == ("remote", False, "3 months")
    assert [(job.position, job.name, job.start_date, job.current) for job in person.work] == [
        ("Head baker", "Backhaus", "2019-03", True),
        ("Apprentice", "Brotfabrik", None, False),
    ]
    assert "Dough" in person.matching_text
    assert "Ada" not in person.matching_text


@pytest.mark.parametrize(
    "header",
    [
        "Vorname;Nachname;E-Mail;Beruf;Kenntnisse;Wohnort;Berufserfahrung (Jahre)",
        "Prénom;Nom;Courriel;Métier;Compétences;Ville;Années d'expérience",
        "Nombre;Apellidos;Correo;Profesión;Habilidades;Ciudad;Años de experiencia",
        "Nome;Cognome;Mail;Professione;Competenze;Città;Anni di esperienza",
        "Nome;Sobrenome;Email;Profissão;Competências;Cidade;Anos de experiência",
        "Voornaam;Achternaam;E-mailadres;Beroep;Vaardigheden;Woonplaats;Jaren ervaring",
    ],
)
def test_headers_may_be_in_other_languages(header: str) -> None:
    person = only(f"{header}\nZoé;Probe;z@example.org;Bäckerin;Teig;Lyon;4 ans\n")
    assert (person.given_name, person.family_name, person.email) == ("Zoé", "Probe", "z@example.org")
    assert (person.headline, person.skills, person.city) == ("Bäckerin", ["Teig"], "Lyon")
    assert person.experience_months == 48


def test_nested_json_is_opened() -> None:
    row = {
        "full_name": "Ada Probe",
        "email": "ada@example.org",
        "skills": [{"name": "Dough"}, "Ovens"],
        "work": [{"company": "Halm", "title": "Baker", "start_date": "2019-05-01", "description": "Baked bread"}],
        "education": [{"school": "TU Probe", "degree": "MSc", "field_of_study": "Food"}],
    }
    for content in (json.dumps([row]), json.dumps(row) + "\n", json.dumps({"people": [row]})):
        person = only(content)
        assert person.skills == ["Dough", "Ovens"]
        assert [(job.name, job.position, job.start_date, job.current) for job in person.work] == [
            ("Halm", "Baker", "2019-05", True)
        ]
        assert [(study.institution, study.area, study.level) for study in person.education] == [("TU Probe", "Food", 7)]


def test_json_resumes_in_a_list_are_read_as_what_they_are() -> None:
    resumes = [{"basics": {"name": name, "label": "Baker"}, "work": []} for name in ("Ada Probe", "Bo Probe")]
    batch = parse(json.dumps(resumes))
    assert [profile.resume.name for profile in batch.profiles] == ["Ada Probe", "Bo Probe"]


def test_a_column_of_whole_resumes_is_read_as_resumes() -> None:
    text = "Ada Probe\nada@example.org\n\nExperience\nBaker, Halm\n2019 - 2024\n• Baked bread\n\nSkills\nDough, Ovens"
    stream = io.BytesIO()
    pl.DataFrame({"id": [7], "resume": [text]}).write_parquet(stream)
    (profile,) = parse_profiles(stream.getvalue(), "whatever", TODAY).profiles
    assert (profile.resume.email, profile.own_id) == ("ada@example.org", "7")
    assert [job.position for job in profile.resume.work] == ["Baker"]


def test_rows_that_say_nothing_are_rejected_and_of_two_about_one_person_the_later_counts() -> None:
    rows = ["Ada Probe,ada@example.org,Dough", "Bo Probe,bo@example.org,", "Ada Probe,ADA@example.org,Ovens"]
    batch = parse("\n".join(["Name,Email,Skills", *rows]))
    assert [(profile.item, profile.resume.skills) for profile in batch.profiles] == [(2, ["Ovens"])]
    assert [(row.item, row.reason) for row in batch.rejected] == [(0, "repeated_person"), (1, "nothing_to_match")]
    assert not any("Probe" in row.detail or "@" in row.detail for row in batch.rejected)


def test_ragged_rows_and_broken_lines_are_rows_too() -> None:
    batch = parse("Name,Email,Skills\nAda Probe,ada@example.org,Dough\na,b,c,d\n")
    assert (len(batch.profiles), [(row.item, row.reason) for row in batch.rejected]) == (1, [(1, "ragged_row")])
    batch = parse('{"name": "Ada", "email": "a@example.org", "skills": "Dough"}\n{"name": "Bo"\n')
    assert (len(batch.profiles), [(row.item, row.reason) for row in batch.rejected]) == (1, [(1, "bad_json")])


def test_a_mapping_names_columns_that_nobody_could_guess() -> None:
    table = "wer,kann,post\nAda Probe,Dough,ada@example.org\nBo Probe,Ovens,bo@example.org\n"
    batch = parse(table, name="wer", skills="kann", email="post")
    assert [(profile.resume.name, profile.resume.skills) for profile in batch.profiles] == [
        ("Ada Probe", ["Dough"]),
        ("Bo Probe", ["Ovens"]),
    ]


def test_a_table_without_substance_says_what_was_understood() -> None:
    with pytest.raises(Rejected) as caught:
        parse('[{"name": "Ada", "email": "a@example.org", "shoe size": 40}]')
    assert caught.value.reason == "no_columns"
    assert "name = 'name', email = 'email'. Not understood: 'shoe size'" in caught.value.detail


def test_a_resume_with_commas_stays_a_resume() -> None:
    text = "Ada Probe, Baker\nBerlin, Germany, ada@example.org\n\nSkills\nDough, Ovens, Bread\n"
    (profile,) = parse(text).profiles
    assert profile.resume.email == "ada@example.org"

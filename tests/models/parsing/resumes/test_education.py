"""Studies and the level of degrees."""

import pytest

from models.parsing.meanings.degrees import degree_level
from models.parsing.resumes.education import read_education


@pytest.mark.parametrize(
    ("degree", "level"),
    [
        ("Ph.D. in Chemistry", 8),
        ("Dr. rer. nat.", 8),
        ("M.Sc. Data Science", 7),
        ("Master of Science Informatik", 7),
        ("Diplom-Ingenieur", 7),
        ("BSc (Hons) Nursing", 6),
        ("B.A. History", 6),
        ("Bachelor of Engineering", 6),
        ("Meister", 6),
        ("Associate of Arts", 5),
        ("HND Art and Design", 5),
        ("Certificate IV in Commercial Cookery", 4),
        ("Ausbildung zur Krankenschwester", 3),
        ("Abitur", 3),
        ("High School Diploma", 3),
        ("GCSEs", 2),
        ("MA", 7),
        ("Ma and Pa", None),
        ("be kind", None),
        ("Certificate in Payroll", None),
    ],
)
def test_levels(degree: str, level: int | None) -> None:
    assert degree_level(degree) == level


def test_usual_layouts_give_the_same_studies() -> None:
    layouts = [
        "MSc Botany\nUniversity of Leeds, Leeds | 2012 – 2014\nBSc Biology\nYork College, York | 2009 – 2012",
        "2012 – 2014\tMSc Botany\nUniversity of Leeds, Leeds\n2009 – 2012\tBSc Biology\nYork College, York",
        "University of Leeds, MSc in Botany, 2012 – 2014\n• GPA 4.0\nYork College, BSc in Biology, 2009 – 2012",
        "University of Leeds\nMSc in Botany\nLeeds\n2012 – 2014\nYork College\nBSc in Biology\nYork\n2009 – 2012",
    ]
    for layout in layouts:
        studies = read_education(layout.split("\n"))
        assert [(s.institution, s.study_type, s.area, s.level, s.start_date, s.end_date) for s in studies] == [
            ("University of Leeds", "MSc", "Botany", 7, "2012", "2014"),
            ("York College", "BSc", "Biology", 6, "2009", "2012"),
        ]


def test_an_unknown_school_beside_a_degree_is_the_school() -> None:
    study = read_education(["Ausbildung zum Koch", "Haus Sonnenblick, Ulm | 2010 – 2013"])[0]
    assert (study.study_type, study.area, study.institution) == ("Ausbildung", "Koch", "Haus Sonnenblick")


@pytest.mark.parametrize(
    ("line", "study_type", "area"),
    [
        ("Bachelor of Science in Nursing, York College", "Bachelor of Science", "Nursing"),
        ("Bachelor of Arts (B.A.) in Psychology, York College", "Bachelor of Arts", "Psychology"),
        ("Bachelor of Commerce, York College", "Bachelor of Commerce", "Commerce"),
        ("Bachelor of Arts, York College", "Bachelor of Arts", None),
        ("M.Ed., Secondary Education, York College", "M.Ed.", "Secondary Education"),
        ("BS, Business Administration, York College", "BS", "Business Administration"),
    ],
)
def test_the_subject_of_a_degree(line: str, study_type: str, area: str | None) -> None:
    (study,) = read_education([line])
    assert (study.study_type, study.area, study.institution) == (study_type, area, "York College")


def test_a_state_behind_a_town_is_no_degree() -> None:
    (study,) = read_education(["York College, Springfield, MA", "MBA"])
    assert study.study_type == "MBA"


def test_a_subject_behind_a_colon_in_a_line_of_its_own() -> None:
    (study,) = read_education(["Bachelor of Science", ":", "Botany", ",", "03/2020", "York College"])
    assert (study.study_type, study.area, study.institution, study.end_date) == (
        "Bachelor of Science", "Botany", "York College", "2020-03"
    )  # fmt: skip

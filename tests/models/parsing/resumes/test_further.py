"""Projects, publications and volunteer work come with what their lines say of them."""

from datetime import date

from models.parsing.records import Project, Publication, Work
from models.parsing.resumes.further import read_projects, read_publications, read_volunteer_work
from models.parsing.resumes.resume import parse_resume

TODAY = date(2026, 4, 1)
RESUME = """Ada Example
Senior Gardener
ada@example.com | github.com/ada-example | https://ada.example
Notice period: two months. Available from 1 June 2026.

Work Experience
Senior Gardener, Rose Nursery, Leeds (remote), 03/2019 – present
- Pruned roses

Projects
Seed Swap: a market for seeds (github.com/ada-example/seeds), 2021 – 2022
- Wrote the catalogue

Publications
- A. Example, B. Other: "How roses sleep", Journal of Gardens, 2020, https://doi.org/10.1000/1

Volunteering
Mentor, Garden Club, 2016 – 2018

Certifications
Arborist
"""


def test_a_resume_tells_its_projects_papers_and_volunteer_work() -> None:
    resume = parse_resume(RESUME.encode(), "ada.txt", TODAY)
    seeds = Project(
        "Seed Swap", "a market for seeds\nWrote the catalogue", "github.com/ada-example/seeds", "2021", "2022"
    )
    assert resume.projects == [seeds]
    paper = Publication("How roses sleep", "Journal of Gardens", "2020", "https://doi.org/10.1000/1")
    assert resume.publications == [paper]
    assert resume.volunteer == [Work("Garden Club", "Mentor", None, "2016", "2018")]
    assert [certificate.name for certificate in resume.certificates] == ["Arborist"]


def test_links_level_remote_work_and_notice_are_told() -> None:
    resume = parse_resume(RESUME.encode(), "ada.txt", TODAY)
    assert resume.links == ["github.com/ada-example", "https://ada.example"]
    assert (resume.seniority, resume.experience_months, resume.remote_months) == ("senior", 85, 85)
    assert (resume.notice_days, resume.availability) == (60, "Available from 1 June 2026")


def test_projects_are_told_apart_by_bullets_or_by_lines() -> None:
    assert [one.name for one in read_projects(["• Alpha – a tool", "• Beta – another"])] == ["Alpha", "Beta"]
    plain = ["Alpha | Python, Rust", "• Wrote it", "• Ran it", "Beta", "• Sold it"]
    assert [(one.name, one.description) for one in read_projects(plain)] == [
        ("Alpha", "Python, Rust\nWrote it\nRan it"),
        ("Beta", "Sold it"),
    ]


def test_a_reference_without_quotes_stays_whole_and_one_over_two_lines_is_one() -> None:
    lines = ["[1] Example, A. On roses and their", "sleep. Journal of Gardens, 2019", "[2] Example, A. On tulips. 2020"]
    assert [(one.name, one.release_date) for one in read_publications(lines)] == [
        ("Example, A. On roses and their sleep. Journal of Gardens", "2019"),
        ("Example, A. On tulips", "2020"),
    ]


def test_a_reference_over_lines_opens_or_ends_with_its_date() -> None:
    lines = [
        "How roses sleep Jul 2023",
        "Ada Example, Bo Other",
        "10.1000/1 (Journal of Gardens, 2023)",
        "Of tulips May 2021",
        "Ada Example",
    ]
    assert read_publications(lines) == [
        Publication("How roses sleep", "Journal of Gardens", "2023-07", "https://doi.org/10.1000/1"),
        Publication("Of tulips", None, "2021-05"),
    ]
    ended = ["Example, A. How roses", "sleep. Gardens, 2020", "Example, A. Of tulips,", "2021"]
    assert [one.name for one in read_publications(ended)] == [
        "Example, A. How roses sleep. Gardens",
        "Example, A. Of tulips",
    ]


def test_volunteer_work_without_dates_is_kept() -> None:
    (work,) = read_volunteer_work(["• Cooked for neighbours every Sunday"])
    assert work.position == "Cooked for neighbours every Sunday"

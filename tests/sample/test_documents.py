"""A reader finds in the files what the facts say, sees no hidden word, and can't read the damaged ones.

The readers used here are libraries, not Matchmill's own parsers.
"""

import io
import json
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree, html

from sample.load import load_facts
from sample.records import Person
from sample.resumes.hidden import hidden_text
from sample.resumes.wording import word_resume
from sample.resumes.write import resume_file
from sample.truths import FILES, load_planted

FACTS = load_facts()
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PDFS = [person for person in FACTS.people if person.form.startswith("pdf")]
STUFFED = [person for person in FACTS.people if person.hidden]


def squeezed(text: str) -> str:
    return "".join(text.split())


def text_of(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(content)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
            trees = [etree.fromstring(archive.read(name)) for name in names]
        return "\n".join(node.text or "" for tree in trees for node in tree.iter(WORD + "t"))
    if path.suffix == ".json":
        return json.dumps(json.loads(content), ensure_ascii=False)
    return html.fromstring(content).text_content() if path.suffix == ".html" else content.decode()


@pytest.mark.parametrize("person", FACTS.people, ids=resume_file)
def test_a_resume_says_who_somebody_is_and_what_they_want(person: Person) -> None:
    text = squeezed(text_of(FILES / "resumes" / resume_file(person)))
    wishes = word_resume(person).section("wishes")
    said = [person.name, person.email, person.headline, *person.skills, *person.languages]
    if person.role.written_in == "de":
        said = [person.name, person.email, person.headline, *person.skills]
    said += [duty for work in person.works for duty in work.duties]
    said += wishes.lines if wishes else []
    assert [words for words in said if squeezed(words) not in text] == []


@pytest.mark.parametrize("person", STUFFED, ids=resume_file)
def test_hidden_words_are_in_the_file(person: Person) -> None:
    secret = hidden_text(person, {posting.key: posting for posting in FACTS.postings})
    assert secret
    assert squeezed(secret) in squeezed(text_of(FILES / "resumes" / resume_file(person)))


@pytest.mark.parametrize("person", [person for person in STUFFED if person.form.startswith("pdf")], ids=resume_file)
def test_hidden_words_leave_hardly_a_trace_on_the_page(person: Person) -> None:
    page = pypdfium2.PdfDocument(FILES / "resumes" / resume_file(person))[0]
    margin = page.render(scale=1).to_pil().convert("L").crop((0, 795, 595, 842))
    assert sum(margin.histogram()[:128]) == 0


def test_some_resumes_run_over_two_pages() -> None:
    pages = [len(pypdfium2.PdfDocument(FILES / "resumes" / resume_file(person))) for person in PDFS]
    assert pages.count(2) >= 2


def test_damaged_files_are_as_damaged_as_they_claim() -> None:
    file = {entry.kind: FILES / entry.files[0] for entry in load_planted() if len(entry.files) == 1}
    assert text_of(file["empty_pdf"]).strip() == ""
    assert text_of(file["image_only_pdf"]).strip() == ""
    assert b"/Image" in file["image_only_pdf"].read_bytes()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(file["truncated_pdf"].read_bytes())
    assert file["zero_bytes"].stat().st_size == 0

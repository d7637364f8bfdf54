"""A person's résumé as a file: which writer makes which form, and what the file is called.

How a form is drawn is told in the writers.
"""

from sample.records import Person, Posting
from sample.resumes.docx import write_docx
from sample.resumes.pdf import write_pdf
from sample.resumes.plain import write_html, write_json, write_text

ENDINGS = {"pdf": "pdf", "docx": "docx", "html": "html", "txt": "txt", "json": "json"}
PLAIN = {"html": write_html, "txt": write_text, "json": write_json}


def resume_file(person: Person) -> str:
    """The file's name, as people name such files."""
    return f"{person.file}.{ENDINGS[person.form.split('_')[0]]}"


def write_resume(person: Person, postings: dict[str, Posting]) -> bytes:
    """The file's bytes; `postings` by key is what hidden text is taken from."""
    if person.form in PLAIN:
        return PLAIN[person.form](person)
    return (write_pdf if person.form.startswith("pdf") else write_docx)(person, postings)

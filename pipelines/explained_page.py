"""One HTML page about one document: the document with its fields and hidden text marked, beside the record.

The page loads nothing, runs nothing and quotes everything escaped, whoever wrote the document; nothing is read here.
"""

import base64
import hashlib
import re
from collections.abc import Iterator

from models.parsing.resumes.explain import Explanation
from models.parsing.resumes.proofs import Proof
from pipelines.explained import head_lines, rejected_rows, say_confidence, say_sure, say_where
from pipelines.explained_papers import draw_papers, escape_text, section_of
from pipelines.explained_style import STYLE

_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; img-src data:; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
_SECTIONS = {
    "basics": "Person",
    "work": "Work",
    "education": "Education",
    "skills": "Skills",
    "languages": "Languages",
    "certificates": "Certificates",
    "awards": "Awards",
    "volunteer": "Volunteer work",
    "projects": "Projects",
    "publications": "Publications",
}


def write_page(name: str, explanation: Explanation) -> str:
    """The page as text; `name` is what the document is called."""
    title, *flags = head_lines(name, explanation)
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape_text(name)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        f"<header><h1>{escape_text(explanation.resume.name or name)}</h1><p>{escape_text(title)}</p>",
        _legend(explanation),
        *(f'<p class="flag">{escape_text(line)}</p>' for line in flags),
        "</header>",
        "<main>",
        f"<div>{''.join(draw_papers(explanation))}</div>",
        f'<div class="record">{"".join(_record(explanation))}</div>',
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _legend(explanation: Explanation) -> str:
    used = {section_of(proof) for proof in explanation.proofs}
    names = (f'<span class="{key}"><i class="dot"></i>{name}</span>' for key, name in _SECTIONS.items() if key in used)
    return f'<div class="legend">{"".join(names)}</div>'


def _record(explanation: Explanation) -> Iterator[str]:
    for section, name in _SECTIONS.items():
        rows = [
            _row(number, proof, explanation)
            for number, proof in enumerate(explanation.proofs)
            if section_of(proof) == section
        ]
        if rows:
            yield f'<h2>{name}</h2><table class="{section}">{"".join(rows)}</table>'
    if explanation.hidden:
        yield "<h2>Hidden from readers, and left out</h2>"
        yield from (f'<p class="hiddenline">{escape_text(line.text)}</p>' for line in explanation.hidden)
    if rows := rejected_rows(explanation):
        cells = (
            "".join(f"<td>{escape_text(cell)}</td>" for cell in (row[0], row[1], f"{row[2]} {row[3]}")) for row in rows
        )
        yield f"<details><summary>Not taken for a field: {len(rows)}</summary><table>"
        yield "".join(f"<tr>{line}</tr>" for line in cells)
        yield "</table></details>"


def _row(number: int, proof: Proof, explanation: Explanation) -> str:
    value = escape_text(proof.value)
    if proof.start is not None:
        value = f'<a href="#w{number}">{value}</a>'
    said = say_confidence(proof.confidence)
    sure = f'<span class="whole" title="as the whole reading">{say_sure(proof)}</span>'
    if proof.is_own:
        sure = f'<meter min="0" max="1" low=".4" high=".7" optimum="1" value="{said}"></meter> {said}'
    where = say_where(explanation, proof)
    cells = (f'<i class="dot"></i>{escape_text(_name_field(proof.path))}', value, sure, escape_text(where))
    return f'<tr id="r{number}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _name_field(path: str) -> str:
    """The field within its section, as people count: `work[0].highlights[1]` is "1. highlights 2"."""
    counted = re.sub(r"\[(\d+)\]", lambda number: f" {int(number[1]) + 1}", path)
    within = re.sub(r"^[a-z]+", "", counted).lstrip(" .")
    return re.sub(r"^(\d+)\.?", r"\1. ", within).replace(".  ", ". ").strip()

"""The document's side of an explaining page: drawn pages with boxes over the words, or the text with the words marked.

What is beside it is written in `pipelines.explained_page`; everything that a document says is escaped here.
"""

import base64
from collections.abc import Iterable, Iterator
from html import escape

from models.parsing.documents.pdf_pictures import Picture
from models.parsing.records import Spot
from models.parsing.resumes.explain import Explanation
from models.parsing.resumes.proofs import Proof
from pipelines.explained import say_sure


def draw_papers(explanation: Explanation) -> Iterator[str]:
    """SVG of each page that there is a picture of, else the text as one paper; nothing where there is neither."""
    for number, picture in enumerate(explanation.pictures, start=1):
        yield _paper(picture, [*_unused(explanation, number), *_used(explanation, number)])
    if not explanation.pictures and explanation.document.text:
        yield f'<pre class="paper">{"".join(_marked(explanation))}</pre>'


def escape_text(said: str) -> str:
    """Text for HTML; what can't be printed is shown as unknown."""
    return escape("".join(letter if letter.isprintable() or letter in "\n\t" else "\ufffd" for letter in said))


def section_of(proof: Proof) -> str:
    """The section of the JSON Resume that the proof's field belongs to."""
    return proof.path.partition(".")[0].partition("[")[0]


def _title(proof: Proof) -> str:
    sure = f", sure {say_sure(proof)}"
    return f"{proof.path}: {proof.value}{sure}"


def _unused(explanation: Explanation, page: int) -> Iterator[str]:
    """Boxes of what was rejected and of what is hidden, behind the others."""
    for line in explanation.hidden:
        yield from _rects(line.spot, page, "hidden", f"hidden: {line.text}")
    for one in explanation.resume.evidence:
        if not one.accepted:
            yield from _rects(one.spot, page, "rejected", f"not taken for {one.field}: {one.value}")


def _used(explanation: Explanation, page: int) -> Iterator[str]:
    for number, proof in enumerate(explanation.proofs):
        if rects := "".join(_rects(proof.spot, page, section_of(proof), _title(proof))):
            yield f'<a id="w{number}" href="#r{number}">{rects}</a>'


def _rects(spot: Spot | None, page: int, kind: str, title: str) -> Iterator[str]:
    boxes = spot.boxes if spot and spot.page == page else []
    for left, top, right, bottom in boxes:
        size = f'width="{right - left:.2f}" height="{bottom - top:.2f}"'
        yield f'<rect class="{kind}" x="{left}" y="{top}" {size}><title>{escape_text(title)}</title></rect>'


def _paper(picture: Picture, marks: Iterable[str]) -> str:
    size = f'width="{picture.width:.2f}" height="{picture.height:.2f}"'
    source = f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"
    return (
        f'<svg class="paper" viewBox="0 0 {picture.width:.2f} {picture.height:.2f}">'
        f'<image {size} href="{source}"/>{"".join(marks)}</svg>'
    )


def _marked(explanation: Explanation) -> Iterator[str]:
    """The text with a mark around all words that prove something; of marks that overlap, the first and longest."""
    text, at = explanation.document.text, 0
    for start, end, numbers in _apart(explanation.proofs):
        proofs = [explanation.proofs[number] for number in numbers]
        anchors = "".join(f'<a id="w{number}"></a>' for number in numbers)
        titles = escape_text("\n".join(map(_title, proofs)))
        yield escape_text(text[at:start]) + anchors
        yield f'<mark class="{section_of(proofs[0])}" title="{titles}">'
        yield f'<a href="#r{numbers[0]}">{escape_text(text[start:end])}</a></mark>'
        at = end
    yield escape_text(text[at:])


def _apart(proofs: list[Proof]) -> list[tuple[int, int, list[int]]]:
    """Spans that don't overlap, with the numbers of the proofs that lie within each."""
    spans = sorted((one.start, -(one.end or 0), number) for number, one in enumerate(proofs) if one.start is not None)
    apart: list[tuple[int, int, list[int]]] = []
    for start, end, number in spans:
        if apart and start < apart[-1][1]:
            apart[-1][2].append(number)
        else:
            apart.append((start, -end, [number]))
    return apart

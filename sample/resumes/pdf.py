"""Résumés as PDF in three layouts: plain, with a dark band on top, and with a side column.

Every file is the same bytes at every run: fixed dates and identifiers, no compression.
"""

import html
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
)

from sample.load import seeded
from sample.records import Person, Posting
from sample.resumes.hidden import draw_hidden, hidden_text
from sample.resumes.wording import Section, Sheet, word_resume

WIDTH, HEIGHT = A4
EDGE = 48
BAND = 108
SIDE = 178
COLOURS = ("#1f3a4d", "#4a2f3b", "#27452f", "#3a3a3a")
ASIDE = ("skills", "languages", "certificates")
"""Sections that a side column holds."""

ROOMY = 1.25
LONG = 3
"""Who had more positions than this sets them in large type and needs a second page."""


@dataclass(frozen=True)
class Look:
    """Fonts and colour of one résumé."""

    font: str
    bold: str
    colour: str
    scale: float

    def style(self, size: float, *, bold: bool = False, colour: str = "#222222", **more: Any) -> ParagraphStyle:  # noqa: ANN401
        """A paragraph style of this look; `more` are reportlab's own settings."""
        font = self.bold if bold else self.font
        size *= self.scale
        name = f"{font}-{size}-{colour}-{sorted(more.items())}"
        return ParagraphStyle(
            name, fontName=font, fontSize=size, leading=size * 1.35, textColor=HexColor(colour), **more
        )


def look_of(person: Person) -> Look:
    """Drawn from the person's own seed."""
    draw = seeded(person.name + "/look")
    font, bold = draw.choice((("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")))
    return Look(font, bold, draw.choice(COLOURS), ROOMY if len(person.works) > LONG else draw.choice((1, 1.1)))


def write_pdf(person: Person, postings: dict[str, Posting]) -> bytes:
    """The résumé in the layout that the person's form names."""
    layout = {"pdf_plain": _plain, "pdf_band": _band, "pdf_columns": _columns}[person.form]
    sheet, look = word_resume(person), look_of(person)
    secret, how = hidden_text(person, postings), person.hidden.how if person.hidden else ""
    pages, story = layout(sheet, look)
    if sheet.closing:
        story.append(Paragraph(sheet.closing, look.style(8, colour="#777777", spaceBefore=12)))

    def finish(canvas: Canvas, document: BaseDocTemplate) -> None:
        if secret and document.page == 1:
            draw_hidden(canvas, secret, how)

    saved = io.BytesIO()
    document = BaseDocTemplate(
        saved, pagesize=A4, invariant=1, pageCompression=0, title=f"{sheet.name}", author=sheet.name
    )
    for page in pages:
        page.onPageEnd = finish
    document.addPageTemplates(pages)
    document.build(story)
    return saved.getvalue()


Layout = tuple[list[PageTemplate], list[Flowable]]


def _page(
    name: str, frames: list[Frame], draw: Callable[[Canvas, BaseDocTemplate], None] | None = None
) -> PageTemplate:
    return PageTemplate(id=name, frames=frames, onPage=draw or (lambda canvas, document: None))


def _wide(top: float = EDGE) -> Frame:
    return Frame(EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - EDGE - top, leftPadding=0, rightPadding=0)


def _plain(sheet: Sheet, look: Look) -> Layout:
    story: list[Flowable] = [
        Paragraph(_safe(sheet.name), look.style(20, bold=True, alignment=TA_CENTER)),
        Paragraph(_safe(sheet.headline), look.style(12, alignment=TA_CENTER, spaceBefore=2)),
        Paragraph(_safe(" | ".join(sheet.contact)), look.style(9, alignment=TA_CENTER, spaceBefore=4)),
        Spacer(1, 6),
    ]
    for section in sheet.sections:
        story += _section(section, look)
    return [_page("first", [_wide()])], story


def _band(sheet: Sheet, look: Look) -> Layout:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(HexColor(look.colour))
        canvas.rect(0, HEIGHT - BAND, WIDTH, BAND, stroke=0, fill=1)

    band = Frame(EDGE, HEIGHT - BAND, WIDTH - 2 * EDGE, BAND - 12, leftPadding=0, rightPadding=0)
    story: list[Flowable] = [
        Paragraph(_safe(sheet.name), look.style(22, bold=True, colour="#ffffff")),
        Paragraph(_safe(sheet.headline), look.style(12, colour="#ffffff", spaceBefore=4)),
        Paragraph(_safe("  ·  ".join(sheet.contact)), look.style(9, colour="#ffffff", spaceBefore=4)),
        FrameBreak(),
        NextPageTemplate("later"),
    ]
    for section in sheet.sections:
        story += _section(section, look)
    return [_page("first", [band, _wide(BAND)], draw), _page("later", [_wide()])], story


def _columns(sheet: Sheet, look: Look) -> Layout:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(HexColor(look.colour))
        canvas.rect(0, 0, SIDE, HEIGHT, stroke=0, fill=1)

    side = Frame(14, EDGE, SIDE - 28, HEIGHT - 2 * EDGE, leftPadding=0, rightPadding=0)
    main = Frame(SIDE + 22, EDGE, WIDTH - SIDE - 22 - 36, HEIGHT - 2 * EDGE, leftPadding=0, rightPadding=0)
    small = replace(look, scale=1)
    white = small.style(9, colour="#ffffff", spaceBefore=3)
    sizes = [min(9, 9 * (SIDE - 30) / stringWidth(line, look.font, 9)) for line in sheet.contact]
    story: list[Flowable] = [
        Paragraph(_safe(line), small.style(size, colour="#ffffff", spaceBefore=3))
        for line, size in zip(sheet.contact, sizes, strict=True)
    ]
    for section in sheet.sections:
        if section.kind in ASIDE:
            story.append(Paragraph(_safe(section.heading), look.style(11, bold=True, colour="#ffffff", spaceBefore=16)))
            story += [Paragraph(_safe(line), white) for line in section.lines]
    story += [FrameBreak(), NextPageTemplate("later")]
    story.append(Paragraph(_safe(sheet.name), look.style(20, bold=True)))
    story.append(Paragraph(_safe(sheet.headline), look.style(12, colour=look.colour, spaceBefore=2)))
    for section in sheet.sections:
        if section.kind not in ASIDE:
            story += _section(section, look)
    return [_page("first", [side, main], draw), _page("later", [_wide()])], story


def _section(section: Section, look: Look) -> list[Flowable]:
    """Heading, entries and lines in the main column."""
    story: list[Flowable] = [
        Paragraph(_safe(section.heading), look.style(12.5, bold=True, colour=look.colour, spaceBefore=11))
    ]
    text, bullet = look.style(9.5, spaceBefore=2), look.style(9.5, leftIndent=12, bulletIndent=2, spaceBefore=1)
    for entry in section.entries:
        story.append(Paragraph(_safe(entry.title), look.style(10, bold=True, spaceBefore=6, keepWithNext=1)))
        story.append(
            Paragraph(_safe(f"{entry.place}  |  {entry.dates}"), look.style(9, colour="#555555", keepWithNext=1))
        )
        story += [Paragraph(_safe(line), bullet, bulletText="•") for line in entry.lines]
    if section.kind == "skills":
        story.append(Paragraph(_safe(", ".join(section.lines)), text))
    elif section.kind == "summary":
        story.append(Paragraph(_safe(section.lines[0]), text))
    else:
        story += [Paragraph(_safe(line), bullet, bulletText="•") for line in section.lines]
    return story


def _safe(text: str) -> str:
    """Text as reportlab's small markup; a character that the built-in fonts lack is refused, not drawn as a box."""
    text.encode("cp1252")
    return html.escape(text, quote=False)

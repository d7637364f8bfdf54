"""PDF files that hide words, one function a technique: each draws SECRET where no reader sees it."""

import io
from collections.abc import Callable

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.models.parsing.documents.crafted.page import OPEN, SECRET

Draw = Callable[[Canvas], None]
_LEFT, _FOOT = 60, 90


def _put(canvas: Canvas, size: float = 9, x: float = _LEFT, y: float = _FOOT, mode: int = 0) -> None:
    text = canvas.beginText(x, y)
    text.setFont("Helvetica", size)
    text.setTextRenderMode(mode)
    text.textLine(SECRET)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def coloured(red: float, green: float, blue: float) -> Draw:
    """In a colour like paper."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(red, green, blue)
        _put(canvas)

    return draw


def sized(points: float) -> Draw:
    """In letters too small to read."""
    return lambda canvas: _put(canvas, size=points)


def rendered(mode: int) -> Draw:
    """In a render mode that paints nothing, PDF 32000-1 §9.3.6: 3 nothing, 7 a clipping path."""
    return lambda canvas: _put(canvas, mode=mode)


def placed(x: float, y: float) -> Draw:
    """Off the page."""
    return lambda canvas: _put(canvas, x=x, y=y)


def under_box(canvas: Canvas) -> None:
    """Covered by a white box."""
    _put(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(_LEFT - 5, _FOOT - 5, 400, 20, stroke=0, fill=1)


def under_picture(canvas: Canvas) -> None:
    """Covered by a picture."""
    _put(canvas)
    saved = io.BytesIO()
    Image.new("RGB", (40, 10), (90, 120, 150)).save(saved, "PNG")
    canvas.drawImage(ImageReader(saved), _LEFT - 5, _FOOT - 5, 400, 20)


def on_band(canvas: Canvas) -> None:
    """In the colour of the dark band behind it."""
    canvas.setFillColorRGB(0.12, 0.2, 0.3)
    canvas.rect(0, _FOOT - 10, A4[0], 30, stroke=0, fill=1)
    _put(canvas)


def transparent(canvas: Canvas) -> None:
    """With no opacity."""
    canvas.setFillAlpha(0)
    _put(canvas)


def faint(canvas: Canvas) -> None:
    """With an opacity of two in a hundred."""
    canvas.setFillAlpha(0.02)
    _put(canvas)


def clipped(canvas: Canvas) -> None:
    """Outside the clipping path."""
    path = canvas.beginPath()
    path.rect(0, 400, 100, 100)
    canvas.clipPath(path, stroke=0, fill=0)
    _put(canvas)


def shrunk(canvas: Canvas) -> None:
    """Scaled to nothing by the page's own matrix."""
    canvas.scale(0.02, 0.02)
    _put(canvas, x=_LEFT * 50, y=_FOOT * 50)


def flattened(canvas: Canvas) -> None:
    """As wide as usual and without height."""
    canvas.translate(_LEFT, _FOOT)
    canvas.scale(1, 0.01)
    _put(canvas, x=0, y=0)


def squeezed(canvas: Canvas) -> None:
    """All letters on one another."""
    text = canvas.beginText(_LEFT, _FOOT)
    text.setFont("Helvetica", 9)
    text.setHorizScale(0.5)
    text.textLine(SECRET)
    canvas.drawText(text)


def in_form(canvas: Canvas) -> None:
    """White, in a form that the page draws."""
    canvas.beginForm("quiet")
    canvas.setFillColorRGB(1, 1, 1)
    _put(canvas)
    canvas.endForm()
    canvas.doForm("quiet")


def in_metadata(canvas: Canvas) -> None:
    """In the file's keywords and subject."""
    canvas.setKeywords(SECRET)
    canvas.setSubject(SECRET)


def in_note(canvas: Canvas) -> None:
    """In a note that opens when somebody clicks on it."""
    canvas.textAnnotation(SECRET, Rect=[40, 40, 60, 60])


def cropped(canvas: Canvas) -> None:
    """On a part of the sheet that the crop box leaves out."""
    canvas.setCropBox((0, _FOOT + 40, *A4))
    _put(canvas)


def on_layer(canvas: Canvas) -> None:
    """On a layer that is switched off, PDF 32000-1 §8.11."""
    canvas._code.append("/OC /Quiet BDC")
    _put(canvas)
    canvas._code.append("EMC")


def with_layer_off(content: bytes) -> bytes:
    """The file with the layer `Quiet` declared, and off when it is opened."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    layer = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("Quiet")})
    )
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): off}
    )
    for page in writer.pages:
        resources = page["/Resources"].get_object()
        resources[NameObject("/Properties")] = DictionaryObject({NameObject("/Quiet"): layer})  # type: ignore[index]
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


TECHNIQUES: dict[str, Draw] = {
    "white": coloured(1, 1, 1),
    "nearly white": coloured(0.985, 0.99, 0.98),
    "one point": sized(1),
    "two points": sized(2),
    "unpainted": rendered(3),
    "clipping only": rendered(7),
    "left of the page": placed(-900, _FOOT),
    "below the page": placed(_LEFT, -40),
    "above the page": placed(_LEFT, A4[1] + 30),
    "under a box": under_box,
    "under a picture": under_picture,
    "as dark as its band": on_band,
    "without opacity": transparent,
    "nearly without opacity": faint,
    "clipped": clipped,
    "scaled to nothing": shrunk,
    "without height": flattened,
    "squeezed": squeezed,
    "in a form": in_form,
    "cropped": cropped,
    "layer that is off": on_layer,
    "metadata": in_metadata,
    "note": in_note,
}


def make_pdf(technique: str | None, pages: int = 1) -> bytes:
    """A résumé that hides SECRET on its last page; without a technique, an honest one."""
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(OPEN):
            canvas.drawString(_LEFT, A4[1] - 80 - 22 * number, line)
        if technique and page == pages - 1:
            canvas.saveState()
            TECHNIQUES[technique](canvas)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return with_layer_off(saved.getvalue()) if technique == "layer that is off" else saved.getvalue()

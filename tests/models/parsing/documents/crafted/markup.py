"""HTML, ODT, RTF and Markdown files that hide words, and plain text and JSON that try."""

import html
import io
import json
import zipfile

from tests.models.parsing.documents.crafted.page import OPEN, SECRET

HTML = {
    name: f'<div style="{style}">{SECRET}</div>'
    for name, style in {
        "not displayed": "display:none",
        "invisible": "visibility: hidden",
        "without opacity": "opacity:0",
        "no size": "font-size:0",
        "one pixel": "font-size:1px",
        "white": "color:white",
        "white by numbers": "color: rgb(255, 255, 255)",
        "nearly white": "color:#fefefe",
        "transparent": "color: transparent",
        "left of the page": "position:absolute; left:-9999px",
        "indented away": "text-indent:-9999px",
        "clipped": "position:absolute; clip: rect(0,0,0,0)",
        "clipped by path": "clip-path: inset(100%)",
        "no height": "height:0; overflow:hidden",
        "scaled to nothing": "transform: scale(0)",
        "dark on dark": "background:#1f3a4d; color:#1f3a4d",
        "hardly any opacity": "opacity: .02",
        "filtered away": "filter: opacity(0%)",
        "white by hue": "color: hsl(0, 0%, 100%)",
        "transparent by numbers": "color: rgba(0, 0, 0, 0)",
        "moved away": "transform: translateX(-9999px)",
        "above the page": "position: fixed; top: -400em",
        "no width": "width: 0; overflow: hidden; white-space: nowrap",
        "one pixel wide": "position: absolute; width: 1px; height: 1px; overflow: hidden",
        "not rendered": "content-visibility: hidden",
        "masked": "clip-path: circle(0)",
        "tiny by inheritance": "font-size: 1%",
    }.items()
} | {
    "by attribute": f"<p hidden>{SECRET}</p>",
    "by class": f"<style>.off {{ display: none }}</style><p class='off'>{SECRET}</p>",
    "by identifier": f"<style>#quiet {{ color: #fff }}</style><p id='quiet'>{SECRET}</p>",
    "remark": f"<!-- {SECRET} -->",
    "keywords": f"<meta name='keywords' content='{SECRET}'>",
    "template": f"<template>{SECRET}</template>",
    "field": f"<input type='hidden' value='{SECRET}'>",
    "font tag": f"<font color='#FFFFFF'>{SECRET}</font>",
    "closed dialog": f"<dialog>{SECRET}</dialog>",
    "white without commas": f"<p style='color: rgb(255 255 255 / 1)'>{SECRET}</p>",
    "short font": f"<p style='font: bold 1px/1 Arial'>{SECRET}</p>",
    "script": f"<script>var words = '{SECRET}'</script>",
}
RTF = {
    "switched off": rf"{{\v {SECRET}}}",
    "white": rf"{{\cf1 {SECRET}}}",
    "one point": rf"{{\fs2 {SECRET}}}",
    "information": rf"{{\info{{\keywords {SECRET}}}}}",
    "remark": rf"{{\*\annotation {SECRET}}}",
    "nearly white": rf"{{\cf2 {SECRET}}}",
    "deleted": rf"{{\deleted {SECRET}}}",
    "unknown destination": rf"{{\*\quiet {SECRET}}}",
    "one hundredth wide": rf"{{\charscalex1 {SECRET}}}",
    "white on white": rf"{{\cb1\cf1 {SECRET}}}",
    "low line": rf"\par\pard\sl-10\slmult0 {SECRET}\par\pard ",
    "box left of the page": (
        rf"{{\shp{{\*\shpinst\shpleft-9000\shptop0\shpright-5000\shpbottom400{{\shptxt {SECRET}\par}}}}}}"
    ),
}
MARKDOWN = {
    "remark": f"<!-- {SECRET} -->",
    "not displayed": f'<span style="display:none">{SECRET}</span>',
    "link reference": f'[quiet]: https://example.com "{SECRET}"',
}
ODT = {
    "switched off": 'text:display="none"',
    "white": 'fo:color="#ffffff"',
    "one point": 'fo:font-size="1pt"',
    "nearly white": 'fo:color="#fdfefc"',
    "half a millimetre": 'fo:font-size="0.5mm"',
    "one hundredth": 'fo:font-size="1%"',
    "transparent": 'loext:opacity="0%"',
    "one hundredth wide": 'style:text-scale="1%"',
    "blue on blue": 'fo:color="#1f3a4d" fo:background-color="#1f3a4d"',
}
_ODT_NAMES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
    )
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def make_html(technique: str | None) -> bytes:
    """A page."""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in OPEN)
    return f"<html><body>{lines}{HTML[technique] if technique else ''}</body></html>".encode()


def make_rtf(technique: str | None) -> bytes:
    """A rich text."""
    lines = r"\par ".join(OPEN)
    head = r"{\rtf1\ansi\ansicpg1252{\colortbl;\red255\green255\blue255;\red252\green251\blue253;}"
    return f"{head}{lines} {RTF[technique] if technique else ''}\\par}}".encode("cp1252")


def make_markdown(technique: str | None) -> bytes:
    """A Markdown file."""
    return "\n\n".join([f"# {OPEN[0]}", f"**{OPEN[1]}**", *OPEN[2:], MARKDOWN[technique] if technique else ""]).encode()


def make_odt(technique: str | None) -> bytes:
    """An OpenDocument text."""
    style = f'<style:style style:name="Q"><style:text-properties {ODT[technique] if technique else ""}/></style:style>'
    lines = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in OPEN)
    quiet = f'<text:p><text:span text:style-name="Q">{SECRET}</text:span></text:p>' if technique else ""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_ODT_NAMES}><office:automatic-styles>{style}</office:automatic-styles>"
            f"<office:body><office:text>{lines}{quiet}</office:text></office:body></office:document-content>",
        )
    return saved.getvalue()


def make_text(technique: str | None) -> bytes:
    """A plain text; its words can be written in letters that no font draws, Unicode's tags (U+E0020–U+E007E)."""
    quiet = "".join(chr(0xE0000 + ord(letter)) for letter in SECRET) if technique else ""
    return "\n".join([*OPEN, quiet]).encode()


def make_json(technique: str | None) -> bytes:
    """A JSON Resume; words can stand in fields that the schema doesn't know."""
    resume = {
        "basics": {"name": OPEN[0], "label": OPEN[1], "email": OPEN[2]},
        "work": [{"name": "Lantern Café", "position": "Waiter", "startDate": "2019", "summary": OPEN[5]}],
    }
    return json.dumps(resume | ({"x-notes": SECRET, "meta": {"keywords": SECRET}} if technique else {})).encode()

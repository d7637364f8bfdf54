"""Damaged and hostile files, made by seed from the bundled sample's own: any number a format, the same ones each time.

Nothing is read or asserted here.
"""

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl

from sample.truths import FILES
from tests.models.parsing.documents.crafted.markup import MARKDOWN, ODT, RTF, make_markdown, make_odt, make_rtf

Bytes = Callable[[bytes, random.Random], bytes]

FORMATS = {
    "pdf": ("resumes", "resumes/*.pdf"),
    "docx": ("resumes", "resumes/*.docx"),
    "html": ("resumes", "resumes/*.html"),
    "txt": ("resumes", "resumes/*.txt"),
    "json": ("resumes", "resumes/*.json"),
    "rtf": ("resumes", "resumes/*.rtf"),
    "odt": ("resumes", "resumes/*.odt"),
    "md": ("resumes", "resumes/*.md"),
    "page": ("postings", "postings/pages/*.html"),
    "csv": ("postings", "postings/tables/*.csv"),
    "xlsx": ("postings", "postings/tables/*.xlsx"),
    "board": ("postings", "postings/boards/*.json"),
    "jsonl": ("postings", "postings/tables/*.csv"),
    "parquet": ("postings", "postings/tables/*.csv"),
}
"""Each format's kind of document and its originals; JSON Lines and Parquet are written from the tables."""

CRAFTED = {
    "rtf": [make_rtf(technique) for technique in (None, *RTF)],
    "odt": [make_odt(technique) for technique in (None, *ODT)],
    "md": [make_markdown(technique) for technique in (None, *MARKDOWN)],
}
"""Originals of the formats that the sample has none of."""


def flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 10, 200))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncate(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def remove(content: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(content)), chance.randrange(1, 2000)
    return content[:start] + content[start + size :]


def repeat(content: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(content)), chance.randrange(1, 2000)
    return content[:start] + content[start : start + size] * chance.choice((2, 50)) + content[start:]


def break_text(content: bytes, chance: random.Random) -> bytes:
    """Bytes that no UTF-8 has, NULs and a stray byte order mark."""
    start = chance.randrange(len(content))
    return content[:start] + chance.choice((b"\xff\xfe\xfa", b"\0" * 9, b"\xc3\x28\xed\xa0\x80")) * 40 + content[start:]


def swap_marks(content: bytes, chance: random.Random) -> bytes:
    """Ragged rows, open quotes and brackets that nothing closes."""
    marks = [at for at, byte in enumerate(content) if byte in b",;\"{}[]<>()'\n"] or [0]
    changed = bytearray(content)
    for at in chance.sample(marks, min(len(marks), 20)):
        changed[at] = chance.choice(b",;\"{}[]<>()'\n")
    return bytes(changed)


def keep(content: bytes, _: random.Random) -> bytes:
    return content


DAMAGES: list[Bytes] = [flip, truncate, remove, repeat, break_text, swap_marks, flip, truncate, keep]


def mutants(kind: str, count: int) -> list[tuple[str, bytes]]:
    """`count` files of a format by name: its bombs first, then damaged originals, the whole ones under wrong names."""
    originals = originals_of(kind)
    made = [(f"bomb{at}.{kind}", bomb) for at, bomb in enumerate(bombs(kind))]
    for at in range(count - len(made)):
        chance = random.Random(f"{kind}-{at}")
        damage = DAMAGES[at % len(DAMAGES)]
        ending = chance.choice(list(FORMATS)) if damage is keep else kind
        made.append((f"{at}.{ending}", damage(chance.choice(originals), chance)))
    return made


def originals_of(kind: str) -> list[bytes]:
    paths = sorted(FILES.glob(FORMATS[kind][1]))
    written = {"jsonl": json_lines, "parquet": parquet}
    found = [written.get(kind, Path.read_bytes)(path) for path in paths]
    return [content for content in found if content] or CRAFTED[kind]


def rows_of(table: Path) -> list[dict[str, str]]:
    text = table.read_text(encoding="utf-8-sig", errors="replace")
    return list(csv.DictReader(io.StringIO(text), delimiter=max(",;", key=text.split("\n")[0].count)))


def json_lines(table: Path) -> bytes:
    return "\n".join(json.dumps(row) for row in rows_of(table)).encode()


def parquet(table: Path) -> bytes:
    return parquet_of({name: [row[name] for row in rows_of(table)] for name in rows_of(table)[0]})


def parquet_of(columns: dict[str, list[str]]) -> bytes:
    saved = io.BytesIO()
    pl.DataFrame(columns).write_parquet(saved)
    return saved.getvalue()


def bombs(kind: str) -> list[bytes]:
    """Small files that unfold to large ones, nest without end or repeat what is slow to read."""
    return {
        "pdf": [many_pages(3000), many_pages(100_000), form_bomb()],
        "docx": [packed("word/document.xml", part) for part in (b" " * 60_000_000, b" " * 1_000, *hostile_xml())],
        "html": [page(b"<div>" * 100_000), page(b"<p>x</p>" * 100_000), page(b"<b " + b"a='" * 100_000)],
        "txt": [b"a@" * 190_000, b"word " * 70_000, b"\n- " * 120_000, b"2001 - " * 50_000],
        "json": [
            b'{"basics":' * 100_000,
            b'{"work":' + b"[" * 100_000,
            b'{"basics":{"name":"' + b"a " * 190_000 + b'"}}',
        ],
        "rtf": [
            b"{\\rtf1 " + b"{\\b " * 100_000,
            b"{\\rtf1 " + b"\\u8226 ?" * 200_000 + b"}",
            b"{\\rtf1 \\ansicpg99999 " + b"\\bin99999999 x}" + b"\\'ff" * 100_000,
        ],
        "odt": [odt(part) for part in (b" " * 60_000_000, b"<x>" * 100_000, *hostile_xml())],
        "md": [
            b"# a\n" + b"> " * 50_000 + b"**b**",
            b"# a\n**b**\n" + b"[" * 50_000,
            b"# a\n" + b"**a" * 50_000,
            b"# a\n**b**\n" + b"| a " * 20_000 + b"|\n" + b"|-" * 20_000,
        ],
        "page": [b"<html>" + b"<div>" * 100_000, ld(b"[" * 100_000), ld(b'{"@graph":' * 20_000 + b"1" + b"}" * 20_000)],
        "csv": [b"title," * 100_000, b'title,description\n"' + b"a," * 500_000, b"title\n" + b"x\n" * 20_000],
        "xlsx": [packed("xl/worksheets/sheet1.xml", part) for part in (b" " * 200_000_000, *hostile_xml())],
        "board": [b"[" * 100_000, b'{"jobs":' * 100_000, b'{"jobs":[' + b"{}," * 100_000 + b"{}]}"],
        "jsonl": [b'{"title":' * 100_000, b'{"title":"x"}\n' + b"[" * 100_000 + b"\n", b'{"title":"x"}\n' * 20_000],
        "parquet": [
            parquet_of({"title": ["x"] * 3_000_000, "description": ["a long text " * 20] * 3_000_000}),
            parquet_of({f"title{at}": ["x"] for at in range(5_000)}),
            b"PAR1" + b"\0" * 100_000 + b"\xff\xff\xff\x7fPAR1",
        ],
    }[kind]


def hostile_xml() -> list[bytes]:
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (at, b"&l%d;" % (at - 1) * 10) for at in range(1, 10))
    return [
        b'<!DOCTYPE x [<!ENTITY l0 "ha">' + laughs + b"]><x>&l9;</x>",
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
        b"<x>" * 100_000,
        b"<x>" * 5_000 + b"</x>" * 5_000,
    ]


def packed(name: str, part: bytes) -> bytes:
    """A zip archive that holds the part beside the index that office files have."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, part)
    return saved.getvalue()


def odt(part: bytes) -> bytes:
    """An OpenDocument text that holds the part as its content."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", part)
    return saved.getvalue()


def page(body: bytes) -> bytes:
    return b"<!doctype html><html><body>" + body


def ld(block: bytes) -> bytes:
    return b'<html><script type="application/ld+json">' + block + b"</script></html>"


def many_pages(count: int) -> bytes:
    """One page, named `count` times."""
    kids = b"3 0 R " * count
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), EMPTY_PAGE])


def form_bomb() -> bytes:
    """A form that draws another ten times, which draws another ten times, nine deep."""
    forms = [
        stream(
            b"/F Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % (at + 5)
        )
        for at in range(9)
    ]
    leaf = stream(b"BT /G 9 Tf (ha) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    first = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 13 0 R/Resources<</XObject<</F 4 0 R>>>>>>"
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", first]
    return pdf([*tree, *forms, leaf])


EMPTY_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def stream(content: bytes, entries: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def pdf(objects: list[bytes]) -> bytes:
    """A PDF file of these objects, with its table of where they are."""
    written, places = b"%PDF-1.4\n", b""
    for number, content in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(written))
    return written + table + end

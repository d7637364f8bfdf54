"""Tells what format a file has from its bytes: magic numbers, members of an archive, the first characters of a text.

A file's name is never asked, and what a file is about is told elsewhere, in `kinds.py`.
"""

import re
import zipfile
import zlib
from typing import BinaryIO, Literal

from models.parsing.documents.text import decode_head
from models.parsing.records import Rejected

Format = Literal["pdf", "docx", "odt", "rtf", "picture", "xlsx", "parquet", "json", "html", "text"]
RESUMES: frozenset[Format] = frozenset({"pdf", "docx", "odt", "rtf", "picture"})
"""Formats that only a résumé comes in."""

HEAD = 262_144
"""Bytes looked at; of an archive also its list of members."""

READ = "postings as CSV, XLSX, Parquet, JSON or HTML; résumés as PDF, DOCX, ODT, RTF, HTML, text or JSON Resume"
_HTML = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<script[\s>]"
    r"|(?:<(?:p|div|h[1-6]|ul|table|section|span)[\s>][^\0]*){3}",
    re.I,
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_REFUSED: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"\xd0\xcf\x11\xe0",), "an old Office file (DOC, XLS); save it as DOCX, XLSX or PDF"),
    ((b"%!PS",), "PostScript; save it as PDF"),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"BZh", b"\x28\xb5\x2f\xfd"), "packed; unpack it first"),
    ((b"SQLite format 3",), "a database; export a table of it as CSV"),
    ((b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe"), f"a program; what is read are {READ}"),
)
_JSON = re.compile(r"[\[{]\s*[\"\[{\]}\d]")
_YAML = re.compile(
    r"\A(?:---\s*\n|#[^\n]*\n|\s*\n)*[A-Za-z_][\w-]*:[ \t]*\n(?:[ \t]*#[^\n]*\n)*[ \t]+(?:- )?[A-Za-z_][\w-]*:"
)


def tell_format(file: BinaryIO) -> Format:
    """The format of an open file, which is left at its beginning.

    Raises `Rejected` (`empty_file`, `unknown_type`) with what it is, as far as known, and the way out.
    """
    head = file.read(HEAD)
    found = _tell(head, file)
    file.seek(0)
    return found


def _tell(head: bytes, file: BinaryIO) -> Format:
    if not head.strip(b"\0 \t\r\n"):
        raise Rejected("empty_file", "The file is empty; send it again.")
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return _tell_archive(file)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_PICTURES):
        return "picture"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    for marks, what in _REFUSED:
        if head.startswith(marks):
            raise Rejected("unknown_type", f"The file is {what}.")
    return _tell_text(head)


def _tell_archive(file: BinaryIO) -> Format:
    try:
        with zipfile.ZipFile(file) as archive:
            members = set(archive.namelist())
            named = archive.read("mimetype")[:99] if "mimetype" in members else b""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise Rejected("unknown_type", "The file begins like DOCX or XLSX and is cut short; send it again.") from error
    if named.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(name.startswith("word/") for name in members):
        return "docx"
    if any(name.startswith("xl/") for name in members):
        return "xlsx"
    raise Rejected("unknown_type", "The file is an archive; unpack it and import the folder.")


def _tell_text(head: bytes) -> Format:
    plain = decode_head(head).lstrip("\ufeff \t\r\n")
    if _JSON.match(plain):
        return "json"
    start = plain[:20_000]
    if _HTML.search(start):
        return "html"
    odd = sum(1 for letter in start if letter == "\ufffd" or (ord(letter) < 32 and letter not in "\t\n\r\f\v"))
    if odd > len(start) // 50:
        raise Rejected("unknown_type", f"The file is of no format that is read. Read are {READ}.")
    if _YAML.match(plain):
        raise Rejected("unknown_type", f"The file is YAML, which is not read. Read are {READ}.")
    return "text"

"""Makes zip-based office files the same bytes at every run: fixed order, fixed times, no thumbnail.

No content is written here.
"""

import io
import re
import zipfile

EPOCH = (2026, 3, 1, 9, 0, 0)
CREATED = b"2026-03-01T09:00:00Z"
LEFT_OUT = ("docProps/thumbnail.jpeg",)
DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def repack(archive: bytes) -> bytes:
    """The same office file with every time fixed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            if name in LEFT_OUT:
                continue
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o600 << 16
            target.writestr(entry, _fixed(name, source.read(name)), zipfile.ZIP_DEFLATED, compresslevel=9)
    return packed.getvalue()


def parts(archive: bytes) -> dict[str, bytes]:
    """The files inside, unpacked: what two archives are compared by, whatever packed them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}


def _fixed(name: str, content: bytes) -> bytes:
    if name == "docProps/core.xml":
        return DATES.sub(rb"\g<1>" + CREATED + rb"\g<2>", content)
    if name == "_rels/.rels":
        return re.sub(rb"<Relationship [^>]*thumbnail\.jpeg[^>]*/>", b"", content)
    return content

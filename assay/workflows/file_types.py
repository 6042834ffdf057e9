"""What kind of file it is, by what is in it. The name only has to agree."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Iterable
from typing import IO

from assay.documents.kinds import CSV, EXCEL, JPEG, PDF, PNG, POWERPOINT, TEXT, WORD

# The endings of the names that each kind of content may have.
ENDINGS: dict[str, tuple[str, ...]] = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    WORD: (".docx",),
    EXCEL: (".xlsx",),
    POWERPOINT: (".pptx",),
    CSV: (".csv",),
    TEXT: (".txt",),
}

_BEGINNINGS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}
_BY_MAIN_PART = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL, "ppt/presentation.xml": POWERPOINT}
_MACROS = "vbaproject.bin"

_ZIP, _ZIP_ENTRY = b"PK\x03\x04", b"PK\x01\x02"
# Reading the list of a zip's entries takes memory for each: documents have some hundred.
_MOST_ENTRIES = 10_000
_CHUNK = 1 << 16
# What no text file holds: control characters but tab, line feed, form feed and carriage return.
_NOT_TEXT = frozenset(map(chr, range(32))) - frozenset("\t\n\f\r")


def media_type(content: IO[bytes], ending: str) -> str | None:
    """The media type of `content` where `ending` (".pdf") agrees with it; None for any other file.

    Nothing is unpacked, so a zip bomb is a file like any other here.
    """
    return next((kind for kind in _kinds(content) if ending.lower() in ENDINGS[kind]), None)


def _kinds(content: IO[bytes]) -> tuple[str, ...]:
    head = next(iter(_chunks(content)), b"")
    if head.startswith(_ZIP):
        return _office(content)
    for beginning, kind in _BEGINNINGS.items():
        if head.startswith(beginning):
            return (kind,)
    return (CSV, TEXT) if _is_text(_chunks(content)) else ()


def _office(content: IO[bytes]) -> tuple[str, ...]:
    if sum(chunk.count(_ZIP_ENTRY) for chunk in _chunks(content)) > _MOST_ENTRIES:
        return ()
    try:
        with zipfile.ZipFile(content) as package:
            parts = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ()
    if "[Content_Types].xml" not in parts or any(part.lower().endswith(_MACROS) for part in parts):
        return ()
    return tuple(kind for part, kind in _BY_MAIN_PART.items() if part in parts)


def _is_text(chunks: Iterable[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        return all(_NOT_TEXT.isdisjoint(decoder.decode(chunk)) for chunk in chunks) and not decoder.decode(
            b"", final=True
        )
    except UnicodeDecodeError:
        return False


def _chunks(content: IO[bytes]) -> Iterable[bytes]:
    content.seek(0)
    return iter(lambda: content.read(_CHUNK), b"")

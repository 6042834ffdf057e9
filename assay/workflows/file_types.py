"""What kind of file it is, by what is in it. The name only has to agree."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Iterable
from typing import IO

from assay.documents.kinds import CSV, EXCEL, JPEG, PDF, PNG, POWERPOINT, TEXT, WORD
from assay.documents.limits import LIMITS
from assay.journey.verdicts import No, Verdict, no
from assay.workflows.refusals import Refused

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

_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_ENTRY = b"PK\x01\x02"
_MARKUP = (".xml", ".rels")
# Reading the list of a zip's entries takes memory for each: documents have some hundred.
_MOST_ENTRIES = 10_000
# The container of Office before 2007, and of newer Office files that are locked.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_OLD_ENDINGS = {".doc": ".docx", ".xls": ".xlsx", ".ppt": ".pptx"}
_CHUNK = 1 << 16
# What no text file holds: control characters but tab, line feed, form feed and carriage return.
_NOT_TEXT = frozenset(map(chr, range(32))) - frozenset("\t\n\f\r")


def media_type(content: IO[bytes], ending: str) -> str:
    """The media type of `content`, with which `ending` (".pdf") must agree. Raises Refused.

    Nothing is unpacked, so a zip bomb is a file like any other here, but for what it says of itself.
    """
    ending = ending.lower()
    head = next(iter(_chunks(content)), b"")
    if head.startswith(_COMPOUND):
        raise Refused(_compound(content, ending))
    kinds = _kinds(content, head)
    for kind in kinds:
        if ending in ENDINGS[kind]:
            return kind
    raise Refused(_other(kinds, ending))


def likely_ending(content: IO[bytes]) -> str:
    """The ending that fits what is in the file, to tell a reader what it is; blank for what we do not know.

    Of what is locked or damaged it is the one that its reader takes, which says more of it.
    """
    head = next(iter(_chunks(content)), b"")
    if head.startswith(_COMPOUND):
        return ".xls"
    try:
        kinds = _kinds(content, head)
    except Refused as refused:
        return ".zip" if refused.verdict.reason is No.FILE_ARCHIVE else ".xlsx"
    return ENDINGS[kinds[0]][0] if kinds else ""


def _other(kinds: tuple[str, ...], ending: str) -> Verdict:
    """Why content of these kinds is not taken under a name of that ending."""
    taken = any(ending in endings for endings in ENDINGS.values())
    if kinds and (taken or TEXT not in kinds):
        return no(No.FILE_MISNAMED, ending=ENDINGS[kinds[-1]][0])
    if kinds or not taken:
        return no(No.FILE_TYPE)
    if ending in (*ENDINGS[TEXT], *ENDINGS[CSV]):
        return no(No.FILE_LETTERS)
    return no(No.FILE_NOT_AS_NAMED, ending=ending)


def _kinds(content: IO[bytes], head: bytes) -> tuple[str, ...]:
    if head.startswith(_ZIPS):
        return (_office(content),)
    for beginning, kind in _BEGINNINGS.items():
        if head.startswith(beginning):
            return (kind,)
    return (CSV, TEXT) if _is_text(_chunks(content)) else ()


def _office(content: IO[bytes]) -> str:
    """What kind of document a zip is. Raises Refused where it is none, or one that is not taken."""
    if sum(chunk.count(_ZIP_ENTRY) for chunk in _chunks(content)) > _MOST_ENTRIES:
        raise Refused(no(No.FILE_ARCHIVE))
    try:
        with zipfile.ZipFile(content) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused(no(No.FILE_DAMAGED)) from error
    names = {part.filename for part in parts}
    kind = next((kind for part, kind in _BY_MAIN_PART.items() if part in names), None)
    if kind is None or "[Content_Types].xml" not in names:
        raise Refused(no(No.FILE_ARCHIVE))
    if any(name.lower().endswith(_MACROS) for name in names):
        raise Refused(no(No.FILE_MACROS, ending=ENDINGS[kind][0]))
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(no(No.FILE_LOCKED))
    if _swells(parts, content.seek(0, io.SEEK_END)):
        raise Refused(no(No.FILE_SWELLS))
    return kind


def _swells(parts: Iterable[zipfile.ZipInfo], size: int) -> bool:
    """Whether the markup is by its own account far larger than that of any document.

    Who lies about the size is found out by the worker, which unpacks no further than what was said.
    """
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith(_MARKUP))
    return markup > LIMITS.unpacked and markup > LIMITS.ratio * size


def _compound(content: IO[bytes], ending: str) -> Verdict:
    before = b""
    for chunk in _chunks(content):
        if _LOCKED_PART in before + chunk:
            return no(No.FILE_LOCKED)
        before = chunk[-len(_LOCKED_PART) :]
    newer = _OLD_ENDINGS.get(ending, ending)
    if newer not in _OLD_ENDINGS.values():
        return no(No.FILE_TYPE)
    return no(No.FILE_OLD_OFFICE, ending=newer)


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

"""Office files are zips of markup: looked at before a library is given any of it."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from assay.documents.faults import DocumentFault, Unreadable
from assay.documents.limits import Limits

# Others exist, no office program writes them, and they do not unpack in bounded steps.
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MARKUP = (".xml", ".rels", ".vml")
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError)


def looked_at(source: Path, limits: Limits) -> io.BytesIO:
    """The markup in a zip of our own; pictures and whatever else is in it become empty.

    A zip can lie about its sizes, and the libraries unpack a part at once. So each part is unpacked here,
    never beyond the size that was looked at.
    """
    looked = io.BytesIO()
    try:
        with zipfile.ZipFile(source) as package, zipfile.ZipFile(looked, "w") as ours:
            parts = package.infolist()
            _look(parts, source.stat().st_size, limits)
            for part in {part.filename: part for part in parts}.values():
                ours.writestr(part.filename, _markup(package, part) if _is_markup(part) else b"")
    except _DAMAGE as error:
        raise Unreadable(DocumentFault.DAMAGED) from error
    looked.seek(0)
    return looked


def _look(parts: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise Unreadable(DocumentFault.TOO_MANY_PARTS)
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(DocumentFault.LOCKED)
    if any(part.compress_type not in _BOUNDED for part in parts):
        raise Unreadable(DocumentFault.DAMAGED)
    unpacked = sum(part.file_size for part in parts if _is_markup(part))
    if unpacked > limits.unpacked:
        raise Unreadable(DocumentFault.UNPACKS_TOO_LARGE)
    if unpacked > limits.ratio * size:
        raise Unreadable(DocumentFault.UNPACKS_TOO_FAR)


def _is_markup(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith(_MARKUP)


def _markup(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with package.open(part) as stream:
        content = stream.read(part.file_size)
    # Entities can make one page of a thousand gigabytes, and read other files. No office file declares any;
    # and none is in UTF-16, in which a declaration would not be seen.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unreadable(DocumentFault.ENTITIES)
    if b"\0" in content:
        raise Unreadable(DocumentFault.DAMAGED)
    return content

"""Archives that are made while they are sent: no more of one is ever in memory than a piece of one member."""

from __future__ import annotations

import hashlib
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

MANIFEST = "manifest.json"
LONGEST_NAME = 120

# What a file's name may not hold on one system or another; and names that one of them keeps for itself.
_BARRED = re.compile(r'[<>:"/\\|?*]')
_KEPT = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Member:
    """`name` is its path in the archive, `pieces` its content."""

    name: str
    pieces: Iterable[bytes]


class _Sink(io.RawIOBase):
    """Takes what the archive writes, until it is sent. It cannot go back, so what is written can leave."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.written += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self.written)
        self.written.clear()
        return taken


def zipped(members: Iterable[Member]) -> Iterator[bytes]:
    """The archive in pieces. Its last member lists the size and SHA-256 of every other."""
    sink, listed = _Sink(), {}
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            digest, size = hashlib.sha256(), 0
            with archive.open(member.name, "w", force_zip64=True) as written:
                for piece in member.pieces:
                    digest.update(piece)
                    size += len(piece)
                    written.write(piece)
                    yield sink.take()
            listed[member.name] = {"sha256": digest.hexdigest(), "bytes": size}
            yield sink.take()
        archive.writestr(MANIFEST, json.dumps({"members": listed}, indent=1, ensure_ascii=False))
    yield sink.take()


def safe_names(names: Iterable[str]) -> list[str]:
    """A name for each that any system can write: without folders, and no two alike, whatever their case."""
    taken: set[str] = set()
    return [_free(_safe(name), taken) for name in names]


def _safe(name: str) -> str:
    seen = "".join(one for one in unicodedata.normalize("NFC", name) if unicodedata.category(one)[0] != "C")
    stem, dot, ending = _BARRED.sub("_", seen).strip(" .").rpartition(".")
    stem, ending = (stem, dot + ending[:20]) if stem else (ending, "")
    stem = stem.strip(" .")[:LONGEST_NAME] or "file"
    return f"_{stem}{ending}" if _KEPT.fullmatch(stem + ending) else stem + ending


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (ending, "")
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{stem} ({number}){ending}"
    taken.add(found.casefold())
    return found

"""One archive of many files: a tar whose last member lists the hash of every other.

Names from an archive are never trusted as paths: only those that the caller expects are unpacked.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

FORMAT = 2
MANIFEST = "manifest.json"
# Larger than the list of a million files: what claims more is no list.
_MANIFEST_MOST = 256 * 1024 * 1024
_CHUNK = 1 << 20


class Trouble(StrEnum):
    """What can be wrong with an archive, or stand in its way."""

    NO_DATABASE = "no database"
    DATABASE_AWAY = "database away"
    TARGET_EXISTS = "target exists"
    NO_FOLDER = "no folder"
    FILE_DAMAGED = "file damaged"
    NOT_EMPTY = "not empty"
    UNREADABLE = "unreadable"
    STRANGER = "stranger"
    INCOMPLETE = "incomplete"
    CHANGED = "changed"
    OTHER_FORMAT = "other format"
    OTHER_VERSION = "other version"
    NOT_TAKEN = "not taken"
    DATABASE_DAMAGED = "database damaged"
    FILES_MISSING = "files missing"


class Unusable(Exception):
    """An archive cannot be made or taken. `about` is a path, a name or a number, by the kind of trouble."""

    def __init__(self, trouble: Trouble, about: object = "") -> None:
        self.trouble = trouble
        self.about = about
        super().__init__(trouble, about)


Add = Callable[[str, IO[Any], int], str]


@contextmanager
def writing(target: Path, about: Mapping[str, Any]) -> Iterator[Add]:
    """Yields what adds a member (name, content, size) and returns its hash.

    The list comes last, with what is to be said `about` the whole.
    """
    target.touch(mode=0o600)
    hashes: dict[str, str] = {}
    with tarfile.open(target, "w") as archive:

        def add(name: str, content: IO[Any], size: int) -> str:
            watched = _Watched(content)
            archive.addfile(_member(name, size), watched)
            hashes[name] = watched.digest.hexdigest()
            return hashes[name]

        yield add
        manifest = {"format": FORMAT, "assay": version("assay"), **about, "sha256": hashes}
        text = json.dumps(manifest, indent=1).encode()
        archive.addfile(_member(MANIFEST, len(text)), io.BytesIO(text))


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member


class _Watched:
    """A file that is hashed while it is read: what is listed is what was written."""

    def __init__(self, content: IO[Any]) -> None:
        self.content = content
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk: bytes = self.content.read(size)
        self.digest.update(chunk)
        return chunk


def unpack(source: Path, into: Path, expected: re.Pattern[str]) -> dict[str, Any]:
    """Unpack the archive, every hash compared, and return its list.

    Raises `Unusable`; then `into` holds a part of it.
    """
    try:
        with tarfile.open(source, "r:") as archive:
            manifest, found = _members(archive, into, expected)
    except tarfile.TarError as error:
        raise Unusable(Trouble.UNREADABLE, source) from error
    if manifest is None:
        raise Unusable(Trouble.INCOMPLETE)
    listed = manifest["sha256"]
    wrong = sorted(name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name))
    if wrong:
        raise Unusable(Trouble.CHANGED, wrong[0])
    return manifest


def _members(
    archive: tarfile.TarFile, into: Path, expected: re.Pattern[str]
) -> tuple[dict[str, Any] | None, dict[str, str]]:
    """The list of what there is, None where it is missing, and the hashes of what was unpacked."""
    manifest: dict[str, Any] | None = None
    found: dict[str, str] = {}
    for member in archive:
        content = archive.extractfile(member) if member.isfile() else None
        if content is not None and member.name == MANIFEST:
            manifest = _manifest(content)
        elif content is not None and expected.fullmatch(member.name) and member.name not in found:
            found[member.name] = _write(content, into / member.name)
        else:
            raise Unusable(Trouble.STRANGER, member.name)
    return manifest, found


def _manifest(content: IO[bytes]) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(content.read(_MANIFEST_MOST))
        made, manifest["sha256"] = manifest["format"], dict(manifest["sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unusable(Trouble.CHANGED, MANIFEST) from error
    if made != FORMAT:
        raise Unusable(Trouble.OTHER_FORMAT, made)
    return manifest


def _write(content: IO[bytes], target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
        os.fsync(file.fileno())
    return digest.hexdigest()

"""Where editions are found: inside the package, and in the folders an operator names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from assay.standard.editions import Edition
from assay.standard.reading import read_edition

# More folders of editions, separated as in PATH.
VARIABLE = "ASSAY_EDITIONS"


class UnknownEdition(LookupError):
    """No edition has this id. `known` are those that could be meant."""

    def __init__(self, edition_id: str, known: list[str]) -> None:
        super().__init__(edition_id)
        self.edition_id = edition_id
        self.known = known


def shelves() -> Iterator[Path]:
    """The folders that hold editions, the package's own first."""
    yield Path(str(files("assay"))) / "editions"
    yield from (Path(name) for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name)


def folders() -> dict[str, Path]:
    """The folder of every edition by id. The package's own cannot be replaced from outside."""
    found: dict[str, Path] = {}
    for shelf in shelves():
        if shelf.is_dir():
            for folder in sorted(shelf.iterdir(), key=lambda folder: folder.name):
                if (folder / "edition.yaml").is_file():
                    found.setdefault(folder.name, folder)
    return found


@cache
def edition(edition_id: str) -> Edition:
    """The edition of that id, read once a process. Raises UnknownEdition, or Faulty when it is wrong."""
    known = folders()
    if edition_id not in known:
        raise UnknownEdition(edition_id, sorted(known))
    return read_edition(known[edition_id])


def editions() -> list[Edition]:
    """All editions, the newest first."""
    return newest_first(edition(name) for name in folders())


def newest_first(editions: Iterable[Edition]) -> list[Edition]:
    return sorted(editions, key=lambda one: one.in_force, reverse=True)


def default_edition() -> Edition:
    """The newest edition that is published and open to everyone; the newest of all where there is none."""
    known = editions()
    open_ones = (one for one in known if one.open_to == "everyone" and one.status == "published")
    return next(open_ones, known[0])

"""The small edition that tests reckon with, and copies of it in which something is wrong."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from assay.faults import Fault
from assay.standard.cases import read_cases
from assay.standard.editions import Edition
from assay.standard.reading import look_into, read_edition

SHELF = Path(__file__).parent.parent / "editions"
SMALL = SHELF / "small"

# A file, what stands in it, and what is to stand there instead.
Change = tuple[str, str, str]


@cache
def small() -> Edition:
    return read_edition(SMALL)


def changed(shelf: Path, *changes: Change) -> Path:
    """A copy of the small edition on `shelf`, as a draft unless a change says otherwise, with the changes."""
    folder = shelf / "small"
    shutil.copytree(SMALL, folder)
    for name, before, after in (("edition.yaml", "status: published", "status: draft"), *changes):
        file = folder / name
        text = file.read_text() if file.exists() else ""
        assert before in text, f"{name} does not hold {before!r}"
        file.write_text(text.replace(before, after, 1))
    return folder


def faults_of(folder: Path) -> list[Fault]:
    """Everything that is wrong with the edition and with the files of its cases."""
    reading = look_into(folder)
    return [*reading.faults, *read_cases(reading.pieces)[1]]

"""Nothing in the code names a criterion: they are the edition's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import assay
from assay.standard.library import editions

PACKAGE = Path(assay.__file__).parent
CODE = sorted(
    file
    for ending in ("*.py", "*.html", "*.js")
    for file in PACKAGE.rglob(ending)
    if "built" not in file.parts and "migrations" not in file.parts
)
CRITERIA = {code for edition in editions() for code in edition.by_code}


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_file_of_code_names_no_criterion(file: Path) -> None:
    words = set(re.findall(r"[A-Za-z][A-Za-z0-9]*", file.read_text(encoding="utf-8")))

    assert words & CRITERIA == set()

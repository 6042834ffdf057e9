"""The shipped edition with more criteria than any standard has: what is constant must stay so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from assay.standard.library import default_edition, folders


def widened(shelf: Path, criteria: int) -> str:
    """The id of a draft on `shelf` with so many criteria; those that were added are copies of others."""
    edition = default_edition()
    source, name = folders()[edition.id], f"wide-{criteria}"
    folder = shelf / name
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("cases", "from-*.yaml", "CHANGES.md"))
    head = (folder / "edition.yaml").read_text(encoding="utf-8")
    codes = [one.code for one in edition.criteria]
    for number in range(criteria - len(codes)):
        code = codes[number % len(codes)]
        copy = f"{code}X{number}"
        text = (source / "criteria" / f"{code}.yaml").read_text(encoding="utf-8")
        (folder / "criteria" / f"{copy}.yaml").write_text(
            re.sub(rf"^code: {code}$", f"code: {copy}", text, count=1, flags=re.MULTILINE), encoding="utf-8"
        )
        head = re.sub(rf"(criteria:\s*\[[^\]]*\b{code}\b)", rf"\1, {copy}", head, count=1)
    for before, after in (
        (f"id: {edition.id}", f"id: {name}"),
        ("status: published", "status: draft"),
        ("label: null", "label: draft"),
    ):
        head = head.replace(before, after, 1)
    (folder / "edition.yaml").write_text(head, encoding="utf-8")
    return name

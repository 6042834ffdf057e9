"""Setting blocks as the pages of a PDF, with typst. What somebody wrote is its data, never its markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import typst

from assay.documents.blocks import Block, Kind
from assay.documents.pages import readable

_TEMPLATE = Path(__file__).with_name("setting.typ")
# A word without end would run off its page.
_LONG = re.compile(r"\S{40}(?=\S)")
BREAK = "\u200b"


def pdf_of(blocks: Iterable[Block], *, flipped: bool = False, points: int = 11) -> bytes:
    """Letters as large as `points`. One that no font has is drawn as a box, and is in the text as it was.

    `flipped` pages are wider than they are high.
    """
    told = json.dumps([_told(block) for block in blocks], ensure_ascii=False)
    return typst.compile(
        _TEMPLATE,
        ignore_system_fonts=True,
        sys_inputs={"blocks": told, "flipped": "yes" if flipped else "", "points": str(points)},
    )


def _told(block: Block) -> dict[str, object]:
    told: dict[str, object] = {"kind": block.kind, "text": _breakable(block.text), "level": block.level}
    if block.kind == Kind.TABLE:
        told["rows"] = [[_breakable(cell) for cell in row] for row in block.rows]
        told["widths"] = _widths(block)
        told["grid"] = block.grid
    return told


def _breakable(text: str) -> str:
    return _LONG.sub(lambda word: word[0] + BREAK, readable(text, len(text)).replace("\t", "    "))


def _widths(block: Block) -> list[int]:
    """Shares of the page, by the longest cell, within reason."""
    longest = (max(len(row[index]) for row in block.rows) for index in range(len(block.rows[0])))
    return [min(max(length, 4), 40) for length in longest]

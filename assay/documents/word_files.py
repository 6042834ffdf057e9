"""What a Word file says: headings, paragraphs, lists and tables, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from docx import Document
from docx.oxml.ns import qn

from assay.documents.blocks import Blocks

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
# What wraps parts of a text without being any of it: fields to fill in, marks of a review.
_WRAPS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")}
_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), {qn("w:br"), qn("w:cr")}
_PICTURES = {qn("wp:docPr")}
_VALUE = qn("w:val")
# Styles by which Word itself numbers or dots a list, where the paragraph does not say so.
_LIST = "list"


def blocks_of(package: BinaryIO, blocks: Blocks) -> None:
    document = Document(package)
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    for part in _unwrapped(document.element.body):
        if blocks.full:
            return
        if part.tag == _TABLE:
            blocks.table([[_text(cell) for cell in _cells(row)] for row in _rows(part)])
        elif part.tag == _PARAGRAPH:
            _paragraph(part, names, blocks)


def _unwrapped(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables below, without those within a table. No recursion: nesting is the file's."""
    waiting = [iter(parent)]
    while waiting:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
        elif part.tag in _WRAPS:
            waiting.append(iter(part))
        else:
            yield part


def _rows(table: Any) -> Iterator[Any]:
    """Of this table alone: the text of one within a cell is the cell's."""
    return (part for part in _unwrapped(table) if part.tag == _ROW)


def _cells(row: Any) -> Iterator[Any]:
    return (part for part in _unwrapped(row) if part.tag == _CELL)


def _paragraph(part: Any, names: dict[str, str], blocks: Blocks) -> None:
    text = _text(part)
    style = part.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = names.get(style.get(_VALUE, ""), "") if style is not None else ""
    numbered = part.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if name == "title":
        blocks.heading(text, 1)
    elif name.startswith("heading "):
        blocks.heading(text, _number(name.rpartition(" ")[2], 1))
    elif numbered is not None or name.startswith(_LIST):
        level = numbered.find(qn("w:ilvl")) if numbered is not None else None
        blocks.item(text, _number(level.get(_VALUE, ""), 0) if level is not None else 0)
    else:
        blocks.paragraph(text)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else otherwise


def _text(part: Any) -> str:
    """All text below, what a picture is said to show included."""
    said: list[str] = []
    for one in part.iter():
        if one.tag == _TEXT:
            said.append(one.text or "")
        elif one.tag == _TAB:
            said.append("\t")
        elif one.tag in _BREAKS or (one.tag == _PARAGRAPH and said):
            said.append("\n")
        elif one.tag in _PICTURES and one.get("descr"):
            said.append(f"[{one.get('descr')}]")
    return "".join(said)

"""Reading a file of any kind into pages. Only ever called in a process that may die: see `apart`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from lxml.etree import XMLSyntaxError

from assay.documents import kinds, sheets, slides, texts, word_files
from assay.documents.blocks import Blocks
from assay.documents.faults import DocumentFault, Unreadable
from assay.documents.limits import Limits
from assay.documents.made import Made
from assay.documents.packages import looked_at
from assay.documents.pages import draw, keep
from assay.documents.pictures import read_picture
from assay.documents.setting import pdf_of

_OFFICE: dict[str, Callable[[BinaryIO, Blocks], None]] = {
    kinds.WORD: word_files.blocks_of,
    kinds.EXCEL: sheets.workbook_blocks,
    kinds.POWERPOINT: slides.blocks_of,
}
_WRITTEN: dict[str, Callable[[str, Blocks], None]] = {
    kinds.CSV: sheets.csv_blocks,
    kinds.TEXT: texts.text_blocks,
}
# Tables and slides are wider than they are high, and slides have large letters.
_FLIPPED = {kinds.EXCEL, kinds.POWERPOINT, kinds.CSV}
_POINTS = {kinds.POWERPOINT: 18}


def read(source: Path, media_type: str, into: Path, limits: Limits) -> Made:
    """Draw the pages of a file into the folder `into`. Raises Unreadable."""
    if media_type == kinds.PDF:
        return draw(source, into, limits)
    if media_type in (kinds.PNG, kinds.JPEG):
        return Made(into, (keep(read_picture(source, limits), 1, "", into, limits),), 1)
    if media_type not in _OFFICE and media_type not in _WRITTEN:
        raise Unreadable(DocumentFault.OTHER_KIND)
    blocks = Blocks(limits)
    if media_type in _OFFICE:
        _say(lambda: _OFFICE[media_type](looked_at(source, limits), blocks))
    else:
        _WRITTEN[media_type](_decoded(source, limits, blocks), blocks)
    blocks.demand()
    pdf = pdf_of(blocks, flipped=media_type in _FLIPPED, points=_POINTS.get(media_type, 11))
    made = draw(pdf, into, limits)
    return replace(made, problem=blocks.problem or made.problem)


def _say(work: Callable[[], None]) -> None:
    """Whatever goes wrong in a broken file comes through the libraries as it is, a KeyError as well as a
    TypeError. All of it means the same."""
    try:
        work()
    except (Unreadable, MemoryError):
        raise
    except (XMLSyntaxError, RecursionError) as error:
        deep = isinstance(error, RecursionError) or "depth" in str(error).lower()
        raise Unreadable(DocumentFault.TOO_DEEP if deep else DocumentFault.DAMAGED) from error
    except Exception as error:
        raise Unreadable(DocumentFault.DAMAGED) from error


def _decoded(source: Path, limits: Limits, blocks: Blocks) -> str:
    """The beginning of a text, as far as the limits go. A letter takes four bytes at most."""
    with source.open("rb") as stream:
        content = stream.read(4 * limits.text)
        more = bool(stream.read(1))
    text = content.decode("utf-8-sig", errors="ignore")
    if more or len(text) > limits.text:
        blocks.leave_out(DocumentFault.TOO_MUCH_TEXT)
    return text[: limits.text]

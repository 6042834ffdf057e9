"""Drawing the pages of a PDF."""

from __future__ import annotations

import math
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from assay.documents.faults import DocumentFault, Unreadable
from assay.documents.limits import Limits
from assay.documents.made import Made, MadePage
from assay.documents.pictures import scale_of, small

# The reader's clock, in seconds.
Clock = Callable[[], float]
_LOCKED = (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)


def draw(source: Path | bytes, into: Path, limits: Limits, clock: Clock = time.monotonic) -> Made:
    """The pages of a PDF, drawn into the folder `into`. Raises Unreadable."""
    end = clock() + limits.seconds
    pdf = _opened(source)
    count = len(pdf)
    if not count:
        raise Unreadable(DocumentFault.EMPTY)
    pages: list[MadePage] = []
    problem = DocumentFault.TOO_MANY_PAGES if count > limits.pages else None
    for index in range(min(count, limits.pages)):
        if pages and clock() > end:
            problem = DocumentFault.TOOK_TOO_LONG
            break
        pages.append(_page(pdf, index, into, limits))
    if not any(page.width for page in pages):
        raise Unreadable(DocumentFault.DAMAGED)
    return Made(into, tuple(pages), count, problem)


def keep(image: Image.Image, number: int, text: str, into: Path, limits: Limits) -> MadePage:
    """Write the picture of a page into its folder."""
    content, width, height = small(image, limits.page_bytes)
    page = MadePage(number, text, width, height)
    (into / page.file).write_bytes(content)
    return page


def _opened(source: Path | bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(source)
        # What was filled into the fields of a form is shown; nothing of it is run.
        pdf.init_forms()
    except pdfium.PdfiumError as error:
        locked = error.err_code in _LOCKED
        raise Unreadable(DocumentFault.LOCKED if locked else DocumentFault.DAMAGED) from error
    return pdf


def _page(pdf: pdfium.PdfDocument, index: int, into: Path, limits: Limits) -> MadePage:
    """One page. What is broken is a page without picture: the others may be whole."""
    try:
        page = pdf[index]
        width, height = page.get_size()
        if not (math.isfinite(width) and math.isfinite(height) and min(width, height) > 0):
            return MadePage(index + 1, "", 0, 0)
        if max(width, height) > limits.page_side:
            raise Unreadable(DocumentFault.PAGE_TOO_LARGE)
        text = readable(page.get_textpage().get_text_range(), limits.page_text)
        image = page.render(scale=scale_of(width, height), may_draw_forms=True).to_pil()
        page.close()
    except pdfium.PdfiumError:
        return MadePage(index + 1, "", 0, 0)
    return keep(image.convert("RGB"), index + 1, text, into, limits)


def readable(text: str, most: int) -> str:
    """Text without what is no letter: control characters, halves of pairs, and what turns lines around."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in text[:most] if letter in "\n\t" or _shows(letter)).strip()


def _shows(letter: str) -> bool:
    """Joiners stay: words of many scripts need them."""
    return letter in "\u200c\u200d" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")

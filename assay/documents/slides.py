"""What a PowerPoint file says: a page a slide, with its title, its texts and its tables."""

from __future__ import annotations

from typing import Any, BinaryIO

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from assay.documents.blocks import Blocks
from assay.documents.faults import DocumentFault, Unreadable


def blocks_of(package: BinaryIO, blocks: Blocks) -> None:
    presentation = Presentation(package)
    for number, slide in enumerate(presentation.slides, start=1):
        if blocks.full:
            return
        blocks.new_page()
        title = slide.shapes.title
        named = title is not None and title.has_text_frame and title.text_frame.text.strip()
        blocks.heading(title.text_frame.text if named else str(number), 1)
        _shapes(slide.shapes, blocks, left_out=title, depth=0)


def _shapes(shapes: Any, blocks: Blocks, *, left_out: Any, depth: int) -> None:
    if depth > blocks.limits.depth:
        raise Unreadable(DocumentFault.TOO_DEEP)
    for shape in shapes:
        if blocks.full:
            return
        if left_out is not None and shape.shape_id == left_out.shape_id:
            continue
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            _shapes(shape.shapes, blocks, left_out=None, depth=depth + 1)
        elif shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                blocks.item(paragraph.text.replace("\v", "\n"), paragraph.level)
        elif getattr(shape, "has_table", False):
            rows = shape.table._tbl.tr_lst
            blocks.table([[_cell(cell) for cell in row.tc_lst] for row in rows])
        elif said := shape._element._nvXxPr.cNvPr.get("descr"):
            blocks.paragraph(f"[{said}]")


def _cell(cell: Any) -> str:
    return "" if cell.txBody is None else cell.text.replace("\v", "\n")

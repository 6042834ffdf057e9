"""What a text file says: its paragraphs, with their lines as they are."""

from __future__ import annotations

import re

from assay.documents.blocks import Blocks

_BETWEEN = re.compile(r"\n[ \t]*\n")


def text_blocks(text: str, blocks: Blocks) -> None:
    for number, page in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f")):
        if blocks.full:
            return
        if number:
            blocks.new_page()
        for paragraph in _BETWEEN.split(page):
            blocks.paragraph(paragraph)

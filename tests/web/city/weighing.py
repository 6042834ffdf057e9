"""What a page weighs on its way to a browser that holds nothing yet."""

from __future__ import annotations

import gzip
from pathlib import Path

from django.contrib.staticfiles import finders

MOST_BYTES = 60 * 1024
FONT = "built/fonts/public-sans-latin-wght-normal.woff2"


def transferred(page: bytes, *scripts: str) -> int:
    """With all that it loads, compressed as a server sends it; the font is packed already."""
    texts = [content(name) for name in ("built/assay.css", "built/mark.svg", "built/icons.svg", *scripts)]
    return sum(compressed(text) for text in [page, *texts]) + len(content(FONT))


def compressed(text: bytes) -> int:
    return len(gzip.compress(text, 6))


def content(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_bytes()

"""Pictures of pages: drawn anew and small, never the bytes that somebody gave us."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

from assay.documents.faults import DocumentFault, Unreadable
from assay.documents.limits import Limits

# Of a page in pixels: its shorter side, unless the longer one would be too long by it.
SHORT_SIDE, LONG_SIDE = 1000, 1600
_QUALITIES = (80, 65, 50, 35, 20)


def scale_of(width: float, height: float) -> float:
    """By how much a page is drawn larger than it is, or smaller."""
    return min(SHORT_SIDE / min(width, height), LONG_SIDE / max(width, height))


def read_picture(source: Path, limits: Limits) -> Image.Image:
    """The picture the right way up, on white, no larger than a page. Nothing else of its file is in it."""
    # Our own limit stands below: theirs only warns.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(source, formats=("PNG", "JPEG")) as found:
            if found.width * found.height > limits.pixels:
                raise Unreadable(DocumentFault.TOO_MANY_PIXELS)
            size = _within(found.width, found.height)
            # A JPEG is read at a half, a quarter or an eighth where that is enough.
            found.draft("RGB", size)
            return _on_white(ImageOps.exif_transpose(found))
    except (OSError, SyntaxError, ValueError) as error:
        raise Unreadable(DocumentFault.DAMAGED) from error


def small(image: Image.Image, most: int) -> tuple[bytes, int, int]:
    """The picture as WebP of at most so many bytes, and its width and height."""
    while True:
        for quality in _QUALITIES:
            written = io.BytesIO()
            image.save(written, "WEBP", quality=quality, method=4)
            if written.tell() <= most:
                return written.getvalue(), image.width, image.height
        image = image.resize((max(image.width * 3 // 4, 1), max(image.height * 3 // 4, 1)))


def _within(width: int, height: int) -> tuple[int, int]:
    """The size as a page is shown; a small picture stays as small."""
    scale = min(scale_of(width, height), 1.0)
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _on_white(found: Image.Image) -> Image.Image:
    found.thumbnail(_within(found.width, found.height))
    white = Image.new("RGB", found.size, "white")
    if found.has_transparency_data:
        clear = found.convert("RGBA")
        white.paste(clear, mask=clear.getchannel("A"))
    else:
        white.paste(found.convert("RGB"))
    return white

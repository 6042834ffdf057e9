"""How much one file may hold and take, so that none can fill the memory or the day of a worker."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Of what is in the file. What goes beyond the first five is cut: its beginning is shown."""

    pages: int = 300

    cells: int = 20_000
    """Of all tables together; about forty full pages."""

    text: int = 2_000_000
    """Characters of a text or an Office file."""

    page_text: int = 50_000
    """Characters of one page; a page of a newspaper has some 20,000."""

    seconds: float = 60.0
    """Pages are drawn for so long."""

    page_side: float = 20_000.0
    """Points, seven metres: a wide plan has 3,400."""

    pixels: int = 60_000_000
    """Of a picture; 180 MB in memory. Telephones take up to 50 million."""

    parts: int = 5_000
    """Entries of an Office file, which is a zip."""

    unpacked: int = 40_000_000
    """Bytes of all the markup in an Office file."""

    ratio: int = 200
    """How many times larger an Office file may become by unpacking. Ordinary ones grow about 15 times."""

    depth: int = 20
    """Of groups of shapes, one in another."""

    page_bytes: int = 150_000
    """Of the picture of one page."""


@dataclass(frozen=True)
class Bounds:
    """Of the process that reads a file: bytes of memory, seconds of processor and clock, bytes it writes."""

    memory: int = 1024 * 1024 * 1024
    processor: int = 100
    clock: int = 150
    writes: int = 64 * 1024 * 1024


LIMITS = Limits()
BOUNDS = Bounds()

"""A table as it was read, columns by name and rows of text, and how much one may hold."""

from dataclasses import dataclass

from assay.faults import Place


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    """As a spreadsheet shows it: the head is usually row 1."""

    cells: tuple[str, ...]
    """One for each column, without spaces around it; blank is ''."""


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    """What the file is called in faults."""

    sheet: str | None
    """The sheet that was read, in a workbook."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    head: int = 1
    """The row that names the columns."""

    def place(self, row: int | None = None, column: str | None = None) -> Place:
        """Where a fault is that was found in this table after reading."""
        return Place(file=self.name, sheet=self.sheet, row=row, column=column)


@dataclass(frozen=True)
class Limits:
    """What a table may hold. Each is there so that no file can fill the memory or the day of a server."""

    bytes: int = 20_000_000
    """Size of the file as it is."""

    unpacked: int = 8_000_000
    """Bytes of the markup in a workbook, which is a zip, once unpacked. About 200,000 cells fit; a table with
    more comes as CSV. The memory is the reason: openpyxl keeps every tag that means nothing to it, and makes
    a large object of a small style. Measured at this limit: 1.6 million empty styles take 979 MB (120 times
    the markup) and most of a minute, tags nested without end 727 MB, an honest sheet 24 MB."""

    ratio: int = 200
    """How many times larger a workbook may become by unpacking. Ordinary ones grow about 15 times, even
    when every cell holds the same; a bomb grows about 1,000 times."""

    rows: int = 100_000
    """Rows below the head; blank ones do not count."""

    columns: int = 2_000

    cells: int = 5_000_000
    """Rows times columns: a row takes its whole width in memory even where its cells are blank."""

    characters: int = 32_767
    """Characters in one cell: what a spreadsheet program can hold."""


LIMITS = Limits()


def column_letter(index: int) -> str:
    """What a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        index, letter = index // 26 - 1, index % 26
        letters = chr(ord("A") + letter) + letters
    return letters

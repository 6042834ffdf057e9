"""What a file without pages of its own is made of, before it is set as pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assay.documents.faults import DocumentFault, Unreadable
from assay.documents.limits import Limits

Rows = Sequence[Sequence[str]]


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    NEW_PAGE = "new page"


@dataclass(frozen=True)
class Block:
    """`level` of a heading counts from 1, of an item of a list from 0. `rows` are a table's."""

    kind: Kind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    grid: bool = False
    """The first row and the first cell of each are letters and numbers, as a spreadsheet shows them."""


@dataclass
class Blocks:
    """Gathers blocks until it is `full`. `problem` says why something is left out."""

    limits: Limits
    gathered: list[Block] = field(default_factory=list)
    full: bool = False
    problem: DocumentFault | None = None
    _letters: int = 0
    _cells: int = 0

    def __iter__(self) -> Iterator[Block]:
        return iter(self.gathered)

    def heading(self, text: str, level: int = 1) -> None:
        self._add(Block(Kind.HEADING, text.strip(), min(max(level, 1), 4)))

    def paragraph(self, text: str) -> None:
        self._add(Block(Kind.PARAGRAPH, text.strip("\n")))

    def item(self, text: str, level: int = 0) -> None:
        self._add(Block(Kind.ITEM, text.strip(), min(max(level, 0), 5)))

    def new_page(self) -> None:
        if self.gathered and not self.full:
            self.gathered.append(Block(Kind.NEW_PAGE))

    def table(self, rows: Rows, *, grid: bool = False) -> None:
        """As many of the rows as the limits leave, each as wide as the widest."""
        width = max((len(row) for row in rows), default=0)
        taken: list[tuple[str, ...]] = []
        for row in rows:
            cells = tuple(cell.strip() for cell in row) + ("",) * (width - len(row))
            if not self._has_room(sum(map(len, cells)), len(cells)):
                break
            taken.append(cells)
        if any(any(row) for row in taken):
            self.gathered.append(Block(Kind.TABLE, rows=tuple(taken), grid=grid))

    def demand(self) -> None:
        """Raise Unreadable where there is nothing to show."""
        if not self.gathered:
            raise Unreadable(self.problem or DocumentFault.EMPTY)

    def leave_out(self, problem: DocumentFault) -> None:
        """Something is not shown; the first reason is the one to tell."""
        self.problem = self.problem or problem

    def _add(self, block: Block) -> None:
        if block.text.strip() and self._has_room(len(block.text), 0):
            self.gathered.append(block)

    def _has_room(self, letters: int, cells: int) -> bool:
        self._letters += letters
        self._cells += cells
        if self._letters > self.limits.text:
            self.leave_out(DocumentFault.TOO_MUCH_TEXT)
            self.full = True
        if self._cells > self.limits.cells:
            self.leave_out(DocumentFault.TOO_MANY_CELLS)
            self.full = True
        return not self.full

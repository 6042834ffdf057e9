"""What reading a file comes to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assay.documents.faults import DocumentFault

# The file in which the process that read tells what it made.
TOLD = "made.json"


@dataclass(frozen=True)
class MadePage:
    """Width and height of the picture in pixels; 0: this page cannot be drawn."""

    number: int
    text: str
    width: int
    height: int

    @property
    def file(self) -> str:
        return f"{self.number}.webp"


@dataclass(frozen=True)
class Made:
    """`problem` with pages: only the beginning is here. Without pages: nothing can be shown.

    The pictures lie in `folder`, each under its page's `file`.
    """

    folder: Path
    pages: tuple[MadePage, ...] = ()
    pages_in_all: int = 0
    problem: DocumentFault | None = None

    def told(self) -> dict[str, Any]:
        """For the other side of a process."""
        return {
            "pages": [asdict(page) for page in self.pages],
            "pages_in_all": self.pages_in_all,
            "problem": self.problem,
        }

    @classmethod
    def heard(cls, folder: Path, told: dict[str, Any]) -> Made:
        """Raises ValueError, KeyError or TypeError where it is no such thing."""
        problem = told["problem"]
        return cls(
            folder,
            tuple(MadePage(**page) for page in told["pages"]),
            told["pages_in_all"],
            None if problem is None else DocumentFault(problem),
        )

"""A paper: what is printed, as parts in their order. No text in it is ever read as markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assay.typesetting.setting import set_pages


@dataclass(frozen=True)
class Link:
    """An address, spelled out, as whoever holds paper cannot follow one."""

    address: str


Run = str | Link


@dataclass(frozen=True)
class Heading:
    """`note` stands behind it, set quietly."""

    text: str
    level: int = 1
    note: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph, or several where the words have blank lines between them. `look` is one of the template's:
    plain, lead, quiet, mark."""

    runs: tuple[Run, ...]
    look: str = "plain"


@dataclass(frozen=True)
class Bullets:
    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Facts:
    """Names with what stands under each."""

    rows: tuple[tuple[str, tuple[Part, ...]], ...]


@dataclass(frozen=True)
class Table:
    """Every column after the first holds numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Kept:
    """Parts that stay on one page where one page is enough for them."""

    parts: tuple[Part, ...]


Part = Heading | Text | Bullets | Facts | Table | Kept


@dataclass(frozen=True)
class Paper:
    """`head` and `foot` stand on every page; `page` counts them: "Page {n} of {all}"."""

    title: str
    language: str
    head: str
    foot: str
    page: str
    parts: tuple[Part, ...] = field(default=())


def text(words: str, look: str = "plain") -> Text:
    return Text((words,), look)


def pdf(paper: Paper, *, at: int, missing: str = "") -> bytes:
    """A tagged PDF (PDF/UA-1). The same paper with the same `at`, in seconds, is the same to the byte.

    `missing` is said at its end where letters could not be shown.
    """
    values = {
        "title": paper.title,
        "language": paper.language,
        "head": paper.head,
        "foot": paper.foot,
        "page": paper.page.replace("{n}", "\x1f").replace("{all}", "\x1f").split("\x1f"),
        "parts": _all(paper.parts),
        "missing": missing,
    }
    return set_pages("paper.typ", values, at=at)


def _all(parts: Iterable[Part]) -> list[dict[str, Any]]:
    return [_one(part) for part in parts]


def _one(part: Part) -> dict[str, Any]:
    match part:
        case Heading(words, level, note):
            return {"kind": "heading", "text": words, "level": level, "note": note}
        case Text(runs, look):
            return {"kind": "text", "paragraphs": _paragraphs(runs), "look": look}
        case Bullets(items):
            return {"kind": "bullets", "items": [_paragraphs(runs) for runs in items]}
        case Facts(rows):
            return {"kind": "facts", "rows": [{"name": name, "parts": _all(under)} for name, under in rows]}
        case Table(head, rows):
            return {"kind": "table", "head": list(head), "rows": [list(row) for row in rows]}
        case Kept(parts):
            return {"kind": "kept", "parts": _all(parts)}


def _paragraphs(runs: Iterable[Run]) -> list[list[list[dict[str, str]]]]:
    """Paragraphs of lines of runs: a blank line begins a paragraph, a single break a line."""
    paragraphs: list[list[list[dict[str, str]]]] = [[[]]]
    for run in runs:
        if isinstance(run, Link):
            paragraphs[-1][-1].append({"address": run.address, "shown": run.address})
            continue
        for number, line in enumerate(run.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if number and not line.strip():
                paragraphs.append([[]])
                continue
            if number and paragraphs[-1][-1]:
                paragraphs[-1].append([])
            if line.strip():
                paragraphs[-1][-1].append({"text": line})
    return [lines for lines in ([line for line in one if line] for one in paragraphs) if lines]

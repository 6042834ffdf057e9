"""A city's whole assessment as a spreadsheet to be filled in: as a workbook, and as one table of text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from assay.journey.calendar import local_day
from assay.journey.sheets import (
    CLAIM,
    EXPLANATION,
    FIGURE,
    FIGURES,
    MARK,
    NOTES,
    Column,
    cells_of,
)
from assay.records.clock import now
from assay.records.gathering import answers_of
from assay.records.hands import hand_name, holder
from assay.records.models import Answer, AnswerVersion, Application, Task
from assay.records.pinning import pinned_edition
from assay.records.sheet_keys import key_of, token_of
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.tables.books import BookCell, BookColumn, BookPage, BookSheet, fits, write_book
from assay.tables.writing import write_csv
from assay.words import outcomes, sheets
from assay.words.items import rating_words
from assay.words.moments import moment
from assay.words.sheet_cells import choices, label, shown
from assay.words.texts import said

WIDTHS = {
    Column.CODE: 9,
    Column.PART: 12,
    Column.TITLE: 32,
    Column.REQUIREMENT: 44,
    Column.USUALLY: 36,
    Column.OFTEN_MISSING: 36,
    Column.CLAIM: 18,
    Column.IN_PLACE: 12,
    Column.VALUE: 40,
    Column.EXPLANATION: 60,
    Column.NOTES: 36,
    Column.EVIDENCE: 36,
}
# They have to come back, and mean nothing to a reader.
HIDDEN = frozenset({Column.VERSION, Column.KEY})

_PARTS = (Column.CODE, Column.PART, Column.TITLE, Column.REQUIREMENT)
_TOKENS = (Column.VERSION, Column.KEY)
_ANSWERS = tuple(one for one in Column if one not in (Column.PART, Column.IN_PLACE, Column.VALUE))

Row = Mapping[Column, BookCell]


@dataclass(frozen=True)
class Assessment:
    """The rows by their sheet. `answers` has one a criterion and one for the outcome."""

    edition: Edition
    zone: str
    made: datetime
    answers: tuple[Row, ...]
    checklists: tuple[Row, ...]
    figures: tuple[Row, ...]

    @property
    def file_name(self) -> str:
        """Without its ending. It names no city: files travel."""
        return f"assessment-{self.edition.id}-{local_day(self.made, self.zone).isoformat()}"


def assessment(application: Application) -> Assessment:
    """In a constant number of queries, whatever the edition holds."""
    edition, answers = pinned_edition(application), answers_of(application)
    maker = _Maker(application, edition, answers, _hands(application))
    items = [edition.asked(code) for code in edition.items]
    return Assessment(
        edition=edition,
        zone=application.the_cohort.zone,
        made=now(),
        answers=tuple(maker.answer(item) for item in items),
        checklists=tuple(row for item in items for row in maker.checklist(item)),
        figures=tuple(row for item in items for row in maker.figures(item)),
    )


def as_workbook(found: Assessment) -> bytes:
    read_me, answers, checklists, outcome = sheets.sheet_names()
    lines = sheets.read_me(said(found.edition.title), moment(found.made, found.zone))
    pages: list[BookPage | BookSheet] = [
        BookPage(read_me, lines),
        _sheet(answers, _ANSWERS, found.answers, frozen=3),
    ]
    if found.checklists:
        columns = (*_PARTS, Column.IN_PLACE, *_TOKENS)
        pages.append(_sheet(checklists, columns, found.checklists, frozen=2))
    if found.figures:
        pages.append(_sheet(outcome, (*_PARTS, Column.VALUE, *_TOKENS), found.figures, frozen=2))
    stream = io.BytesIO()
    write_book(stream, pages)
    return stream.getvalue()


def as_text(found: Assessment) -> bytes:
    """All rows in one table, the parts of an answer below it."""
    parts: dict[str, list[Row]] = {}
    for row in (*found.checklists, *found.figures):
        parts.setdefault(row[Column.CODE].text, []).append(row)
    rows = [one for row in found.answers for one in (row, *parts.get(row[Column.CODE].text, ()))]
    stream = io.StringIO(newline="")
    columns = [sheets.column(which) for which in Column]
    write_csv(stream, columns, ([row.get(which, BookCell()).text for which in Column] for row in rows))
    # With the mark at its start, Excel reads it as UTF-8.
    return stream.getvalue().encode("utf-8-sig")


def _sheet(name: str, columns: tuple[Column, ...], rows: tuple[Row, ...], *, frozen: int) -> BookSheet:
    return BookSheet(
        name=name,
        columns=[BookColumn(sheets.column(one), WIDTHS.get(one, 20), one in HIDDEN) for one in columns],
        rows=[[row.get(one, BookCell()) for one in columns] for row in rows],
        frozen=frozen,
    )


def _hands(application: Application) -> dict[str, list[Task]]:
    """Who has what, by item."""
    found: dict[str, list[Task]] = {}
    standing = Task.objects.filter(application=application, ended_at=None)
    for task in standing.select_related("person", "helper").order_by("set_at", "pk"):
        found.setdefault(task.item, []).append(task)
    return found


@dataclass(frozen=True)
class _Maker:
    application: Application
    edition: Edition
    answers: Mapping[str, Answer]
    hands: Mapping[str, list[Task]]

    def answer(self, item: Criterion | Outcome) -> Row:
        current, area = self._current(item), self.edition.area_of.get(item.code)
        cells, tasks = cells_of(current, item), self.hands.get(item.code, [])
        claim = (
            self._open(CLAIM, cells, item)
            if CLAIM in cells
            else BookCell(rating_words(current.rating, item, self.edition) if current else sheets.follows())
        )
        return {
            Column.CODE: BookCell(item.code),
            Column.AREA: BookCell(said(area.title) if area else ""),
            Column.TITLE: BookCell(said(item.title)),
            Column.REQUIREMENT: BookCell(said(item.requirement)),
            Column.USUALLY: BookCell(said(item.evidence.usually)),
            Column.OFTEN_MISSING: BookCell(said(item.evidence.often_missing)),
            Column.CLAIM: claim,
            Column.EXPLANATION: self._open(EXPLANATION, cells, item),
            Column.NOTES: self._open(NOTES, cells, item),
            Column.EVIDENCE: BookCell(_shortened(_evidence(current)) if current else ""),
            Column.HOLDER: BookCell("; ".join(hand_name(holder(task)) for task in tasks)),
            Column.DUE: BookCell("; ".join(task.due_on.isoformat() for task in tasks if task.due_on)),
            Column.SAVED_BY: BookCell(current.by.name if current else ""),
            Column.SAVED_AT: BookCell(moment(current.at, self._zone) if current else ""),
            **self._tokens(item),
        }

    def checklist(self, item: Criterion | Outcome) -> Iterator[Row]:
        cells = cells_of(self._current(item), item)
        for one in item.checklist.items if item.checklist else ():
            yield {
                **self._part(item, one.code, said(one.text), ""),
                Column.IN_PLACE: self._open(MARK + one.code, cells, item),
            }

    def figures(self, item: Criterion | Outcome) -> Iterator[Row]:
        if not isinstance(item, Outcome):
            return
        cells = cells_of(self._current(item), item)
        for name in FIGURES:
            yield {
                **self._part(item, name, label(FIGURE + name, item), outcomes.hint(name)),
                Column.VALUE: self._open(FIGURE + name, cells, item),
            }

    def _part(self, item: Criterion | Outcome, part: str, title: str, about: str) -> Row:
        return {
            Column.CODE: BookCell(item.code),
            Column.PART: BookCell(part),
            Column.TITLE: BookCell(title),
            Column.REQUIREMENT: BookCell(about),
            **self._tokens(item),
        }

    def _tokens(self, item: Criterion | Outcome) -> Row:
        current = self._current(item)
        number = current.number if current else 0
        return {
            Column.VERSION: BookCell(token_of(self.application, item.code, number)),
            Column.KEY: BookCell(key_of(self.application, self.edition)),
        }

    def _open(self, cell: str, cells: Mapping[str, str], item: Criterion | Outcome) -> BookCell:
        """A cell to be filled in. What no spreadsheet can hold stays on the site."""
        text = shown(cell, cells[cell], item, self.edition)
        if not fits(text):
            return BookCell(sheets.too_long())
        return BookCell(text, open=True, choices=tuple(choices(cell, item, self.edition).values()))

    def _current(self, item: Criterion | Outcome) -> AnswerVersion | None:
        answer = self.answers.get(item.code)
        return answer.current if answer else None

    @property
    def _zone(self) -> str:
        return self.application.the_cohort.zone


def _evidence(version: AnswerVersion) -> str:
    cited = ((one.source.title, one.where) for one in version.citations.all())
    return "\n".join(f"{title} ({where})" if where else title for title, where in cited)


def _shortened(text: str) -> str:
    """It is only to be read: a list without end is cut."""
    return text if fits(text) else text[:10_000] + " …"

"""What a fault is called: where it is, then what is wrong, in one sentence.

Each package that finds faults has its reasons as an enum of its own, and its sentences stand in `SENTENCES`.
"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.documents.faults import DocumentFault
from assay.faults import Fault, FaultReason, Place
from assay.journey.recording import RecordFault
from assay.journey.sheets import SheetFault
from assay.scoring.score_files import ScoreFault
from assay.standard.complaints import Complaint
from assay.tables import TableFault
from assay.words.documents import DOCUMENT_SENTENCES
from assay.words.editions import COMPLAINT_SENTENCES
from assay.words.recording import RECORD_SENTENCES
from assay.words.score_files import SCORE_SENTENCES
from assay.words.sheets import SHEET_SENTENCES
from assay.words.texts import printable

LONGEST = 60
"""Characters of somebody's text that are repeated in a sentence."""

TABLE_SENTENCES: Mapping[FaultReason, str] = {
    TableFault.NO_SUCH_FILE: gettext_noop("there is no such file"),
    TableFault.IS_A_FOLDER: gettext_noop("this is a folder, not a file"),
    TableFault.CANNOT_BE_OPENED: gettext_noop("the file cannot be opened"),
    TableFault.TOO_LARGE: gettext_noop("the file is larger than %(limit)s MB"),
    TableFault.EMPTY: gettext_noop("there is nothing in it"),
    TableFault.WRONG_ENCODING: gettext_noop(
        "byte %(at)s of this line, %(byte)s, is not UTF-8; save the file as CSV UTF-8 or as .xlsx"
    ),
    TableFault.UTF_16: gettext_noop("the text is in UTF-16; save the file as CSV UTF-8 or as .xlsx"),
    TableFault.NUL: gettext_noop("there is a NUL character here, which no text holds"),
    TableFault.BROKEN_QUOTES: gettext_noop("a quotation mark is not closed, or closed before the cell ends"),
    TableFault.ROW_TOO_SHORT: gettext_noop(
        "the row has fewer cells than the head: %(cells)s, not %(columns)s"
    ),
    TableFault.ROW_TOO_LONG: gettext_noop("the row has more cells than the head: %(cells)s, not %(columns)s"),
    TableFault.OLD_WORKBOOK: gettext_noop(
        "the file is of a kind used before Excel 2007; save it as .xlsx or as CSV UTF-8"
    ),
    TableFault.LOCKED_WORKBOOK: gettext_noop(
        "the file is locked with a password; save it without one, as .xlsx or as CSV UTF-8"
    ),
    TableFault.NOT_A_WORKBOOK: gettext_noop(
        "the file is a zip but not a workbook; save it as .xlsx or as CSV UTF-8"
    ),
    TableFault.DAMAGED_WORKBOOK: gettext_noop("the workbook is damaged; open it, and save it again as .xlsx"),
    TableFault.UNPACKS_TOO_LARGE: gettext_noop(
        "the workbook holds more than %(limit)s MB once unpacked; save the sheet as CSV UTF-8"
    ),
    TableFault.UNPACKS_TOO_FAR: gettext_noop(
        "the workbook becomes more than %(limit)s times larger when unpacked, so it was not opened"
    ),
    TableFault.NO_VISIBLE_SHEET: gettext_noop("the workbook has no sheet that is visible"),
    TableFault.FORMULA: gettext_noop("the cell holds a formula; put its value there"),
    TableFault.ERROR_VALUE: gettext_noop("the cell holds an error, %(value)s"),
    TableFault.MERGED_CELLS: gettext_noop("the cells %(cells)s are merged; split them, and fill each one"),
    TableFault.NO_ROWS: gettext_noop("there is a head, and no row below it"),
    TableFault.DOUBLED_COLUMN: gettext_noop("the column is there twice, as %(first)s and as %(second)s"),
    TableFault.UNNAMED_COLUMN: gettext_noop("the cell is filled and its column has no name"),
    TableFault.TOO_MANY_ROWS: gettext_noop("there are more than %(limit)s rows"),
    TableFault.TOO_MANY_COLUMNS: gettext_noop("there are more than %(limit)s columns"),
    TableFault.TOO_MANY_CELLS: gettext_noop("there are more than %(limit)s cells"),
    TableFault.CELL_TOO_LONG: gettext_noop("a cell holds more than %(limit)s characters"),
}

SENTENCES: dict[type[FaultReason], Mapping[FaultReason, str]] = {
    TableFault: TABLE_SENTENCES,
    Complaint: COMPLAINT_SENTENCES,
    ScoreFault: SCORE_SENTENCES,
    RecordFault: RECORD_SENTENCES,
    DocumentFault: DOCUMENT_SENTENCES,
    SheetFault: SHEET_SENTENCES,
}
"""By enum, and in it by member: two members of different enums can be equal."""


def sentence(fault: Fault) -> str:
    template = _(SENTENCES[type(fault.reason)][fault.reason])
    what = template % {key: shown(value) for key, value in fault.values.items()}
    where = place(fault.place)
    return f"{where}: {what}" if where else what


def place(where: Place) -> str:
    """`findings.csv, row 3, column A1`."""
    parts = (
        (where.file, "%(at)s"),
        (where.sheet, _("sheet %(at)s")),
        (where.line, _("line %(at)s")),
        (where.row, _("row %(at)s")),
        (where.column, _("column %(at)s")),
    )
    return ", ".join(words % {"at": shown(at)} for at, words in parts if at is not None)


def shown(value: object) -> str:
    """Somebody's text, short, and with nothing in it that could command a terminal."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(shown, value))
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    text = str(value)
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return printable(text)


def report(faults: Sequence[Fault], most: int = 100, *, more: int = 0) -> list[str]:
    """A sentence a fault, then how many there are beyond `most`. `more` were counted and not kept."""
    left = max(len(faults) - most, 0) + more
    lines = [sentence(fault) for fault in faults[:most]]
    return [*lines, _("and %(count)s more") % {"count": left}] if left else lines

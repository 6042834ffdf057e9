"""An assessment as a spreadsheet, in words: columns and sheets, how to fill it, what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.faults import FaultReason
from assay.journey.sheets import CLAIM, EXPLANATION, NOTES, Column, SheetFault

COLUMN_WORDS: dict[Column, str] = {
    Column.CODE: gettext_noop("Code"),
    Column.PART: gettext_noop("Part"),
    Column.AREA: gettext_noop("Area"),
    Column.TITLE: gettext_noop("Criterion"),
    Column.REQUIREMENT: gettext_noop("What is asked"),
    Column.USUALLY: gettext_noop("What usually serves as evidence"),
    Column.OFTEN_MISSING: gettext_noop("What is often missing"),
    Column.CLAIM: gettext_noop("Claim"),
    Column.IN_PLACE: gettext_noop("In place"),
    Column.VALUE: gettext_noop("Value"),
    Column.EXPLANATION: gettext_noop("Explanation"),
    Column.NOTES: gettext_noop("Notes"),
    Column.EVIDENCE: gettext_noop("Evidence"),
    Column.HOLDER: gettext_noop("Who has it"),
    Column.DUE: gettext_noop("Due"),
    Column.SAVED_BY: gettext_noop("Last saved by"),
    Column.SAVED_AT: gettext_noop("Last saved"),
    Column.VERSION: gettext_noop("Version"),
    Column.KEY: gettext_noop("Key"),
}


def column(which: Column) -> str:
    return _(COLUMN_WORDS[which])


def column_named(name: str) -> str | None:
    """The column of that name, however it is written; None for a column that somebody added."""
    asked = " ".join(name.split()).casefold()
    for which in Column:
        if asked in (COLUMN_WORDS[which].casefold(), column(which).casefold()):
            return which
    return None


SHEET_SENTENCES: Mapping[FaultReason, str] = {
    SheetFault.BLANK: gettext_noop(
        "there is nothing in the file; load the spreadsheet that you downloaded here and filled in"
    ),
    SheetFault.OTHER_KIND: gettext_noop(
        "by its content this is a %(ending)s file, and not a spreadsheet;"
        " load the .xlsx or CSV file that you downloaded here and filled in"
    ),
    SheetFault.UNKNOWN_KIND: gettext_noop(
        "the letters in this file cannot be read; open your spreadsheet again, save it as .xlsx or as"
        " CSV UTF-8, and load that"
    ),
    SheetFault.NOT_OURS: gettext_noop(
        "this is not the spreadsheet of this page: the columns Code, Version and Key are missing;"
        " download it here, fill it in, and load that file"
    ),
    SheetFault.KEY_CHANGED: gettext_noop(
        "this says which download the row belongs to, and it was changed; copy it from another row"
    ),
    SheetFault.OTHER_APPLICATION: gettext_noop(
        "the sheet was downloaded from another application; download the one of this application"
    ),
    SheetFault.OTHER_EDITION: gettext_noop(
        "the sheet belongs to another edition of the standard, %(edition)s;"
        " download the one of this application"
    ),
    SheetFault.CODE_BLANK: gettext_noop("the row is filled and has no code"),
    SheetFault.CODE_UNKNOWN: gettext_noop("the edition %(edition)s asks nothing under the code %(code)s"),
    SheetFault.PART_UNKNOWN: gettext_noop("%(code)s has no part %(part)s"),
    SheetFault.ROW_DOUBLED: gettext_noop("%(code)s stands in row %(first)s already"),
    SheetFault.VERSION_CHANGED: gettext_noop(
        "the version was changed, and without it nobody knows what you started from;"
        " put back what stood there"
    ),
    SheetFault.VERSIONS_DIFFER: gettext_noop(
        "the rows of %(code)s come from different downloads: compare with row %(first)s"
    ),
    SheetFault.CHOICE_UNKNOWN: gettext_noop("%(cell)s cannot be chosen here; write one of: %(known)s"),
    SheetFault.TEXT_TOO_LONG: gettext_noop("the text is longer than %(limit)s characters"),
}

CELL_WORDS: dict[str, str] = {
    CLAIM: gettext_noop("Claim"),
    EXPLANATION: gettext_noop("Explanation"),
    NOTES: gettext_noop("Notes"),
}


def too_long() -> str:
    """What stands in a cell that could not hold the text. Left there, it changes nothing."""
    return _("Too long for a spreadsheet. Read and change it on the site.")


def follows() -> str:
    return _("Follows from the checklist.")


def sheet_names() -> tuple[str, str, str, str]:
    """The sheets of a workbook, in their order."""
    return _("Read me"), _("Answers"), _("Checklists"), _("Outcome")


def read_me(edition: str, made: str) -> list[str]:
    """How to fill it in: the first line is the heading."""
    return [
        _("Your city's assessment, to work on away from the site"),
        _("Made on %(made)s. The standard: %(edition)s.") % {"made": made, "edition": edition},
        _("Fill in the yellow cells: the claim, the explanation and the notes. Everything else is to read."),
        _("Claims are chosen from a list. Some criteria have a checklist: fill it in on its own sheet."),
        _(
            "Leave the last columns, Version and Key, as they are. They tell what you started from, so that"
            " what somebody saves on the site meanwhile is not overwritten."
        ),
        _(
            "You may filter and hide rows. Rows that are missing, and columns that you add, change nothing"
            " on the site."
        ),
        _("Evidence is added on the site: a spreadsheet cannot carry files."),
        _(
            "When you are done, load the file on the same page. You see what would change, row by row,"
            " before anything is written."
        ),
        _("Notes are for your city alone. Experts never see them."),
    ]

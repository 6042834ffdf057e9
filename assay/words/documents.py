"""Why a file cannot be shown as pages, and what became of an address, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.documents.faults import DocumentFault
from assay.faults import FaultReason

DOCUMENT_SENTENCES: Mapping[FaultReason, str] = {
    DocumentFault.OTHER_KIND: gettext_noop("files of this kind have no pages to show"),
    DocumentFault.LOCKED: gettext_noop("it is locked with a password"),
    DocumentFault.DAMAGED: gettext_noop("it is damaged"),
    DocumentFault.EMPTY: gettext_noop("there is nothing on its pages"),
    DocumentFault.ENTITIES: gettext_noop("it holds definitions that could do harm, and was not opened"),
    DocumentFault.TOO_DEEP: gettext_noop("its parts are nested too deeply"),
    DocumentFault.PAGE_TOO_LARGE: gettext_noop("one of its pages is larger than any paper"),
    DocumentFault.TOO_MANY_PIXELS: gettext_noop("the picture is too large"),
    DocumentFault.TOO_MANY_PARTS: gettext_noop("it holds too many parts"),
    DocumentFault.UNPACKS_TOO_LARGE: gettext_noop("it becomes too large when it is unpacked"),
    DocumentFault.UNPACKS_TOO_FAR: gettext_noop("it becomes many times larger when it is unpacked"),
    DocumentFault.TOO_MANY_PAGES: gettext_noop("it has too many pages"),
    DocumentFault.TOO_MANY_CELLS: gettext_noop("its tables have too many cells"),
    DocumentFault.TOO_MUCH_TEXT: gettext_noop("it holds too much text"),
    DocumentFault.TOOK_TOO_LONG: gettext_noop("drawing its pages took too long"),
    DocumentFault.TOOK_TOO_MUCH: gettext_noop("drawing its pages took too much memory"),
    DocumentFault.BROKE_OFF: gettext_noop("drawing its pages broke off"),
}


def why(problem: str) -> str:
    """The half sentence for a problem that is kept with a document."""
    return _(DOCUMENT_SENTENCES[DocumentFault(problem)])

"""Why a file cannot be shown as pages, or not all of it."""

from assay.faults import FaultReason


class DocumentFault(FaultReason):
    """The name is kept with the document, so a reason is never renamed."""

    # The file
    OTHER_KIND = "other kind"
    LOCKED = "locked"
    DAMAGED = "damaged"
    EMPTY = "empty"
    ENTITIES = "entities"
    TOO_DEEP = "too deep"
    PAGE_TOO_LARGE = "page too large"
    TOO_MANY_PIXELS = "too many pixels"
    TOO_MANY_PARTS = "too many parts"
    UNPACKS_TOO_LARGE = "unpacks too large"
    UNPACKS_TOO_FAR = "unpacks too far"

    # These end the reading as well as cut it short: then the beginning is shown.
    TOO_MANY_PAGES = "too many pages"
    TOO_MANY_CELLS = "too many cells"
    TOO_MUCH_TEXT = "too much text"
    TOOK_TOO_LONG = "took too long"

    # The reading
    TOOK_TOO_MUCH = "took too much"
    BROKE_OFF = "broke off"


class Unreadable(Exception):
    """Nothing of the file can be shown."""

    def __init__(self, reason: DocumentFault) -> None:
        self.reason = reason
        super().__init__(reason)

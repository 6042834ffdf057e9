"""Why a file is not read as a table."""

from assay.faults import FaultReason


class TableFault(FaultReason):
    """The values that go with a reason stand behind it."""

    # The file
    NO_SUCH_FILE = "no such file"
    IS_A_FOLDER = "is a folder"
    CANNOT_BE_OPENED = "cannot be opened"
    TOO_LARGE = "too large"  # limit, in megabytes
    EMPTY = "empty"

    # Text
    WRONG_ENCODING = "wrong encoding"  # byte, at
    UTF_16 = "utf-16"
    NUL = "nul"
    BROKEN_QUOTES = "broken quotes"
    ROW_TOO_SHORT = "row too short"  # cells, columns
    ROW_TOO_LONG = "row too long"  # cells, columns

    # Workbooks
    OLD_WORKBOOK = "old workbook"
    LOCKED_WORKBOOK = "locked workbook"
    NOT_A_WORKBOOK = "not a workbook"
    DAMAGED_WORKBOOK = "damaged workbook"
    UNPACKS_TOO_LARGE = "unpacks too large"  # limit, in megabytes
    UNPACKS_TOO_FAR = "unpacks too far"  # limit, in times
    NO_VISIBLE_SHEET = "no visible sheet"
    FORMULA = "formula"
    ERROR_VALUE = "error value"  # value
    MERGED_CELLS = "merged cells"  # cells, such as A2:B3

    # The table
    NO_ROWS = "no rows"
    DOUBLED_COLUMN = "doubled column"  # first, second: letters
    UNNAMED_COLUMN = "unnamed column"
    TOO_MANY_ROWS = "too many rows"  # limit
    TOO_MANY_COLUMNS = "too many columns"  # limit
    TOO_MANY_CELLS = "too many cells"  # limit
    CELL_TOO_LONG = "cell too long"  # limit


class Unreadable(Exception):
    """Nothing further can be read. Internal: `read` makes a fault of it and tells it with the others."""

    def __init__(
        self, reason: TableFault, *, row: int | None = None, line: int | None = None, **values: object
    ) -> None:
        self.reason = reason
        self.row = row
        self.line = line
        self.values = values
        super().__init__(reason)

"""Tables that come and go as CSV and XLSX: strict in what is read, safe in what is written.

`writing` is not imported here: it brings openpyxl, for which somebody who only reads text would wait.
"""

from assay.tables.reading import Wanted, read, read_wanted
from assay.tables.reasons import TableFault
from assay.tables.table import LIMITS, Limits, Row, Table

__all__ = ["LIMITS", "Limits", "Row", "Table", "TableFault", "Wanted", "read", "read_wanted"]

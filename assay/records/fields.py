"""Fields of our own."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class KeyField(models.CharField):
    """Text that is compared byte by byte on every database, so that a prefix is a range of its index.

    SQLite does so by itself. PostgreSQL would follow the language of the database, whose order leaves out
    spaces and differs from server to server.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        parameters: dict[str, Any] = dict(super().db_parameters(connection))
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters

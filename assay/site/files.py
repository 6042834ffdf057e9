"""Where files lie on this machine's disk."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import FileSystemStorage

from assay.workflows.files import DRAFT


class Files(FileSystemStorage):
    """A file appears under its name whole or not at all: its name promises its content's hash."""

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        assert name, "files are named by their content"
        draft = f"{name}.{secrets.token_hex(8)}{DRAFT}"
        written = Path(self.path(draft))
        try:
            super().save(draft, content, max_length)
            with written.open("rb") as file:
                os.fsync(file.fileno())
            written.replace(self.path(name))
        except BaseException:
            written.unlink(missing_ok=True)
            raise
        return name

"""How SQLite is opened. With Django's own defaults, people who save at once are refused."""

from __future__ import annotations

import os
from typing import Any

# NORMAL keeps what was acknowledged when a process is killed; FULL also when the power fails, and is slower.
_SYNCHRONOUS = "FULL" if os.environ.get("ASSAY_SQLITE_SYNCHRONOUS") == "FULL" else "NORMAL"

SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        f"PRAGMA journal_mode=WAL; PRAGMA synchronous={_SYNCHRONOUS};"
        " PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
    ),
}

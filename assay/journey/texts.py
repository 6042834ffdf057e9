"""How long the texts of an answer may be, however they come."""

from __future__ import annotations

# Letters.
LONGEST_TEXT = 20_000

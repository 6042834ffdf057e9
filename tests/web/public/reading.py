"""What a reader finds on a page."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

_HIDDEN = re.compile(r"<(script|style|title)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def words(response: Any) -> str:
    """The words of a page in one line, without its tags."""
    return " ".join(unescape(_TAG.sub(" ", _HIDDEN.sub(" ", response.content.decode()))).split())


def marks_shown(response: Any) -> list[str]:
    """The provenance marks on the page, in order."""
    return re.findall(r"assay-provenance--(\w+)", response.content.decode())

"""What the logs may say: keys that open a door, and values that an error speaks of, are no part of it."""

from __future__ import annotations

import logging
import re
import traceback

# What follows these prefixes opens an account, or a page, to whoever reads it.
_KEYS = re.compile(r"(/invitation/|/questions/|/sign/|/account/password/new/)[^\s\"'<>]+")


def without_keys(words: str) -> str:
    return _KEYS.sub(r"\1…", words)


class WithoutKeys(logging.Filter):
    """Takes the keys out of a line before any handler writes it; lets every line through."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_keys(record.getMessage()), ()
        return True


class Frames(logging.Formatter):
    """Shows where an error arose and of what type it is, never its words: a database puts values in them."""

    def format(self, record: logging.LogRecord) -> str:
        # The text of an error is kept with its record: another formatter may have left its own there, and
        # must not find this one.
        error = record.exc_info[1] if record.exc_info else None
        record.exc_text = "\n".join(_told(error)) if error else None
        shown = super().format(record)
        record.exc_text = None
        return shown


def _told(error: BaseException) -> list[str]:
    """The chain of errors, the first cause first."""
    earlier: list[list[str]] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = "".join(traceback.format_tb(current.__traceback__)).rstrip("\n")
        earlier.append([*([frames] if frames else []), type(current).__qualname__])
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return [line for part in reversed(earlier) for line in part]

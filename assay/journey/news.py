"""What people of a city do that the others may want to know when they come back."""

from __future__ import annotations

from enum import StrEnum


class NewsKind(StrEnum):
    """Each has its words in words/news.py."""

    ANSWER = "answer"
    COMMENT = "comment"
    EVIDENCE_ADDED = "evidence added"
    EVIDENCE_CHANGED = "evidence changed"
    TASK_GIVEN = "task given"
    TASK_DONE = "task done"
    PROPOSAL = "proposal"
    ARCHIVE_TAKEN = "archive taken"

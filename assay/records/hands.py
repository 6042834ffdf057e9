"""In whose hands a task is: a person of the city, or a helper."""

from __future__ import annotations

from datetime import date

from assay.records.models import Helper, Person, Task
from assay.words.helpers import called

Hand = Person | Helper


def holder(task: Task) -> Hand:
    """Fetch `person` and `helper` with the task."""
    to = task.person or task.helper
    assert to is not None, "the database keeps every task in one hand"
    return to


def hand_key(to: Hand) -> str:
    """How a form or an address names a person or a helper."""
    return f"{'p' if isinstance(to, Person) else 'h'}-{to.pk}"


def hand_name(to: Hand) -> str:
    return to.name if isinstance(to, Person) else called(to.name, to.department)


def is_late(task: Task, today: date) -> bool:
    """It was due before today, and is neither done nor taken back."""
    return task.due_on is not None and task.due_on < today and not task.done_at and not task.ended_at

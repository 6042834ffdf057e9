"""What is still on its way when sign-off is asked for: answers that nobody has read, questions in hands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assay.records.clock import now
from assay.reports.tasks import standing, tasks
from assay.web.city.membership import Part
from assay.web.city.task_pages import Sent, sent_to


@dataclass(frozen=True)
class StillHeld:
    """Somebody who has not answered everything. `key` names the hand in addresses."""

    who: str
    key: str
    count: int


@dataclass(frozen=True)
class LooseEnds:
    """None of it stands in the way; the lead is told, and asks once more."""

    sent: tuple[Sent, ...]
    held: tuple[StillHeld, ...]

    @property
    def questions(self) -> int:
        return sum(one.count for one in self.held)

    def __bool__(self) -> bool:
        return bool(self.sent or self.held)


def loose_ends(part: Part) -> LooseEnds:
    lines = standing(tasks(part.application, part.person, now()))
    unanswered = Counter((line.who, line.key) for line in lines if not line.done and not line.waits)
    return LooseEnds(
        sent=sent_to(part),
        held=tuple(StillHeld(who, key, count) for (who, key), count in sorted(unanswered.items())),
    )

"""How recent a piece of evidence is behind an answer, for workflows and reports alike."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from assay.journey.recency import Age, age
from assay.records.models import Application
from assay.records.pinning import pinned_edition
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition


def months_asked(item: str, edition: Edition) -> int | None:
    """How far back proof of `item` may lie; None where it does not say."""
    asked = edition.item(item)
    timing = asked.timing if isinstance(asked, Criterion) else None
    return timing.lookback_months if timing else None


class Dated(Protocol):
    """What covers a period: a version of a piece of evidence, or the line that shows one."""

    @property
    def period_from(self) -> date | None: ...

    @property
    def period_to(self) -> date | None: ...


def age_of(source: Dated, item: str, application: Application, today: date) -> Age | None:
    """How recent a piece is behind the answer to `item`; None where that does not matter."""
    months = months_asked(item, pinned_edition(application))
    if months is None:
        return None
    due = application.the_cohort.answers_due_on
    return age(months, source.period_from, source.period_to, due, today)

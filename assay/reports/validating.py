"""How far validation has come, for many applications at once: whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from assay.journey.access import EXPERTS_NEEDED
from assay.journey.stages import Stage
from assay.records.models import Application, Assignment, Finding, SettledFinding
from assay.standard.library import editions


@dataclass(frozen=True)
class Turn:
    """Of one application in validation. `with_experts` counts what not all experts have handed in yet."""

    settled: int
    to_settle: int
    items: int

    @property
    def with_experts(self) -> int:
        return self.items - self.settled - self.to_settle

    @property
    def complete(self) -> bool:
        return self.settled == self.items


def unsettled_pairs() -> QuerySet[Finding, dict[str, Any]]:
    """A row (`application_id`, `item`, `count`) for each item that both experts handed in and nobody settled.

    What they agree on settles at once, so these wait for the office.
    """
    standing = Assignment.objects.filter(
        application=OuterRef("application"), expert=OuterRef("expert"), ended_at=None
    )
    settled = SettledFinding.objects.filter(application=OuterRef("application"), item=OuterRef("item"))
    return (
        Finding.objects.filter(
            Exists(standing),
            ~Exists(settled),
            application__stage=Stage.VALIDATION,
            handed_in_at__isnull=False,
        )
        .order_by()
        .values("application_id", "item")
        .annotate(count=Count("pk"))
        .filter(count__gte=EXPERTS_NEEDED)
    )


def turns(applications: Iterable[Application]) -> dict[UUID, Turn]:
    """The turn of each of them that is in validation, in two queries. Needs their cohorts."""
    sizes = item_counts()
    waiting = {
        one.pk: sizes.get(one.cohort.edition_id, 0)
        for one in applications
        if one.cohort is not None and one.stage == Stage.VALIDATION
    }
    if not waiting:
        return {}
    to_settle: dict[UUID, int] = {}
    for row in unsettled_pairs().filter(application__in=waiting):
        to_settle[row["application_id"]] = to_settle.get(row["application_id"], 0) + 1
    counted = (
        SettledFinding.objects.filter(application__in=waiting)
        .values("application_id")
        .annotate(count=Count("pk"))
    )
    settled = {row["application_id"]: row["count"] for row in counted}
    return {pk: Turn(settled.get(pk, 0), to_settle.get(pk, 0), items) for pk, items in waiting.items()}


def with_settled_count(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Each with `settled`: how many of its findings are."""
    return applications.annotate(settled=Count("settled_findings"))


def complete() -> Q:
    """Of applications with `settled`: all is settled and validation can be closed."""
    found = Q(pk__in=[])
    for edition_id, items in item_counts().items():
        found |= Q(stage=Stage.VALIDATION, cohort__edition_id=edition_id, settled=items)
    return found


def item_counts() -> dict[str, int]:
    """How many items each edition of this site has."""
    return {edition.id: len(edition.items) for edition in editions()}

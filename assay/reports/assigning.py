"""Experts for one application: who judges it, and who may be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from assay.journey.access import TieGrade, TieHeld, may_judge
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import Verdict
from assay.records.gathering import bonds
from assay.records.models import Application, Assignment, Finding, Person, Tie
from assay.words.refusals import sentence

_AT_WORK = (Stage.SUBMITTED, Stage.VALIDATION)


@dataclass(frozen=True)
class Assigned:
    """An expert who judges it now, and how far she is: never what she found."""

    assignment_id: int
    name: str
    since: datetime
    handed_in: int


@dataclass(frozen=True)
class TieLine:
    id: UUID
    kind: str
    hard: bool


@dataclass(frozen=True)
class Candidate:
    """An expert who could be asked. `cities` counts what she judges now, everywhere.

    `may_be_waived`: only soft ties stand in the way, and the office may set them aside with a reason.
    """

    id: UUID
    name: str
    cities: int
    verdict: Verdict
    why_not: str
    ties: tuple[TieLine, ...]
    may_be_waived: bool


def assigned(application: Application) -> tuple[Assigned, ...]:
    rows = Assignment.objects.filter(application=application, ended_at=None).select_related("expert")
    counted = (
        Finding.objects.filter(application=application, handed_in_at__isnull=False)
        .order_by()
        .values_list("expert_id")
        .annotate(count=Count("pk"))
    )
    counts = dict(counted)
    return tuple(
        Assigned(row.pk, row.expert.name, row.assigned_at, counts.get(row.expert_id, 0))
        for row in rows.order_by("expert__name", "pk")
    )


def candidates(application: Application) -> tuple[Candidate, ...]:
    """Every expert who is not assigned to it, in five queries: those who may judge first, the freest on top.

    The rule is the one that the workflow asks: journey/access.py.
    """
    at_work = Q(assignments__ended_at=None, assignments__application__stage__in=_AT_WORK)
    already = Assignment.objects.filter(application=application, ended_at=None).values("expert")
    experts = (
        Person.objects.filter(appointments__role=Role.EXPERT, is_active=True)
        .exclude(pk__in=already)
        .annotate(cities=Count("assignments", filter=at_work, distinct=True))
    )
    ties: dict[UUID, list[Tie]] = {}
    for tie in Tie.objects.filter(place_id=application.place_id, ended_at=None):
        ties.setdefault(tie.person_id, []).append(tie)
    held = bonds(experts, [application])
    found = [
        _candidate(expert, expert.cities, ties.get(expert.pk, []), held.get((expert.pk, application.pk), []))
        for expert in experts
    ]
    return tuple(sorted(found, key=lambda one: (not one.verdict, one.cities, one.name)))


def _candidate(expert: Person, cities: int, ties: Iterable[Tie], held: Sequence[TieHeld]) -> Candidate:
    verdict = may_judge(held)
    return Candidate(
        id=expert.pk,
        name=expert.name,
        cities=cities,
        verdict=verdict,
        why_not=sentence(verdict),
        ties=tuple(TieLine(tie.pk, tie.kind, tie.grade == TieGrade.HARD) for tie in ties),
        may_be_waived=not verdict and all(tie.grade is TieGrade.SOFT for tie in held),
    )

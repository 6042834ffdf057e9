"""Marks of "where does your city stand", taken along into a city's answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction

from assay.journey.access import may_answer
from assay.journey.histories import How
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.gathering import answers_of
from assay.records.models import Application, Person
from assay.workflows.answers import Overtaken, draft_of, record_answer
from assay.workflows.members import demand_member
from assay.workflows.moves import lock
from assay.workflows.refusals import demand


@dataclass(frozen=True)
class Mark:
    """A claim to take over, and the number of the answer that was looked at."""

    rating: int
    version: int


@dataclass(frozen=True)
class Taken:
    """What became of marks, by code. `overtaken` were answered by somebody else meanwhile, and stay so."""

    taken: tuple[str, ...]
    overtaken: tuple[str, ...]


def take_marks(application: Application, marks: Mapping[str, Mark], *, by: Person) -> Taken:
    """Make each mark the claim of its answer; all else that the answer says stays. Raises Refused."""
    role = demand_member(by, application, Role.LEAD, Role.CONTRIBUTOR)
    taken, overtaken = [], []
    with transaction.atomic():
        cohort, application = application.cohort, lock(application)
        application.cohort = cohort
        closes_at = cohort.answers_close_at if cohort else None
        demand(may_answer(frozenset({role}), Stage(application.stage), closes_at, now()))
        answers = answers_of(application)
        for code, mark in marks.items():
            answer = answers.get(code)
            draft = replace(draft_of(answer.current if answer else None), rating=mark.rating)
            try:
                record_answer(application, code, draft, version=mark.version, by=by, how=How.STAND)
            except Overtaken:
                overtaken.append(code)
            else:
                taken.append(code)
    return Taken(tuple(taken), tuple(overtaken))

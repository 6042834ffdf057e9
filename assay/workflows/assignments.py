"""Which experts judge an application."""

from __future__ import annotations

from django.db import transaction

from assay.journey.access import EXPERTS_NEEDED, may_judge
from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.gathering import answers_of, state_of, ties_of
from assay.records.models import Application, Assignment, Finding, Person, SettledFinding
from assay.records.pinning import pinned_edition
from assay.workflows import acts, messages
from assay.workflows.members import demand_appointed
from assay.workflows.moves import lock, make_move
from assay.workflows.refusals import demand
from assay.workflows.sites import address


def may_be_assigned(expert: Person, application: Application) -> Verdict:
    """Whether this expert may judge this application: for the list the office chooses from, and the press."""
    if Assignment.objects.filter(application=application, expert=expert, ended_at=None).exists():
        return no(No.ALREADY_ASSIGNED)
    return may_judge(ties_of(expert, application))


def standing(application: Application) -> list[Assignment]:
    return list(
        Assignment.objects.filter(application=application, ended_at=None)
        .select_related("expert")
        .order_by("expert__name")
    )


def assign(application: Application, expert: Person, *, by: Person) -> Assignment:
    """Give an application to an expert. Raises Refused where a tie bars her, or two are assigned."""
    demand_appointed(by, Role.OFFICE)
    demand_appointed(expert, Role.EXPERT)
    if by == expert:
        demand(no(No.OWN_ASSIGNMENT))
    with transaction.atomic():
        application = lock(application)
        if application.stage not in (Stage.SUBMITTED, Stage.VALIDATION):
            demand(no(No.WRONG_STAGE, stage=application.stage))
        demand(may_be_assigned(expert, application))
        if len(standing(application)) >= EXPERTS_NEEDED:
            demand(no(No.TWO_EXPERTS_NEEDED, needed=EXPERTS_NEEDED))
        assignment = Assignment.objects.create(
            application=application, expert=expert, assigned_by=by, assigned_at=now()
        )
        acts.record("assign", by=by, role=Role.OFFICE, application=application, about=str(expert.pk))
        if application.stage == Stage.VALIDATION:
            _tell(assignment)
    return assignment


def release(assignment: Assignment, *, by: Person) -> None:
    """Take an application from an expert. What she handed in is set aside; her drafts stay hers."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(assignment.application)
        if application.stage not in (Stage.SUBMITTED, Stage.VALIDATION):
            demand(no(No.WRONG_STAGE, stage=application.stage))
        Assignment.objects.filter(pk=assignment.pk, ended_at=None).update(ended_at=now())
        acts.record(
            "release", by=by, role=Role.OFFICE, application=application, about=str(assignment.expert_id)
        )


def start_validation(application: Application, *, by: Person) -> None:
    """Open the application to its two experts. What is not claimed is settled as that at once."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(application)
        assignments = standing(application)
        if len(assignments) != EXPERTS_NEEDED:
            demand(no(No.TWO_EXPERTS_NEEDED, needed=EXPERTS_NEEDED))
        change = make_move(application, Move.START_VALIDATION, by=by, role=Role.OFFICE)
        answers = answers_of(application)
        SettledFinding.objects.bulk_create(
            SettledFinding(
                application=application,
                item=item,
                rating=0,
                answer_version=answers[item].current if item in answers else None,
                text="",
                how="not claimed",
                at=change.at,
            )
            for item in pinned_edition(application).items
            if not state_of(answers.get(item)).claimed
        )
        for assignment in assignments:
            _tell(assignment)


def _tell(assignment: Assignment) -> None:
    expert, application = assignment.expert, assignment.application
    settled = SettledFinding.objects.filter(application=application).count()
    letter = letters.assigned_to_expert(
        name=expert.name,
        criteria=len(pinned_edition(application).items) - settled,
        link=address(f"/expert/{application.pk}"),
        due=application.the_cohort.findings_due_on,
    )
    messages.tell(expert, letter, application=application, key=f"assigned:{assignment.pk}")


def findings_in(application: Application) -> dict[str, list[Finding]]:
    """The findings of the standing experts by item, drafts among them. For rules; pages ask visibility."""
    found: dict[str, list[Finding]] = {}
    experts = Assignment.objects.filter(application=application, ended_at=None).values("expert")
    rows = Finding.objects.filter(application=application, expert__in=experts)
    for finding in rows.select_related("expert", "answer_version").order_by("handed_in_at"):
        found.setdefault(finding.item, []).append(finding)
    return found

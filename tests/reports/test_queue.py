"""The queue as values: what waits for whom, and in which order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Cohort
from assay.reports.queue import Queue, QueueRow, Waits, queue
from assay.workflows import validation
from assay.workflows.validation import FindingDraft
from tests import examples

pytestmark = pytest.mark.django_db


def an_application(number: int, cohort: Cohort | None = None) -> Application:
    return examples.an_application_in_validation(
        examples.a_place(f"Sample Harbor {number}"),
        lead=examples.a_person(f"Lead {number}"),
        sponsor=examples.a_person(f"Sponsor {number}"),
        cohort=cohort,
        claims=["DM1", "DM2"],
    )


def test_a_row_says_what_is_left_and_by_when() -> None:
    application = an_application(1)
    validation.save_finding(application, "DM1", FindingDraft(rating=1), by=examples.chen())
    assert application.cohort is not None

    found = queue(examples.chen(), now())

    assert found == Queue(
        (
            QueueRow(
                application_id=application.pk,
                city="Sample Harbor 1, United States",
                cohort="Spring cohort",
                due_on=application.cohort.findings_due_on,
                days_left=60,
                left=2,
                drafts=1,
                waits=Waits.EXPERT,
            ),
        )
    )


def test_what_is_due_first_stands_first() -> None:
    later, sooner = an_application(1), an_application(2, examples.a_cohort("demo-early"))
    Cohort.objects.filter(pk="demo-early").update(findings_due_on=now().date() + timedelta(days=40))

    found = queue(examples.chen(), now())

    assert [row.application_id for row in found.rows] == [sooner.pk, later.pk]


def test_a_draft_of_what_was_settled_meanwhile_is_no_longer_counted() -> None:
    application = an_application(1)
    eva = examples.a_person("Eva Expert", examples.Role.EXPERT)
    for person in (examples.chen(), examples.dara()):
        validation.hand_in(application, "DM1", FindingDraft(rating=1, reason="Seen."), by=person)
    application.findings.create(item="DM1", expert=eva, saved_at=now())
    application.assignments.filter(expert=examples.chen()).update(expert=eva)

    (row,) = queue(eva, now()).rows

    assert (row.left, row.drafts) == (1, 0)


@pytest.mark.parametrize(
    ("stage", "waits"),
    [
        (Stage.RETURNED, Waits.CITY),
        (Stage.SETTLED, Waits.NOBODY),
        (Stage.COMMITTEE, Waits.NOBODY),
    ],
)
def test_nothing_waits_for_her_outside_validation(stage: Stage, waits: Waits) -> None:
    application = an_application(1)
    Application.objects.filter(pk=application.pk).update(stage=stage)

    found = queue(examples.chen(), now())

    assert [(row.left, row.waits) for row in found.rows] == [(0, waits)]
    assert (found.open, found.left) == ((), 0)


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.DECIDED, Stage.ANNOUNCED, Stage.TOLD])
def test_what_was_decided_or_withdrawn_has_left_the_desk(stage: Stage) -> None:
    application = an_application(1)
    Application.objects.filter(pk=application.pk).update(stage=stage)

    assert queue(examples.chen(), now()) == Queue(())

"""Reminders: before key dates and of what waits, each once, whenever the rounds are made."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from structlog.testing import capture_logs

from assay.journey.notices import NoticeKind
from assay.journey.paces import Pace
from assay.journey.roles import Role
from assay.records.models import (
    Application,
    Evidence,
    Helper,
    Invitation,
    Job,
    Membership,
    Notice,
    Person,
    Proposal,
    Task,
)
from assay.workflows import invitations, reminders, signatures
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.notices import GATHER, choose_pace
from assay.workflows.pieces import replace_piece
from assay.workflows.working import work_one
from assay.workflows.worth_telling import holds
from tests import examples
from tests.clocks import Clock

pytestmark = pytest.mark.django_db

# A Tuesday, ten in the morning in New York; the answers are due thirty days later.
START = datetime(2026, 3, 3, 15, tzinfo=UTC)
DUE = date(2026, 4, 2)
DAY = timedelta(days=1)


@pytest.fixture
def application(clock: Clock) -> Application:
    clock.at = START
    return examples.an_open_application()


def a_round() -> None:
    reminders.make_round({})


def rounds(clock: Clock, days: int, *, every: int = 1) -> None:
    """One round on each day at the hour of the start, or on every n-th."""
    for _ in range(0, days, every):
        a_round()
        assert clock.at is not None
        clock.at += every * DAY


def told(name: str = "Ana Castro") -> list[tuple[date, str]]:
    """On which day she was told what."""
    found = Notice.objects.filter(person__name=name).order_by("at", "pk")
    return [(notice.at.date(), notice.kind) for notice in found]


def carla(application: Application, role: Role = Role.CONTRIBUTOR) -> Person:
    person = examples.a_person("Carla Contributor")
    Membership.objects.get_or_create(person=person, application=application, role=role)
    return person


def a_task(application: Application, item: str = "DM1", *, due_on: date | None = None) -> Task:
    return Task.objects.create(
        application=application,
        item=item,
        person=carla(application),
        due_on=due_on,
        set_by=examples.ana(),
        set_at=START,
    )


def test_a_lead_is_reminded_before_the_answers_are_due_and_on_the_last_day(clock, application):
    rounds(clock, 40)

    assert told() == [
        (date(2026, 3, 3), "answers due"),
        (date(2026, 3, 26), "answers due"),
        (date(2026, 3, 31), "answers due"),
        (date(2026, 4, 2), "answers due"),
    ]


def test_the_letter_says_the_day_and_its_subject_no_city(clock, application):
    a_round()
    mail.outbox.clear()
    while work_one():
        pass

    (letter,) = [one for one in mail.outbox if one.subject == "The answers are due soon"]
    assert "Your city's answers are not submitted yet. Due on 2 April 2026." in letter.body
    assert f"http://127.0.0.1:8000/city/{application.pk}\n" in letter.body


def test_however_often_rounds_are_made_each_is_told_once(clock, application):
    for _ in range(5):
        a_round()
        clock.at += timedelta(hours=1)

    assert told() == [(date(2026, 3, 3), "answers due")]


def test_after_days_without_a_round_what_still_holds_is_told_once(clock, application):
    clock.at = START + 25 * DAY
    rounds(clock, 2)

    assert told() == [(date(2026, 3, 28), "answers due")]


def test_who_came_after_the_day_of_a_reminder_does_not_get_it(clock, application):
    Membership.objects.update(since=START + DAY)

    rounds(clock, 10)

    assert told() == []


@pytest.mark.parametrize(("hour", "count"), [(11, 0), (12, 1)])
def test_nobody_is_told_before_seven_in_the_morning_of_the_city(clock, application, hour, count):
    clock.at = START.replace(hour=hour)
    Membership.objects.update(since=START - DAY)

    a_round()

    assert len(told()) == count


def test_a_deadline_that_moves_there_and_back_repeats_nothing(clock, application):
    cohort = application.the_cohort
    a_round()

    for due in (DUE + DAY, DUE, DUE + DAY, DUE):
        cohort.answers_due_on = due
        cohort.save()
        a_round()

    assert told() == [(date(2026, 3, 3), "answers due")]


def test_a_later_deadline_is_told_as_the_new_date_it_is(clock, application):
    cohort = application.the_cohort
    clock.at = START + 10 * DAY
    a_round()

    cohort.answers_due_on = DUE + 10 * DAY
    cohort.save()
    a_round()

    assert [notice.values["due"] for notice in Notice.objects.order_by("pk")] == ["2026-04-02", "2026-04-12"]


def test_only_those_are_reminded_for_whom_something_waits(clock, application):
    carla(application)

    rounds(clock, 30)

    assert told("Carla Contributor") == []


def test_whoever_has_a_task_is_reminded_until_it_is_done(clock, application):
    task = a_task(application)
    rounds(clock, 25)

    task.done_at = clock.at
    task.save()
    rounds(clock, 10)

    assert told("Carla Contributor") == [
        (date(2026, 3, 3), "answers due"),
        (date(2026, 3, 26), "answers due"),
    ]


@pytest.mark.parametrize("meanwhile", ["submitted", "withdrawn"])
def test_an_application_that_moved_on_reminds_nobody(clock, application, meanwhile):
    if meanwhile == "submitted":
        examples.a_claim(application, "DM1")
        examples.submitted(application)
    else:
        signatures.withdraw(application, reason="Not this year.", by=examples.ana())

    rounds(clock, 40, every=2)

    assert told() == []


def test_a_task_is_told_three_days_before_and_when_it_is_late(clock, application):
    a_task(application, due_on=date(2026, 3, 13))

    clock.at = START + 2 * DAY
    rounds(clock, 15)

    assert [one for one in told("Carla Contributor") if one[1] != "answers due"] == [
        (date(2026, 3, 10), "task due"),
        (date(2026, 3, 14), "task late"),
    ]


def test_tasks_of_one_day_are_told_together_and_one_leads_to_its_page(clock, application):
    for item in ("DM1", "DM2"):
        a_task(application, item, due_on=date(2026, 3, 13))
    a_task(application, "PA1", due_on=date(2026, 3, 12))

    clock.at = START + 8 * DAY
    a_round()

    found = Notice.objects.filter(kind=NoticeKind.TASK_DUE).order_by("pk")
    assert [(one.values["items"], one.path) for one in found] == [
        (["PA1"], f"/city/{application.pk}/answers/PA1"),
        (["DM1", "DM2"], f"/city/{application.pk}"),
    ]


def test_a_task_given_shortly_before_its_day_is_not_reminded_of_at_once(clock, application):
    a_task(application, due_on=date(2026, 3, 5))

    rounds(clock, 3)

    assert "task due" not in [kind for _, kind in told("Carla Contributor")]


def test_a_task_that_was_given_a_later_day_is_reminded_of_before_that(clock, application):
    task = a_task(application, due_on=date(2026, 3, 13))
    clock.at = START + 8 * DAY
    a_round()

    task.due_on = date(2026, 3, 20)
    task.save()
    rounds(clock, 8)

    days = [day for day, kind in told("Carla Contributor") if kind == "task due"]
    assert days == [date(2026, 3, 11), date(2026, 3, 17)]


@pytest.mark.parametrize("how", ["done", "taken back", "left"])
def test_a_task_that_is_hers_no_more_is_not_reminded_of(clock, application, how):
    a_task(application, due_on=date(2026, 3, 13))
    if how == "left":
        Membership.objects.filter(person__name="Carla Contributor").update(ended_at=START)
    else:
        Task.objects.update(**{"done_at" if how == "done" else "ended_at": START})

    rounds(clock, 20)

    assert told("Carla Contributor") == []


def a_proposal(application: Application, **more: object) -> Proposal:
    helper = Helper.objects.create(
        application=application,
        department="Procurement",
        email="rosa@example.org",
        added_by=examples.ana(),
        added_at=START,
    )
    task = Task.objects.create(
        application=application, item="DM1", helper=helper, set_by=examples.ana(), set_at=START
    )
    return Proposal.objects.create(task=task, text="What we do.", at=START, **more)


def test_a_proposal_that_waits_three_days_is_told_to_the_lead_once(clock, application):
    a_proposal(application)

    clock.at = START + DAY
    rounds(clock, 10)

    (notice,) = Notice.objects.filter(kind=NoticeKind.PROPOSAL_WAITS)
    assert (notice.person, notice.at) == (examples.ana(), START + 3 * DAY)
    assert notice.values["by"] == "Procurement"
    assert notice.path == f"/city/{application.pk}/answers/DM1"


def test_a_proposal_that_was_answered_is_not_told(clock, application):
    a_proposal(application, state=Proposal.TAKEN, answered_by=examples.ana(), answered_at=START)

    rounds(clock, 10)

    assert not Notice.objects.filter(kind=NoticeKind.PROPOSAL_WAITS).exists()


def asked_for_sign_off(application: Application, *, sponsor: bool = True) -> None:
    examples.a_claim(application, "DM1")
    if sponsor:
        Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)
    else:
        invitations.invite(
            application, role=Role.SPONSOR, email="s@example.org", name="Sol Mayor", by=examples.ana()
        )
    signatures.ask_for_sign_off(application, by=examples.ana())


def test_a_sponsor_is_reminded_after_three_days_and_a_day_before_the_answers_are_due(clock, application):
    asked_for_sign_off(application)

    rounds(clock, 40)

    assert told("Sol Mayor") == [
        (date(2026, 3, 6), "sign-off waits"),
        (date(2026, 4, 1), "sign-off waits"),
    ]
    assert "signature missing" not in [kind for _, kind in told()]


def test_where_the_sponsor_has_no_account_the_lead_is_told(clock, application):
    asked_for_sign_off(application, sponsor=False)

    rounds(clock, 5)

    assert (date(2026, 3, 6), "signature missing") in told()


def test_a_sponsor_asked_on_the_last_day_is_not_reminded_at_once(clock, application):
    clock.at = START + 30 * DAY
    asked_for_sign_off(application)

    a_round()

    assert told("Sol Mayor") == []


def test_asked_again_the_sponsor_is_reminded_again(clock, application):
    asked_for_sign_off(application)
    rounds(clock, 5)
    signatures.recall(application, by=examples.ana())
    signatures.ask_for_sign_off(application, by=examples.ana())
    rounds(clock, 5)

    assert [day for day, _ in told("Sol Mayor")] == [date(2026, 3, 6), date(2026, 3, 11)]


def test_an_invitation_unused_for_a_week_is_told_to_the_lead(clock, application):
    invitation = invitations.invite(
        application, role=Role.CONTRIBUTOR, email="c@example.org", name="Cora Quiet", by=examples.ana()
    )

    clock.at = START + DAY
    rounds(clock, 20)

    (notice,) = Notice.objects.filter(kind=NoticeKind.INVITATION_UNUSED)
    assert (notice.person, notice.at) == (examples.ana(), START + 7 * DAY)
    assert notice.values == {"name": "Cora Quiet", "invitation": str(invitation.pk)}


def test_an_invitation_used_or_withdrawn_is_not_told(clock, application):
    for number, field in enumerate(("used_at", "withdrawn_at")):
        more = {"used_by": examples.ana()} if field == "used_at" else {}
        Invitation.objects.create(
            token_hash=uuid4().hex,
            application=application,
            role=Role.CONTRIBUTOR,
            email=f"c{number}@example.org",
            name="Cora",
            created_at=START,
            created_by=examples.ana(),
            expires_at=START + 30 * DAY,
            **{field: START, **more},
        )

    rounds(clock, 20)

    assert not Notice.objects.filter(kind=NoticeKind.INVITATION_UNUSED).exists()


def test_reminders_keep_to_the_pace_that_was_chosen(clock, application):
    Person.objects.filter(name="Ana Castro").update(letters=Pace.DAILY)

    a_round()

    (notice,) = Notice.objects.all()
    assert (notice.letter, notice.due_at) == (None, datetime(2026, 3, 4, 12, tzinfo=UTC))


def test_one_round_follows_the_other_every_hour_and_a_new_worker_adds_none(clock, application):
    reminders.begin()
    reminders.begin()
    while work_one():
        pass
    reminders.begin()
    while work_one():
        pass

    (waiting,) = Job.objects.filter(kind=reminders.JOB, state=Job.READY)
    assert waiting.run_at == START + timedelta(hours=1)


def test_a_round_that_is_given_up_is_followed_by_the_next(clock, application):
    reminders.again({})

    assert Job.objects.get(kind=reminders.JOB).run_at == START + timedelta(hours=1)


def test_an_application_that_fails_keeps_nobody_from_this_round_nor_from_the_next(clock, application):
    broken = examples.an_open_application(
        examples.a_place("Placeholder Falls"),
        lead=examples.bruno(),
        cohort=examples.a_cohort("demo-broken"),
    )
    broken.the_cohort.zone = "Nowhere/At_All"
    broken.the_cohort.save()

    reminders.begin()
    with capture_logs() as lines:
        while work_one():
            pass

    assert told() == [(date(2026, 3, 3), "answers due")]
    assert lines == [{"event": "reminders failed", "problem": "ZoneInfoNotFoundError", "log_level": "error"}]
    (waiting,) = Job.objects.filter(kind=reminders.JOB, state=Job.READY)
    assert (waiting.run_at, waiting.attempts) == (START + timedelta(hours=1), 0)


def test_a_round_has_gathered_what_was_written_while_its_job_ran_already(clock, application):
    a_task(application)
    person = carla(application)
    choose_pace(person, Pace.DAILY)
    a_round()
    clock.at = START + DAY
    Job.objects.filter(kind=GATHER).update(state=Job.DONE)
    while work_one():
        pass
    assert Notice.objects.filter(person=person, letter=None).exists()

    a_round()
    while work_one():
        pass

    assert not Notice.objects.filter(person=person, letter=None).exists()


@pytest.mark.parametrize("more", [0, 3])
def test_a_round_that_tells_nothing_asks_the_same_however_many_tasks_there_are(
    clock, application, more, django_assert_num_queries
):
    for number in range(1 + more):
        a_task(application, f"DM{number + 1}", due_on=DUE)
    clock.at = START + DAY
    a_round()

    clock.at += DAY
    with django_assert_num_queries(13):
        a_round()


def an_old_source(application: Application, item: str = "BF3", *, until: date) -> Evidence:
    """A piece behind an answer; proof of BF3 may lie at most 24 months back."""
    draft = EvidenceDraft(title="Budget", addresses=["https://harbor.example/b"], period_to=until)
    record_answer(application, item, ClaimDraft(rating=1, add=(draft,)), version=0, by=examples.ana())
    return Evidence.objects.get(application=application)


def test_evidence_that_becomes_too_old_before_answers_are_due_is_told_to_the_leads_once(clock, application):
    piece = an_old_source(application, until=date(2024, 3, 20))

    rounds(clock, 3)

    notice = Notice.objects.get(kind=NoticeKind.EVIDENCE_EXPIRING)
    assert (notice.person, notice.path) == (examples.ana(), f"/city/{application.pk}/evidence/{piece.pk}")
    assert notice.letter is not None
    assert "Evidence becomes too old on 21 March 2026: Budget." in notice.letter.body


@pytest.mark.parametrize(
    ("item", "until"),
    [("BF3", date(2024, 4, 2)), ("BF3", date(2024, 1, 1)), ("DM1", date(2024, 3, 20))],
)
def test_evidence_that_stays_recent_or_is_too_old_already_is_no_reminder(clock, application, item, until):
    an_old_source(application, item, until=until)

    rounds(clock, 3)

    assert not Notice.objects.filter(kind=NoticeKind.EVIDENCE_EXPIRING).exists()


def test_evidence_that_was_replaced_meanwhile_is_told_no_more(clock, application):
    choose_pace(examples.ana(), Pace.WEEKLY)
    piece = an_old_source(application, until=date(2024, 3, 20))
    a_round()
    draft = EvidenceDraft(title="Budget", period_to=date(2025, 12, 31))
    replace_piece(piece, draft, keep=[0], version=1, by=examples.ana())

    notice = Notice.objects.get(kind=NoticeKind.EVIDENCE_EXPIRING)

    assert not holds(notice, START)

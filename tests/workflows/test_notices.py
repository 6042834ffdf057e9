"""Notices: told at once or gathered, once each, and never when they hold no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from assay.journey.notices import NoticeKind
from assay.journey.paces import Pace
from assay.journey.roles import Role
from assay.records.models import (
    Act,
    Application,
    Comment,
    Invitation,
    Job,
    Membership,
    Message,
    Notice,
    Person,
    Task,
)
from assay.workflows import notices, signatures
from assay.workflows.working import work_one
from tests import examples
from tests.clocks import Clock

pytestmark = pytest.mark.django_db

# A Tuesday, ten in the morning in New York.
TUESDAY = datetime(2026, 3, 3, 15, tzinfo=UTC)
WEDNESDAY_SEVEN = datetime(2026, 3, 4, 12, tzinfo=UTC)
MONDAY_SEVEN = datetime(2026, 3, 9, 11, tzinfo=UTC)


@pytest.fixture
def application() -> Application:
    found = examples.an_open_application()
    work_off()
    mail.outbox.clear()
    return found


@pytest.fixture
def time(application: Application, clock: Clock) -> Clock:
    """It is Tuesday. The application was opened before."""
    clock.at = TUESDAY
    return clock


def work_off() -> None:
    while work_one():
        pass


def carla(application: Application, pace: Pace) -> Person:
    person = examples.a_person("Carla Contributor")
    Person.objects.filter(pk=person.pk).update(letters=pace)
    Membership.objects.get_or_create(person=person, application=application, role=Role.CONTRIBUTOR)
    return Person.objects.get(pk=person.pk)


def a_task(application: Application, person: Person, item: str = "DM1") -> Task:
    return Task.objects.create(
        application=application, item=item, person=person, set_by=examples.ana(), set_at=TUESDAY
    )


def told(person: Person, application: Application, item: str = "DM1", **more: Any) -> Notice:
    values = {"by": "Ana Castro", "items": [item], "due": ""}
    given = {
        "kind": NoticeKind.TASK_GIVEN,
        "values": values,
        "path": f"/city/{application.pk}/answers/{item}",
        "application": application,
        "key": f"task-given:{item}",
    }
    return notices.tell_notice(person, **{**given, **more})


def test_at_once_is_a_letter_that_says_where_to_choose_how_often(application, time):
    person = carla(application, Pace.AT_ONCE)

    notice = told(person, application)
    work_off()

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([person.email], "An answer is asked of you")
    assert letter.body.split("\n\n")[:4] == [
        "Dear Carla Contributor,",
        "Ana Castro asks you to answer DM1 Implementing Data Strategy and Governance.",
        f"http://127.0.0.1:8000/city/{application.pk}/answers/DM1",
        "Choose here how often these letters come: http://127.0.0.1:8000/account/letters",
    ]
    assert letter.extra_headers["List-Unsubscribe"] == "<http://127.0.0.1:8000/account/letters>"
    notice.refresh_from_db()
    assert notice.letter == Message.objects.get(kind="notice")


def test_the_same_notice_twice_is_told_once(application, time):
    person = carla(application, Pace.AT_ONCE)

    assert told(person, application) == told(person, application)

    assert (Notice.objects.count(), Message.objects.filter(kind="notice").count()) == (1, 1)


@pytest.mark.parametrize(("pace", "due_at"), [(Pace.DAILY, WEDNESDAY_SEVEN), (Pace.WEEKLY, MONDAY_SEVEN)])
def test_what_waits_is_gathered_into_one_letter(application, time, pace, due_at):
    person = carla(application, pace)
    for item in ("DM1", "DM2"):
        a_task(application, person, item)
        told(person, application, item)

    time.at = due_at - timedelta(seconds=1)
    work_off()
    assert mail.outbox == []
    time.at = due_at
    work_off()

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([person.email], "What waits for you")
    assert "Sample Harbor" in letter.body and "Sample Harbor" not in letter.subject
    assert [line for line in letter.body.splitlines() if line.startswith("Ana")] == [
        "Ana Castro asks you to answer DM1 Implementing Data Strategy and Governance.",
        "Ana Castro asks you to answer DM2 Maintaining a Comprehensive Data Inventory.",
    ]
    assert set(Notice.objects.values_list("letter__kind", flat=True)) == {"digest"}


def test_a_worker_that_was_down_for_days_gathers_once(application, time):
    person = carla(application, Pace.DAILY)
    a_task(application, person)
    told(person, application)

    time.at = WEDNESDAY_SEVEN + timedelta(days=2)
    work_off()
    work_off()

    assert len(mail.outbox) == 1


def test_nothing_new_is_no_letter(application, time):
    person = carla(application, Pace.DAILY)
    a_task(application, person)
    told(person, application)
    time.at = WEDNESDAY_SEVEN
    work_off()
    mail.outbox.clear()

    time.at = WEDNESDAY_SEVEN + timedelta(days=1)
    notices.gather({"person": str(person.pk)})()
    work_off()

    assert mail.outbox == []


def test_who_wants_no_letters_gets_none(application, time):
    person = carla(application, Pace.NONE)

    notice = told(person, application)
    time.at = MONDAY_SEVEN
    work_off()

    assert (mail.outbox, notice.letter, notice.dropped_at) == ([], None, TUESDAY)
    assert not Job.objects.filter(kind=notices.GATHER).exists()


@pytest.mark.parametrize("kind", [NoticeKind.LEAD_HANDED_OVER, NoticeKind.REMOVED])
@pytest.mark.parametrize("pace", [Pace.NONE, Pace.WEEKLY])
def test_a_door_that_opens_or_closes_is_told_at_once_whatever_she_chose(application, time, kind, pace):
    person = carla(application, pace)

    told(person, application, kind=kind, values={"by": "Ana Castro"}, key="door")
    work_off()

    assert len(mail.outbox) == 1


def test_a_kind_that_nobody_knows_is_a_fault_of_ours(application, time):
    with pytest.raises(ValueError, match="no such kind"):
        told(carla(application, Pace.NONE), application, kind="no such kind")


def test_values_that_the_sentence_needs_are_asked_for_at_once(application, time):
    with pytest.raises(KeyError):
        told(carla(application, Pace.NONE), application, values={})


def done(application: Application, person: Person) -> None:
    Task.objects.update(done_at=TUESDAY)


def taken_back(application: Application, person: Person) -> None:
    Task.objects.update(ended_at=TUESDAY)


def left(application: Application, person: Person) -> None:
    Membership.objects.filter(person=person).update(ended_at=TUESDAY)


def closed(application: Application, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)


def withdrawn(application: Application, person: Person) -> None:
    signatures.withdraw(application, reason="Not this year.", by=examples.ana())


@pytest.mark.parametrize("meanwhile", [done, taken_back, left, closed, withdrawn])
def test_what_holds_no_more_is_dropped(application, time, meanwhile):
    person = carla(application, Pace.DAILY)
    a_task(application, person)
    notice = told(person, application)

    meanwhile(application, person)
    time.at = WEDNESDAY_SEVEN
    work_off()

    notice.refresh_from_db()
    assert (mail.outbox, notice.letter, notice.dropped_at) == ([], None, WEDNESDAY_SEVEN)


def test_what_still_holds_is_told_without_what_does_not(application, time):
    person = carla(application, Pace.DAILY)
    for item in ("DM1", "DM2"):
        a_task(application, person, item)
        told(person, application, item)

    Task.objects.filter(item="DM1").update(done_at=TUESDAY)
    time.at = WEDNESDAY_SEVEN
    work_off()

    (letter,) = mail.outbox
    assert ("DM1" in letter.body, "DM2" in letter.body) == (False, True)


def test_a_comment_that_was_withdrawn_is_not_told(application, time):
    person = carla(application, Pace.DAILY)
    comment = Comment.objects.create(application=application, text="Look", by=examples.ana(), at=TUESDAY)
    values = {"by": "Ana Castro", "items": [], "comment": str(comment.pk)}
    told(person, application, kind=NoticeKind.MENTION, values=values)

    Comment.objects.update(withdrawn_at=TUESDAY)
    time.at = WEDNESDAY_SEVEN
    work_off()

    assert mail.outbox == []


def test_an_invitation_that_was_taken_up_is_not_told(application, time):
    person = carla(application, Pace.DAILY)
    invitation = Invitation.objects.get(application=application)
    values = {"name": "Ana Castro", "invitation": str(invitation.pk)}
    told(person, application, kind=NoticeKind.INVITATION_UNUSED, values=values)

    time.at = WEDNESDAY_SEVEN
    work_off()

    assert mail.outbox == []


@pytest.mark.parametrize("moved", [date(2026, 3, 20), date(2026, 3, 2)])
def test_a_day_that_was_moved_or_is_over_is_not_told(application, time, moved):
    person, cohort = carla(application, Pace.DAILY), application.the_cohort
    cohort.opens_on, cohort.answers_due_on = date(2026, 1, 1), date(2026, 3, 10)
    cohort.save()
    told(person, application, kind=NoticeKind.ANSWERS_DUE, values={"due": "2026-03-10"})

    cohort.answers_due_on = moved
    cohort.save()
    time.at = WEDNESDAY_SEVEN
    work_off()

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("before", "after", "letters", "at"),
    [
        (Pace.WEEKLY, Pace.DAILY, 1, WEDNESDAY_SEVEN),
        (Pace.WEEKLY, Pace.AT_ONCE, 1, TUESDAY),
        (Pace.DAILY, Pace.WEEKLY, 0, WEDNESDAY_SEVEN),
        (Pace.DAILY, Pace.WEEKLY, 1, MONDAY_SEVEN),
        (Pace.DAILY, Pace.NONE, 0, MONDAY_SEVEN),
    ],
)
def test_what_waits_comes_as_she_wants_it_now(application, time, before, after, letters, at):
    person = carla(application, before)
    a_task(application, person)
    told(person, application)

    notices.choose_pace(person, after)
    time.at = at
    work_off()

    assert (len(mail.outbox), Person.objects.get(pk=person.pk).letters) == (letters, after)
    assert Act.objects.get(verb="choose-pace").after == {"letters": after}


def test_choosing_the_same_again_changes_nothing(application, time):
    person = carla(application, Pace.DAILY)

    notices.choose_pace(person, Pace.DAILY)

    assert not Act.objects.filter(verb="choose-pace").exists()


def test_one_person_of_two_cities_gets_one_letter(application, time):
    person = carla(application, Pace.DAILY)
    other = examples.an_open_application(
        examples.a_place("Placeholder Falls"), lead=examples.bruno(), cohort=application.cohort
    )
    Membership.objects.create(person=person, application=other, role=Role.CONTRIBUTOR)
    for one in (application, other):
        a_task(one, person)
        told(person, one, key=f"task-given:{one.pk}")
    mail.outbox.clear()

    time.at = WEDNESDAY_SEVEN
    work_off()

    gathered = [letter for letter in mail.outbox if letter.to == [person.email]]
    assert len(gathered) == 1
    assert [place in gathered[0].body for place in ("Sample Harbor", "Placeholder Falls")] == [True, True]
    assert Message.objects.get(kind="digest").application is None

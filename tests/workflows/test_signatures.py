"""What is signed is what was read; and how an application ends that nobody signed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No
from assay.records.clock import now
from assay.records.models import Application, Invitation, Membership, Message, Person, SignOff, StageChange
from assay.workflows import interests, invitations, signatures
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def waiting() -> Application:
    """An application that waits for Sol's signature."""
    application = examples.an_open_application()
    examples.a_claim(application, "OD1")
    Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)
    signatures.ask_for_sign_off(application, by=examples.ana())
    return again(application)


def again(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def past_the_deadline(application: Application) -> Application:
    cohort = application.the_cohort
    cohort.answers_due_on = now().date() - timedelta(days=3)
    cohort.save()
    return again(application)


def accepted() -> Application:
    """Accepted, and its lead has not taken up the invitation."""
    application = examples.an_interest()
    interests.accept(application, cohort=examples.a_cohort(), verified_how="called", by=examples.olga())
    return again(application)


def invited(application: Application, name: str = "Vera Helper") -> str:
    """A contributor is invited; the key of her link."""
    email = f"{name.split()[0].lower()}@example.org"
    invitations.invite(application, role=Role.CONTRIBUTOR, email=email, name=name, by=examples.ana())
    message = Message.objects.get(application=application, kind="invitation", to=email)
    return message.body.split("/invitation/")[1].split()[0]


def sign(application: Application, read: str) -> SignOff:
    return signatures.sign_off(application, statement="So it is.", agreed=True, read=read, by=examples.sol())


def close(application: Application, by: Person | None = None) -> None:
    signatures.close_unsubmitted(application, reason="The deadline has passed.", by=by or examples.olga())


def test_what_was_read_before_the_answers_changed_is_not_signed() -> None:
    application = waiting()
    read = signatures.what_is_signed(application)
    signatures.recall(application, by=examples.ana())
    examples.a_claim(application, "OD3")
    signatures.ask_for_sign_off(again(application), by=examples.ana())

    with refused(No.TEXT_CHANGED):
        sign(application, read)

    assert again(application).stage == Stage.SIGN_OFF
    assert not SignOff.objects.exists()


def test_what_was_read_before_the_site_changed_what_becomes_public_is_not_signed() -> None:
    application = waiting()
    read = signatures.what_is_signed(application)
    site = examples.a_site()
    site.becomes_public = [*site.becomes_public, "points"]
    site.save()

    with refused(No.TEXT_CHANGED):
        sign(application, read)


def test_what_has_not_changed_is_signed_though_it_was_recalled_meanwhile() -> None:
    application = waiting()
    read = signatures.what_is_signed(application)
    signatures.recall(application, by=examples.ana())
    signatures.ask_for_sign_off(again(application), by=examples.ana())

    signed = sign(application, read)

    assert signed.answer_versions == {"OD1": 1}


@pytest.mark.parametrize("role", [Role.LEAD, Role.CONTRIBUTOR])
def test_nobody_signs_answers_of_her_own(role: Role) -> None:
    application = waiting()
    Membership.objects.create(person=examples.sol(), application=application, role=role)

    with refused(No.SIGNS_HER_OWN):
        sign(application, signatures.what_is_signed(application))


def test_application_that_was_not_submitted_in_time_is_closed_and_its_people_are_told() -> None:
    application = past_the_deadline(waiting())

    close(application)

    change = StageChange.objects.get(application=application, target=Stage.WITHDRAWN)
    letters = Message.objects.filter(kind="closed_unsubmitted")
    assert (change.role, change.by, change.reason) == (
        Role.OFFICE,
        examples.olga(),
        "The deadline has passed.",
    )
    assert sorted(letter.to for letter in letters) == [examples.ana().email, examples.sol().email]
    assert all("The deadline has passed." in letter.body for letter in letters)


def test_application_is_not_closed_while_its_city_can_still_submit() -> None:
    application = waiting()

    with refused(No.STILL_OPEN):
        close(application)


def test_application_that_nobody_took_up_is_closed_at_any_time_and_whoever_stated_it_is_told() -> None:
    application = accepted()

    close(application)

    assert again(application).stage == Stage.WITHDRAWN
    assert Message.objects.get(kind="closed_unsubmitted").to == examples.ana().email


def test_submitted_application_is_not_closed() -> None:
    application = past_the_deadline(examples.a_submitted_application(claims=["OD1"]))

    with refused(No.WRONG_STAGE):
        close(application)


def test_city_does_not_close_its_own_application() -> None:
    with refused(No.WRONG_ROLE):
        close(past_the_deadline(waiting()), by=examples.ana())


def test_place_of_a_closed_application_may_apply_again() -> None:
    close(past_the_deadline(waiting()))
    cohort = examples.a_cohort("demo-autumn")
    another = examples.an_interest(lead=examples.bruno())

    interests.accept(another, cohort=cohort, verified_how="called", by=examples.olga())

    assert again(another).stage == Stage.ELIGIBLE


@pytest.mark.parametrize("ends", ["withdrawn", "closed"])
def test_links_of_an_application_that_ended_open_nothing(ends: str) -> None:
    application = examples.an_open_application()
    token = invited(application)

    if ends == "withdrawn":
        signatures.withdraw(application, reason="", by=examples.ana())
    else:
        close(past_the_deadline(application))

    assert Invitation.objects.filter(used_at=None, withdrawn_at=None).count() == 0
    with refused(No.INVITATION_SPENT):
        invitations.take_up(token, person=None, name="Vera Helper", password=examples.PASSWORD)


def test_link_that_still_stands_opens_nothing_where_the_application_has_ended() -> None:
    application = examples.an_open_application()
    token = invited(application)
    Application.objects.filter(pk=application.pk).update(stage=Stage.TOLD)

    with refused(No.INVITATION_SPENT):
        invitations.take_up(token, person=None, name="Vera Helper", password=examples.PASSWORD)

    assert not Person.objects.filter(name="Vera Helper").exists()


def test_nobody_is_invited_to_an_application_that_has_ended() -> None:
    application = examples.an_open_application()
    signatures.withdraw(application, reason="", by=examples.ana())

    with refused(No.WRONG_STAGE):
        invited(application)

"""From a statement of interest to the lead's account."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from assay.journey.stages import Stage
from assay.journey.verdicts import No
from assay.records.models import Application, Interest, Invitation, Message, Person
from assay.workflows import interests, invitations, signatures
from assay.workflows.interests import InterestDraft
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db

DRAFT = InterestDraft(
    name="Ana Castro", email="Ana@Example.org", job_title="Chief data officer", form_key=uuid4()
)


def test_one_form_sent_twice_makes_one_statement() -> None:
    examples.a_site()
    place = examples.a_place()

    first = interests.state_interest(place, DRAFT)
    again = interests.state_interest(place, replace(DRAFT, words="pressed twice"))

    assert again == first
    assert (Interest.objects.count(), Application.objects.count()) == (1, 1)
    assert Message.objects.filter(kind="interest_received").count() == 1


@pytest.mark.parametrize(
    ("facts", "reason"),
    [({"population": 29_999}, No.TOO_SMALL), ({"population": 61_000}, None)],
)
def test_the_immediate_answer_rests_on_public_facts(facts: dict[str, int], reason: No | None) -> None:
    examples.a_site()

    verdict = interests.public_verdict(examples.a_place("Mockville", **facts))

    assert verdict.reason is reason


def test_a_demonstration_takes_invented_places_alone_and_a_real_site_real_ones() -> None:
    invented = examples.a_place()
    real = examples.Place.objects.create(id="test:1", name="Neutral Town", country="US", population=50_000)

    examples.a_site(demonstration=True)
    assert interests.public_verdict(real).reason is No.DEMONSTRATION_SITE
    examples.a_site(demonstration=False)
    assert interests.public_verdict(invented).reason is No.REAL_ONLY


def test_who_applies_already_is_the_offices_matter_and_refused_to_nobody_else() -> None:
    examples.an_open_application()
    second = examples.an_interest(lead=examples.bruno())

    assert second.stage == Stage.INTEREST
    with refused(No.ALREADY_APPLYING):
        interests.accept(second, cohort=examples.a_cohort(), verified_how="called", by=examples.olga())


def test_a_city_that_was_told_applies_again_when_the_edition_says() -> None:
    examples.an_announced_application(claims=["OD1"])
    again = examples.an_interest(lead=examples.bruno())

    with refused(No.TOO_EARLY):
        interests.accept(
            again, cohort=examples.a_cohort("demo-autumn"), verified_how="called", by=examples.olga()
        )


def test_acceptance_sends_a_link_that_opens_the_account_once() -> None:
    application = examples.an_interest(lead=examples.Person(name="Nia New", email="nia@example.org"))
    interests.accept(application, cohort=examples.a_cohort(), verified_how="called", by=examples.olga())
    token = examples.token_in_latest_invitation(application)

    person = invitations.take_up(token, person=None, name="Nia New", password=examples.PASSWORD)

    application.refresh_from_db()
    assert (application.stage, person.email) == (Stage.OPEN, "nia@example.org")
    with refused(No.INVITATION_SPENT):
        invitations.take_up(token, person=None, name="Mal", password=examples.PASSWORD)
    assert Person.objects.filter(name="Mal").count() == 0


def test_the_database_holds_no_key_to_an_invitation() -> None:
    application = examples.an_interest()
    interests.accept(application, cohort=examples.a_cohort(), verified_how="called", by=examples.olga())
    token = examples.token_in_latest_invitation(application)

    assert token not in str(list(Invitation.objects.values()))


def test_a_link_that_expired_or_was_withdrawn_opens_nothing() -> None:
    application = examples.an_open_application()
    first = invitations.invite(
        application, role=examples.Role.SPONSOR, email="s@example.org", name="Sol", by=examples.ana()
    )
    token = examples.token_in_latest_invitation(application)
    invitations.withdraw_invitation(first, by=examples.ana())
    assert invitations.standing_invitation(token) is None

    invitations.invite(
        application, role=examples.Role.SPONSOR, email="s@example.org", name="Sol", by=examples.ana()
    )
    token = examples.token_in_latest_invitation(application)
    Invitation.objects.update(expires_at=examples.now() - timedelta(seconds=1))
    assert invitations.standing_invitation(token) is None


def test_a_known_person_takes_up_an_invitation_only_as_herself() -> None:
    application = examples.an_interest(lead=examples.ana())
    interests.accept(application, cohort=examples.a_cohort(), verified_how="called", by=examples.olga())
    token = examples.token_in_latest_invitation(application)

    for person in (None, examples.bruno()):
        with refused(No.INVITATION_SPENT):
            invitations.take_up(token, person=person, name="Mal", password=examples.PASSWORD)

    assert invitations.take_up(token, person=examples.ana()) == examples.ana()


def test_a_city_withdraws_before_the_decision_and_may_come_again() -> None:
    application = examples.an_open_application()
    signatures.withdraw(application, reason="Next year.", by=examples.ana())
    application.refresh_from_db()

    again = examples.an_open_application()

    assert (application.stage, again.stage) == (Stage.WITHDRAWN, Stage.OPEN)

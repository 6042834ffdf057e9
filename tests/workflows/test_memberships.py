"""Parts that end and change without the office; a city is never without a lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.gathering import ties_of
from assay.records.models import Act, Application, Invitation, Membership, Message, Person, SigningLink, Task
from assay.workflows import answers, invitations, memberships, signatures, tasks
from assay.workflows.answers import ClaimDraft
from assay.workflows.members import roles_in
from assay.workflows.signing import name_deputy
from assay.workflows.signing_links import standing_link
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.refusals import refused
from tests.workflows import asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


def joined(application: Application, name: str, role: Role) -> Person:
    person = examples.a_person(name)
    invitations.open_part(application, person=person, role=role)
    return person


def test_who_is_removed_has_no_part_and_stays_tied_to_the_place(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)
    answers.record_answer(application, "DM1", ClaimDraft(explanation="Carla's."), version=0, by=carla)

    memberships.remove(carla, application, by=examples.ana())

    assert roles_in(carla, application) == frozenset()
    assert len(ties_of(carla, application)) == 1
    assert application.answers.get(item="DM1").versions.get().by == carla
    with refused(No.WRONG_ROLE):
        answers.record_answer(application, "DM1", ClaimDraft(explanation="More."), version=1, by=carla)


def test_what_a_removed_member_had_is_nobodys_and_is_counted(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)
    given = tasks.assign(application, TaskDraft(("DM1", "DM2", "DM3")), to=carla, by=examples.ana())
    tasks.finish(given[0], by=carla)

    freed = memberships.remove(carla, application, by=examples.ana())

    assert freed == 2
    assert not Task.objects.filter(ended_at=None).exists()


def test_links_that_a_removed_member_holds_or_sent_open_nothing(application: Application) -> None:
    bea = joined(application, "Bea Second", Role.LEAD)
    invitations.invite(application, role=Role.SPONSOR, email=bea.email, name=bea.name, by=examples.ana())
    invitations.invite(application, role=Role.LEAD, email="back@example.org", name="Back Door", by=bea)

    memberships.remove(bea, application, by=examples.ana())

    assert Invitation.objects.filter(used_at=None, withdrawn_at=None).count() == 0


def test_a_removed_member_is_told_once_and_the_subject_names_no_city(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)

    memberships.remove(carla, application, by=examples.ana())

    letter = Message.objects.get(kind="notice")
    assert (letter.to, letter.subject) == (carla.email, "You no longer take part")


def test_who_was_removed_can_be_invited_again(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)
    memberships.remove(carla, application, by=examples.ana())

    joined(application, "Carla Contributor", Role.CONTRIBUTOR)

    assert roles_in(carla, application) == {Role.CONTRIBUTOR}
    assert Membership.objects.filter(person=carla).count() == 2


def test_only_a_lead_removes_changes_and_hands_over(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)

    for by in (carla, examples.bruno(), examples.olga(), examples.chen()):
        with refused(No.WRONG_ROLE):
            memberships.remove(carla, application, by=by)
        with refused(No.WRONG_ROLE):
            memberships.change_part(carla, application, role=Role.LEAD, by=by)
        with refused(No.WRONG_ROLE):
            memberships.hand_over(application, to=carla, by=by)


def test_the_last_lead_is_never_removed_and_never_leaves(application: Application) -> None:
    ana = examples.ana()

    for end in (
        lambda: memberships.remove(ana, application, by=ana),
        lambda: memberships.leave(application, by=ana),
        lambda: memberships.change_part(ana, application, role=Role.CONTRIBUTOR, by=ana),
    ):
        with refused(No.LAST_LEAD):
            end()

    assert roles_in(ana, application) == {Role.LEAD}


def test_a_lead_who_cannot_sign_in_any_more_does_not_count(application: Application) -> None:
    bea = joined(application, "Bea Second", Role.LEAD)
    Person.objects.filter(pk=bea.pk).update(is_active=False)

    with refused(No.LAST_LEAD):
        memberships.leave(application, by=examples.ana())


def test_with_a_second_lead_the_first_may_leave(application: Application) -> None:
    joined(application, "Bea Second", Role.LEAD)

    memberships.leave(application, by=examples.ana())

    assert roles_in(examples.ana(), application) == frozenset()


def test_a_part_is_changed_into_another(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)
    tasks.assign(application, TaskDraft(("DM1",)), to=carla, by=examples.ana())

    memberships.change_part(carla, application, role=Role.SPONSOR, by=examples.ana())

    assert roles_in(carla, application) == {Role.SPONSOR}
    assert not Task.objects.filter(ended_at=None).exists()


def test_nobody_outside_is_given_a_part_by_changing_it(application: Application) -> None:
    with refused(No.NOT_OF_THE_TEAM):
        memberships.change_part(examples.bruno(), application, role=Role.LEAD, by=examples.ana())


def test_who_cannot_sign_in_any_more_is_made_no_lead(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)
    Person.objects.filter(pk=carla.pk).update(is_active=False)
    carla.refresh_from_db()

    with refused(No.ACCOUNT_CLOSED):
        memberships.change_part(carla, application, role=Role.LEAD, by=examples.ana())
    with refused(No.ACCOUNT_CLOSED):
        memberships.hand_over(application, to=carla, by=examples.ana())

    assert roles_in(carla, application) == {Role.CONTRIBUTOR}


def test_the_lead_is_handed_over_without_the_office(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)

    memberships.hand_over(application, to=carla, by=examples.ana())

    assert roles_in(carla, application) == {Role.LEAD}
    assert roles_in(examples.ana(), application) == {Role.CONTRIBUTOR}
    assert Message.objects.get(kind="notice", to=carla.email).subject == "You are the lead now"
    assert Act.objects.filter(verb="hand-over", by=examples.ana()).count() == 1


def test_the_lead_is_not_handed_to_oneself_a_sponsor_or_a_stranger(application: Application) -> None:
    sol = joined(application, "Sol Mayor", Role.SPONSOR)

    for to in (examples.ana(), sol, examples.bruno()):
        with refused(No.NOT_OF_THE_TEAM):
            memberships.hand_over(application, to=to, by=examples.ana())


def test_a_lead_invites_a_second_lead_and_a_contributor_does_not(application: Application) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)
    new = {"role": Role.LEAD, "email": "bea@example.org", "name": "Bea Second"}

    made = invitations.invite(application, by=examples.ana(), **new)

    assert made.role == Role.LEAD
    with refused(No.WRONG_ROLE):
        invitations.invite(application, by=carla, **new)
    with refused(No.WRONG_ROLE):
        invitations.invite(application, by=examples.bruno(), **new)


def test_with_the_sponsors_part_the_link_of_her_deputy_ends_too() -> None:
    application = asking.asked(asking.SOL)
    name_deputy(asking.token_of(asking.SOL.email), asking.VERA)

    memberships.remove(Person.objects.get(email=asking.SOL.email), application, by=examples.ana())

    assert not SigningLink.objects.filter(withdrawn_at=None).exists()


def test_links_to_sign_that_a_removed_lead_had_sent_end_with_those_that_hang_on_them() -> None:
    application = examples.an_open_application()
    examples.a_claim(application, "OD1")
    bea = joined(application, "Bea Second", Role.LEAD)
    signatures.ask_for_sign_off(application, by=bea, sponsors=(asking.SOL,))
    name_deputy(asking.token_of(asking.SOL.email), asking.VERA)

    memberships.remove(bea, application, by=examples.ana())

    assert SigningLink.objects.filter(withdrawn_at=None).count() == 0
    assert SigningLink.objects.count() == 2


def hands_over(bea: Person, application: Application) -> None:
    memberships.hand_over(application, to=joined(application, "Cleo Third", Role.CONTRIBUTOR), by=bea)


def leaves(bea: Person, application: Application) -> None:
    memberships.leave(application, by=bea)


def ends_her_own_part(bea: Person, application: Application) -> None:
    memberships.remove(bea, application, by=bea)


@pytest.mark.parametrize("goes", [hands_over, leaves, ends_her_own_part])
def test_a_link_to_sign_stays_when_the_lead_who_sent_it_goes(
    goes: Callable[[Person, Application], None],
) -> None:
    application = examples.an_open_application()
    examples.a_claim(application, "OD1")
    bea = joined(application, "Bea Second", Role.LEAD)
    signatures.ask_for_sign_off(application, by=bea, sponsors=(asking.SOL,))
    name_deputy(asking.token_of(asking.SOL.email), asking.VERA)

    goes(bea, application)

    assert SigningLink.objects.filter(withdrawn_at=None).count() == 2
    assert standing_link(asking.token_of(asking.SOL.email)) is not None


def test_a_sponsor_who_leaves_takes_her_link_and_her_deputys_along() -> None:
    application = asking.asked(asking.SOL)
    name_deputy(asking.token_of(asking.SOL.email), asking.VERA)

    memberships.leave(application, by=Person.objects.get(email=asking.SOL.email))

    assert not SigningLink.objects.filter(withdrawn_at=None).exists()


def test_with_another_part_the_links_of_a_sponsor_end() -> None:
    application = asking.asked(asking.SOL)
    name_deputy(asking.token_of(asking.SOL.email), asking.VERA)
    sol = Person.objects.get(email=asking.SOL.email)

    memberships.change_part(sol, application, role=Role.CONTRIBUTOR, by=examples.ana())

    assert not SigningLink.objects.filter(withdrawn_at=None).exists()

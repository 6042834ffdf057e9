"""Signing by a link: one person, one page, no account; and each link ends with its asking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No
from assay.notices.letters import ONE_TIME
from assay.records.clock import now
from assay.records.models import (
    Act,
    Application,
    Membership,
    Message,
    Person,
    SigningLink,
    SignOff,
    StageChange,
)
from assay.workflows import invitations, memberships, signatures
from assay.workflows.signing import deputies_of, name_deputy, send_back_by_link, sign_by_link
from assay.workflows.signing_links import Named, known_sponsors, standing_link
from tests import examples
from tests.refusals import refused
from tests.workflows.asking import SOL, VERA, again, asked, token_of

pytestmark = pytest.mark.django_db


def sign(application: Application, token: str) -> SignOff:
    return sign_by_link(
        token, statement="So it is.", agreed=True, read=signatures.what_is_signed(application)
    )


def test_sponsor_without_an_account_signs_by_her_link_and_is_on_record() -> None:
    application = asked()

    signed = sign(application, token_of())

    sol = Person.objects.get(email=SOL.email)
    assert again(application).stage == Stage.SUBMITTED
    assert (signed.by, signed.answer_versions, signed.statement) == (sol, {"OD1": 1}, "So it is.")
    assert (sol.name, sol.has_usable_password()) == (SOL.name, False)
    assert Membership.objects.get(person=sol, application=application).role == Role.SPONSOR
    assert "Choose your password here first" in Message.objects.get(kind="submitted", to=SOL.email).body


def test_sponsor_with_an_account_signs_by_her_link_too() -> None:
    examples.sol()
    application = asked()

    assert sign(application, token_of()).by == examples.sol()
    assert Person.objects.filter(email=SOL.email).count() == 1


def test_only_the_hash_of_a_key_is_kept_and_the_letter_is_wiped() -> None:
    asked()

    assert token_of() not in str(SigningLink.objects.values())
    assert {"sign_off_asked", "deputy_asked"} <= ONE_TIME


def test_a_second_press_signs_nothing_more() -> None:
    application = asked()
    token = token_of()

    first, second = sign(application, token), sign(application, token)

    assert first == second
    assert (SignOff.objects.count(), Message.objects.filter(kind="submitted", to=SOL.email).count()) == (1, 1)


def test_what_was_read_before_the_answers_changed_is_not_signed() -> None:
    application = asked()
    read = signatures.what_is_signed(application)
    signatures.recall(application, by=examples.ana())
    examples.a_claim(application, "OD3")
    signatures.ask_for_sign_off(again(application), by=examples.ana())

    with refused(No.TEXT_CHANGED):
        sign_by_link(token_of(), statement="So it is.", agreed=True, read=read)

    assert standing_link(token_of()) is not None


@pytest.mark.parametrize("role", [Role.LEAD, Role.CONTRIBUTOR])
def test_nobody_signs_answers_of_her_own_by_a_link(role: Role) -> None:
    application = asked()
    Membership.objects.create(person=examples.sol(), application=application, role=role)

    with refused(No.SIGNS_HER_OWN):
        sign(application, token_of())

    assert not Membership.objects.filter(person=examples.sol(), role=Role.SPONSOR).exists()


@pytest.mark.parametrize("role", [Role.LEAD, Role.CONTRIBUTOR])
def test_nobody_who_works_on_the_answers_is_asked_to_sign_them(role: Role) -> None:
    application = examples.an_open_application()
    examples.a_claim(application, "OD1")
    Membership.objects.get_or_create(person=examples.sol(), application=application, role=role)

    with refused(No.SPONSOR_ANSWERS):
        signatures.ask_for_sign_off(
            application, by=examples.ana(), sponsors=[Named("Sol", "Sol.Mayor@Example.org")]
        )


def test_nobody_asked_is_refused() -> None:
    application = examples.an_open_application()
    examples.a_claim(application, "OD1")

    with refused(No.NO_SPONSOR):
        signatures.ask_for_sign_off(application, by=examples.ana())


def test_sponsors_are_known_by_their_part_an_invitation_or_an_earlier_asking() -> None:
    application = asked(VERA)
    Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)
    invitations.invite(
        application, role=Role.SPONSOR, email="iris@example.org", name="Iris Mayor", by=examples.ana()
    )

    assert known_sponsors(application) == [VERA, SOL, Named("Iris Mayor", "iris@example.org")]


def test_sponsor_whose_part_was_ended_is_not_offered_again() -> None:
    application = asked()
    send_back_by_link(token_of(), comment="Look again.")
    assert known_sponsors(application) == [SOL]

    memberships.remove(Person.objects.get(email=SOL.email), application, by=examples.ana())

    assert known_sponsors(application) == []


def test_sending_back_opens_the_answers_with_her_words_and_ends_the_link() -> None:
    application = asked()
    token = token_of()

    send_back_by_link(token, comment="Say who chairs.")
    send_back_by_link(token, comment="Say who chairs.")

    change = StageChange.objects.filter(application=application).last()
    assert again(application).stage == Stage.OPEN
    assert (change.by.email, change.reason) == (SOL.email, "Say who chairs.")
    assert Message.objects.filter(kind="sent_back").count() == 1
    with refused(No.LINK_SPENT):
        sign(application, token)


def recalled(application: Application) -> None:
    signatures.recall(application, by=examples.ana())


def withdrawn(application: Application) -> None:
    signatures.withdraw(application, reason="", by=examples.ana())


def signed_by_account(application: Application) -> None:
    Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)
    examples.signed(application, by=examples.sol())


def run_out(application: Application) -> None:
    SigningLink.objects.update(expires_at=now() - timedelta(seconds=1))


@pytest.mark.parametrize("end", [recalled, withdrawn, signed_by_account, run_out])
def test_a_link_ends_with_its_asking(end: Callable[[Application], None]) -> None:
    application = asked(SOL, VERA)
    token = token_of(VERA.email)

    end(application)

    assert standing_link(token) is None
    for act in (
        lambda: sign(application, token),
        lambda: send_back_by_link(token, comment="No."),
        lambda: name_deputy(token, Named("Dora Deputy", "dora@example.org")),
    ):
        with refused(No.LINK_SPENT):
            act()


def test_a_new_asking_brings_a_new_link_and_the_old_one_stays_shut() -> None:
    application = asked()
    first = token_of()
    signatures.recall(application, by=examples.ana())

    signatures.ask_for_sign_off(again(application), by=examples.ana())

    assert (standing_link(first), standing_link(token_of()) is None) == (None, False)


def test_deputy_gets_a_link_of_her_own_and_the_lead_is_told() -> None:
    application = asked()

    name_deputy(token_of(), VERA)

    link = standing_link(token_of(VERA.email))
    assert link is not None and link.deputy_of is not None
    assert link.deputy_of.email == SOL.email
    told = Message.objects.get(kind="deputy_named")
    assert told.to == examples.ana().email
    assert "Sol Mayor named Vera Vice (vera.vice@example.org) to sign instead." in told.body
    assert Act.objects.get(verb="name-deputy").by.email == SOL.email
    assert sign(application, token_of(VERA.email)).by.email == VERA.email
    assert standing_link(token_of(SOL.email)) is None


def test_sponsor_can_still_sign_after_naming_a_deputy() -> None:
    application = asked()
    name_deputy(token_of(), VERA)

    assert sign(application, token_of()).by.email == SOL.email
    with refused(No.LINK_SPENT):
        sign(application, token_of(VERA.email))


def test_naming_the_same_deputy_twice_writes_one_letter() -> None:
    asked()

    first = name_deputy(token_of(), VERA)
    second = name_deputy(token_of(), Named("Vera", "VERA.vice@example.org"))

    assert first == second
    assert Message.objects.filter(kind="deputy_asked").count() == 1


def test_a_deputy_names_nobody() -> None:
    asked()
    name_deputy(token_of(), VERA)

    with refused(No.WRONG_ROLE):
        name_deputy(token_of(VERA.email), Named("Dora Deputy", "dora@example.org"))


def test_sponsor_names_neither_herself_nor_somebody_who_answers_nor_a_crowd() -> None:
    application = asked()
    token = token_of()

    with refused(No.HAS_A_LINK):
        name_deputy(token, SOL)
    with refused(No.SPONSOR_ANSWERS):
        name_deputy(token, Named("Ana Castro", examples.ana().email))
    for number in range(3):
        name_deputy(token, Named("Dora", f"dora{number}@example.org"))
    with refused(No.DEPUTIES_ENOUGH):
        name_deputy(token, VERA)

    assert len(deputies_of(SigningLink.objects.get(application=application, deputy_of=None))) == 3

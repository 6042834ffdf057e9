"""Several who press in the same instant sign once, and whoever came too late is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No
from assay.records.models import Application, Membership, Message, Person, SigningLink, SignOff
from assay.workflows import signatures
from assay.workflows.signing import name_deputy, send_back_by_link, sign_by_link
from assay.workflows.signing_links import Named
from tests import examples
from tests.databases import vendor
from tests.workflows.asking import SOL, VERA, asked, token_of
from tests.workflows.at_once import at_once

# SQLite lets one write at a time: what it does with several is tried with whole servers, in tests/crash.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(vendor() != "postgresql", reason="tries what several writers do at once"),
]

DORA = Named("Dora Deputy", "dora@example.org")


def test_two_deputies_sign_once() -> None:
    application = asked()
    name_deputy(token_of(), VERA)
    name_deputy(token_of(), DORA)
    read = signatures.what_is_signed(application)

    def press(email: str) -> Callable[[], object]:
        token = token_of(email)
        return lambda: sign_by_link(token, statement="Yes.", agreed=True, read=read)

    outcomes = at_once(press(VERA.email), press(DORA.email), press(VERA.email), press(SOL.email))

    signed = SignOff.objects.get()
    whose = [VERA.email, DORA.email, VERA.email, SOL.email]
    expected = [signed if email == signed.by.email else No.LINK_SPENT for email in whose]
    assert outcomes == expected
    assert Application.objects.get().stage == Stage.SUBMITTED
    assert SigningLink.objects.filter(used_at__isnull=False).count() == 1


def test_signing_by_the_link_and_with_the_account_is_one_signature() -> None:
    application = asked()
    Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)
    token, read = token_of(), signatures.what_is_signed(application)

    outcomes = at_once(
        lambda: sign_by_link(token, statement="Yes.", agreed=True, read=read),
        lambda: examples.signed(application, by=examples.sol()),
    )

    signed = SignOff.objects.get()
    assert set(outcomes) <= {signed, No.LINK_SPENT}
    assert Person.objects.filter(email=SOL.email).count() == 1


def test_signing_and_sending_back_do_one_of_the_two() -> None:
    application = asked(SOL, VERA)
    one, other, read = token_of(), token_of(VERA.email), signatures.what_is_signed(application)

    outcomes = at_once(
        lambda: sign_by_link(one, statement="Yes.", agreed=True, read=read),
        lambda: send_back_by_link(other, comment="No."),
    )

    signed, stage = SignOff.objects.exists(), Application.objects.get().stage
    assert stage == (Stage.SUBMITTED if signed else Stage.OPEN)
    assert outcomes.count(No.LINK_SPENT) == 1


def test_asking_at_once_asks_once() -> None:
    application = examples.an_open_application()
    examples.a_claim(application, "OD1")
    ana = examples.ana()

    def ask() -> object:
        return signatures.ask_for_sign_off(application, by=ana, sponsors=[SOL])

    outcomes = at_once(ask, ask)

    assert sorted(str(one) for one in outcomes) == sorted([str([SOL]), str(No.ANSWERS_CLOSED)])
    assert Message.objects.filter(kind="sign_off_asked").count() == 1

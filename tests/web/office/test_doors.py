"""Nothing of the office is visible to anybody else, at any of its addresses."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.records.models import (
    Application,
    Appointment,
    Assignment,
    Message,
    Person,
    StoredFile,
    Tie,
)
from assay.web.access import OFFICE_NAMES
from assay.workflows import ties
from tests import examples

pytestmark = pytest.mark.django_db

OTHERS: dict[str, Callable[[], Person]] = {
    "a stranger with an account": lambda: examples.a_person("Somebody Else"),
    "the city's lead": examples.ana,
    "its sponsor": examples.sol,
    "another city's lead": examples.bruno,
    "an expert": examples.chen,
    "the committee": examples.mei,
}


def a_tie(application: Application) -> Tie:
    eva = examples.a_person("Eva Elsewhere", Role.EXPERT)
    return ties.declare(eva, application.place, grade=TieGrade.SOFT, kind="spoke there", by=eva)


def addresses() -> list[str]:
    """Every address of the office, of things that exist."""
    opened = examples.an_open_application()
    examples.a_file_behind(opened, "DM1")
    application = examples.validated(examples.submitted(opened))
    parts = {
        "application_id": application.pk,
        "expert_id": examples.chen().pk,
        "assignment_id": Assignment.objects.values_list("pk", flat=True)[0],
        "file_id": StoredFile.objects.values_list("pk", flat=True)[0],
        "message_id": Message.objects.values_list("pk", flat=True)[0],
        "appointment_id": Appointment.objects.values_list("pk", flat=True)[0],
        "tie_id": a_tie(application).pk,
        "item": "DM1",
        "slug": "demo-spring",
        "number": 1,
    }
    return [_reversed(name, parts) for name in OFFICE_NAMES]


def _reversed(name: str, parts: dict[str, object]) -> str:
    names = (
        "application_id",
        "expert_id",
        "assignment_id",
        "file_id",
        "message_id",
        "appointment_id",
        "tie_id",
    )
    for wanted in (
        (),
        *((one,) for one in (*names, "slug")),
        *(("application_id", other) for other in ("expert_id", "assignment_id", "file_id", "tie_id", "item")),
        ("application_id", "file_id", "number"),
    ):
        try:
            return reverse(name, kwargs={one: parts[one] for one in wanted})
        except NoReverseMatch:
            continue
    raise AssertionError(name)


@pytest.mark.parametrize("who", OTHERS)
def test_others_get_what_a_missing_page_gets(client: Client, who: str) -> None:
    found = addresses()
    client.force_login(OTHERS[who]())
    missing = client.get("/office/no-such-page")

    answers = {(method, path): getattr(client, method)(path) for path in found for method in ("get", "post")}

    assert missing.status_code == 404
    assert {key: (answer.status_code, answer.content) for key, answer in answers.items()} == dict.fromkeys(
        answers, (404, missing.content)
    )


def test_without_an_account_every_address_leads_to_the_door_whether_it_exists_or_not(client: Client) -> None:
    found = [*addresses(), "/office/no-such-page", f"/office/applications/{uuid4()}"]

    answers = {path: client.get(path) for path in found}

    assert {path: (one.status_code, one["Location"]) for path, one in answers.items()} == {
        path: (302, f"/account/sign-in?next={path.replace('/', '%2F')}") for path in found
    }


def test_office_gets_a_missing_page_for_what_does_not_exist(office: Client) -> None:
    paths = [
        f"/office/applications/{uuid4()}",
        f"/office/interests/{uuid4()}",
        "/office/cohorts/none",
        f"/office/applications/{examples.an_interest().pk}/settle/DM1",
    ]

    assert [office.get(path).status_code for path in paths] == [404] * 4


def test_every_address_that_can_be_read_answers_the_office(office: Client) -> None:
    answers = {path: office.get(path) for path in addresses()}
    for answer in answers.values():
        answer.close()

    # The worker has made no picture of a page yet.
    found = {path: answer.status_code for path, answer in answers.items() if not path.endswith(".webp")}
    assert set(found.values()) == {200, 303}

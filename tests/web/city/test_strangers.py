"""No city sees another's: for a stranger every address is like one that never was."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from assay.records.models import (
    Application,
    Comment,
    Evidence,
    Helper,
    Invitation,
    Proposal,
    SheetLoad,
    StoredFile,
    Task,
)
from assay.web.access import doors
from assay.workflows import comments, helpers, proposals, tasks
from assay.workflows.helpers import HelperDraft
from assay.workflows.tasks import TaskDraft
from tests import addresses, examples
from tests.sheets import downloaded, loaded
from tests.web.city.making import as_person

pytestmark = pytest.mark.django_db

# Of no city: each of her own applications is asked about.
OF_NO_CITY = {"city_marks"}
NAMES = sorted(name for name in doors() if name.startswith("city_") and name not in OF_NO_CITY)


@pytest.fixture
def application() -> Application:
    """With something behind each kind of address."""
    application, ana = examples.an_open_application(), examples.ana()
    examples.a_claim(application, "DM1")
    examples.a_file_behind(application, "DM2")
    rosa = helpers.add_helper(application, HelperDraft("Rosa", "", "rosa@example.org"), by=ana)
    task = tasks.assign(application, TaskDraft(("DM1",)), to=rosa, by=ana)[0]
    proposals.send(Task.objects.get(pk=task.pk), "Yes.", version=0)
    comments.comment(application, "Fine.", by=ana)
    loaded(application, downloaded(application), by=ana)
    return application


def address(name: str, application_id: object) -> str:
    values = {
        "application_id": application_id,
        "code": "DM" if name == "city_area" else "DM1",
        "number": 1,
        "evidence_id": Evidence.objects.order_by("added_at")[0].pk,
        "file_id": StoredFile.objects.get().pk,
        "invitation_id": Invitation.objects.get(used_at__isnull=False).pk,
        "person_id": examples.ana().pk,
        "helper_id": Helper.objects.get().pk,
        "task_id": Task.objects.get().pk,
        "proposal_id": Proposal.objects.get().pk,
        "comment_id": Comment.objects.get().pk,
        "load_id": SheetLoad.objects.get().pk,
        "kind": "xlsx",
    }
    return reverse(name, kwargs={key: values[key] for key in addresses.names()[name]})


@pytest.mark.parametrize("name", NAMES)
def test_bruno_of_another_city_finds_nothing(client: Client, application: Application, name: str) -> None:
    theirs = address(name, application.pk)
    examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    as_person(client, examples.bruno())

    for method in (client.get, client.post):
        if (answer := method(theirs)).status_code == 405:
            continue
        never = method(theirs.replace(str(application.pk), str(uuid4())))
        assert (answer.status_code, answer.content) == (404, never.content)


@pytest.mark.parametrize("name", NAMES)
def test_the_office_and_the_experts_have_corners_of_their_own(
    client: Client, application: Application, name: str
) -> None:
    for person in (examples.olga(), examples.chen(), examples.mei()):
        assert as_person(client, person).get(address(name, application.pk)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_whoever_is_not_signed_in_is_sent_to_the_door(
    client: Client, application: Application, name: str
) -> None:
    response = client.get(address(name, application.pk))

    assert response.status_code == 302
    assert response["Location"].startswith("/account/sign-in?next=")

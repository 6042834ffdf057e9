"""What the people of a city say among themselves stays with them: tasks, comments, proposals, whose words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client

from assay.journey.roles import Role
from assay.records.models import Application, Message, Person, Task
from assay.site.logs import without_keys
from assay.workflows import answers, comments, helpers, invitations, proposals, tasks
from assay.workflows.helpers import HelperDraft
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.promises.test_confidentiality import crawl
from tests.promises.test_reading import everything

pytestmark = pytest.mark.django_db

# Words that stand in nothing but what the city keeps to itself.
MARK = "zxqvown"


@pytest.fixture
def application() -> Application:
    """In validation, after its people shared the work of it in every way there is."""
    cache.clear()
    application, ana = examples.an_open_application(), examples.ana()
    carla = examples.a_person("Carla Contributor")
    invitations.open_part(application, person=carla, role=Role.CONTRIBUTOR)
    rosa = helpers.add_helper(
        application, HelperDraft(f"{MARK}rosa", f"{MARK}department", "helper@example.org"), by=ana
    )
    draft = TaskDraft(("DM1",), None, f"{MARK}note")
    (task,) = examples.due_in(-2, tasks.assign(application, draft, to=rosa, by=ana))
    tasks.assign(application, TaskDraft(("DM2",), None, f"{MARK}note"), to=carla, by=ana)
    sent = proposals.send(Task.objects.get(pk=task.pk), f"{MARK}proposal", version=0)
    proposals.send_proposal_back(sent, comment=f"{MARK}sent-back", by=ana)
    comments.comment(application, f"@Carla {MARK}comment", item="DM1", by=ana)
    examples.a_claim(application, "DM1", by=ana)
    current = application.answers.get(item="DM1").current
    told = {"told_by": f"{MARK}told", "told_how": f"{MARK}how"}
    claim = replace(answers.draft_of(current), notes=f"{MARK}notes", **told)
    answers.record_answer(application, "DM1", claim, version=1, by=ana)
    return examples.validated(examples.submitted(application))


def traces(person: Person | None, *starts: str) -> set[tuple[str, str]]:
    client = Client()
    if person is not None:
        client.force_login(person)
    pages = dict(crawl(client, starts, most=80, inner=person is not None))
    assert len(pages) > 3
    return {(where, MARK) for where, text in pages.items() if MARK in text}


def test_the_city_itself_reads_all_of_it(application: Application) -> None:
    here = f"/city/{application.pk}"

    starts = (f"{here}/answers/DM1", f"{here}/people", f"{here}/tasks", f"{here}/comments")
    found = {where for where, _ in traces(examples.ana(), *starts)}

    assert found >= set(starts)


def test_experts_office_committee_other_cities_and_the_public_read_nothing_of_it(
    application: Application,
) -> None:
    examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())

    assert traces(examples.chen(), "/expert/", f"/expert/{application.pk}/DM1") == set()
    assert traces(examples.olga(), "/office/", f"/office/applications/{application.pk}") == set()
    assert traces(examples.mei(), "/committee/") == set()
    assert traces(examples.bruno(), "/city/") == set()
    assert traces(None, "/", "/questions/made-up") == set()


def test_no_subject_of_a_letter_names_anything_of_it(application: Application) -> None:
    subjects = " ".join(Message.objects.values_list("subject", flat=True))

    assert MARK not in subjects
    assert "Sample Harbor" not in subjects
    assert "Carla" not in subjects


def test_a_mailed_link_that_is_opened_twice_changes_nothing(application: Application) -> None:
    body = Message.objects.filter(kind="questions").latest("pk").body
    link = "/questions/" + body.split("/questions/")[1].split()[0]
    before = everything()

    opened = [ask(link).status_code for ask in (Client().get, Client().head, Client().get)]

    assert opened == [200, 200, 200]
    assert everything() == before


def test_a_key_in_an_address_is_no_part_of_a_log() -> None:
    line = 'WARNING Not Found: /questions/s3cret-key/0b "GET /questions/s3cret-key HTTP/1.1" 404'

    assert "s3cret" not in without_keys(line)

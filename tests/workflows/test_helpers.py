"""Helpers: one link a person, which can be sent again, withdrawn, and runs out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.clock import now
from assay.records.models import Application, Helper, Message, Task
from assay.workflows import helpers, invitations, signatures, tasks
from assay.workflows.helpers import HelperDraft, standing_helper
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def rosa(application: Application) -> Helper:
    draft = HelperDraft("Rosa Lima", "Procurement", "rosa.lima@example.org")
    helper = helpers.add_helper(application, draft, by=examples.ana())
    tasks.assign(application, TaskDraft(("DM1", "DM2")), to=helper, by=examples.ana())
    return helper


def latest_token(kind: str = "questions") -> str:
    body = Message.objects.filter(kind=kind).latest("pk").body
    return body.split("/questions/")[1].split()[0]


def test_a_link_opens_her_questions_and_the_database_holds_only_a_hash(rosa: Helper) -> None:
    token = latest_token()

    assert standing_helper(token) == rosa
    row = Helper.objects.get()
    assert token not in (row.token_hash, row.link_key)
    assert len(token) > 40


def test_a_link_that_is_sent_again_stays_the_same_and_lasts_anew(rosa: Helper) -> None:
    first = latest_token()
    Helper.objects.update(expires_at=now() + timedelta(days=1))

    helpers.send_link(rosa, by=examples.ana())

    assert latest_token() == first
    assert Helper.objects.get().expires_at > now() + timedelta(days=59)


def test_a_withdrawn_link_opens_nothing_and_the_next_one_is_another(rosa: Helper) -> None:
    first = latest_token()

    helpers.withdraw_link(rosa, by=examples.ana())
    assert standing_helper(first) is None
    helpers.send_link(rosa, by=examples.ana())

    assert standing_helper(first) is None
    assert standing_helper(latest_token()) == rosa
    assert Task.objects.filter(ended_at=None).count() == 2


def test_a_row_that_was_read_before_brings_no_withdrawn_link_back(rosa: Helper) -> None:
    first, stale = latest_token(), Helper.objects.get()
    helpers.withdraw_link(rosa, by=examples.ana())

    again = TaskDraft(("DM1",))
    tasks.assign(stale.application, again, to=stale, by=examples.ana())

    assert latest_token() != first
    assert standing_helper(first) is None


def test_two_rows_that_were_read_before_the_first_letter_share_one_link(application: Application) -> None:
    draft = HelperDraft("Rosa Lima", "", "rosa.lima@example.org")
    one = helpers.add_helper(application, draft, by=examples.ana())
    other = Helper.objects.get()

    tasks.assign(application, TaskDraft(("DM1",)), to=one, by=examples.ana())
    first = latest_token()
    tasks.assign(application, TaskDraft(("DM2",)), to=other, by=examples.ana())

    assert latest_token() == first


def test_a_link_runs_out_after_sixty_days(rosa: Helper) -> None:
    assert Helper.objects.get().expires_at <= now() + timedelta(days=60)
    Helper.objects.update(expires_at=now() - timedelta(seconds=1))

    assert standing_helper(latest_token()) is None


def test_a_link_ends_with_the_application(application: Application, rosa: Helper) -> None:
    signatures.withdraw(application, reason="", by=examples.ana())

    assert standing_helper(latest_token()) is None


@pytest.mark.parametrize("token", ["", "made-up", "\x00"])
def test_no_other_token_opens_anything(application: Application, rosa: Helper, token: str) -> None:
    helpers.add_helper(application, HelperDraft(department="Archive"), by=examples.ana())

    assert standing_helper(token) is None


def test_a_removed_helper_has_no_link_and_her_tasks_are_nobodys(rosa: Helper) -> None:
    assert helpers.remove_helper(rosa, by=examples.ana()) == 2

    assert standing_helper(latest_token()) is None
    assert not Task.objects.filter(ended_at=None).exists()


def test_the_same_address_is_the_same_helper_until_she_is_removed(
    application: Application, rosa: Helper
) -> None:
    draft = HelperDraft("R. Lima", "", "ROSA.LIMA@example.org")

    again = helpers.add_helper(application, draft, by=examples.ana())
    helpers.remove_helper(rosa, by=examples.ana())
    another = helpers.add_helper(application, draft, by=examples.ana())

    assert (again, another != rosa) == (rosa, True)


def test_who_was_known_by_name_alone_gets_an_address(application: Application) -> None:
    archive = helpers.add_helper(application, HelperDraft(department="Archive"), by=examples.ana())

    draft = HelperDraft(department="Archive", email="archive@example.org")
    again = helpers.add_helper(application, draft, by=examples.ana())

    assert (again, again.email) == (archive, "archive@example.org")


def test_a_helper_is_called_something_and_gets_a_link_only_by_an_address(application: Application) -> None:
    with refused(No.NOBODY_NAMED):
        helpers.add_helper(application, HelperDraft(email="a@example.org"), by=examples.ana())
    department = helpers.add_helper(application, HelperDraft(department="Archive"), by=examples.ana())
    with refused(No.NO_ADDRESS):
        helpers.send_link(department, by=examples.ana())


def test_only_a_lead_adds_writes_to_and_removes_helpers(application: Application, rosa: Helper) -> None:
    carla = examples.a_person("Carla Contributor")
    invitations.open_part(application, person=carla, role=Role.CONTRIBUTOR)

    for by in (carla, examples.bruno(), examples.olga()):
        for act in (
            lambda by: helpers.add_helper(application, HelperDraft("X"), by=by),
            lambda by: helpers.send_link(rosa, by=by),
            lambda by: helpers.withdraw_link(rosa, by=by),
            lambda by: helpers.remove_helper(rosa, by=by),
        ):
            with refused(No.WRONG_ROLE):
                act(by)

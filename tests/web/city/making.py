"""Short ways to the pages of a city, for their tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Answer, Application, Helper, Membership, Person, Task
from assay.workflows import helpers, tasks
from assay.workflows.helpers import HelperDraft
from assay.workflows.tasks import TaskDraft
from tests import examples


def joined(application: Application, person: Person, role: Role) -> Person:
    Membership.objects.create(person=person, application=application, role=role)
    return person


def a_contributor(application: Application) -> Person:
    return joined(application, examples.a_person("Carla Contributor"), Role.CONTRIBUTOR)


def at(application: Application, path: str = "") -> str:
    return f"/city/{application.pk}{path}"


def answer_at(application: Application, item: str = "DM1") -> str:
    return at(application, f"/answers/{item}")


def typed(version: int = 0, **more: Any) -> dict[str, Any]:
    """What a browser sends for an answer that is claimed as met."""
    return {"version": str(version), "rating": "1", "explanation": "The charter says so.", **more}


def saved(application: Application, item: str = "DM1") -> Answer:
    return Answer.objects.select_related("current").get(application=application, item=item)


def as_person(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


def let_pass(application: Application, *, days: int) -> Application:
    """Move the deadline, with its grace, to that many days ago, as if the clock had gone on."""
    cohort = application.cohort
    assert cohort is not None
    cohort.answers_due_on = now().date() - timedelta(days=days)
    cohort.save()
    return Application.objects.get(pk=application.pk)


def a_helper(application: Application, name: str = "Rosa Lima") -> Helper:
    """Of the procurement office, with an address and no link yet."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    return helpers.add_helper(application, HelperDraft(name, "Procurement", email), by=examples.ana())


def given(application: Application, to: Person | Helper, *items: str, days: int | None = None) -> list[Task]:
    """Tasks in one hand, due in so many days, or so many days ago, without a letter."""
    made = tasks.assign(application, TaskDraft(items, tell=False), to=to, by=examples.ana())
    return made if days is None else examples.due_in(days, made)


def queries(client: Client, path: str) -> int:
    """How many it takes to show a page."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)

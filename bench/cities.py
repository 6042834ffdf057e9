"""A site of its own for the benchmarks of pages, with invented cities that answer."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assay.commands.main import with_site

if TYPE_CHECKING:
    from django.test import Client

    from assay.records.models import Application


@contextmanager
def a_site() -> Iterator[Path]:
    """A new site on SQLite in a folder of its own, with a shelf for editions; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as home:
        shelf = Path(home) / "shelf"
        for folder in (shelf, Path(home) / "static"):
            folder.mkdir()
        os.environ.pop("DATABASE_URL", None)
        os.environ |= {"ASSAY_HOME": home, "ASSAY_EDITIONS": str(shelf)}
        with_site()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        yield shelf
        connection.close()


def a_city(edition_id: str) -> tuple[Client, Application]:
    """Its lead, signed in, and its application, of which every criterion says something."""
    from django.test import Client

    from assay.journey.roles import Role
    from assay.journey.stages import Stage
    from assay.records.clock import now
    from assay.records.models import Application, Appointment, Membership, Person, Place, Site
    from assay.records.pinning import pinned_edition
    from assay.workflows import answers, cohorts
    from assay.workflows.sites import BECOMES_PUBLIC

    Site.objects.get_or_create(id=1, defaults={"demonstration": True, "becomes_public": BECOMES_PUBLIC})
    office, _ = Person.objects.get_or_create(email="office@example.org", name="Olga Office")
    Appointment.objects.get_or_create(person=office, role=Role.OFFICE)
    at, today = now(), now().date()
    cohort = cohorts.open_a_cohort(
        slug=f"demo-{edition_id}",
        name="A cohort",
        edition_id=edition_id,
        opens_on=today,
        answers_due_on=today + timedelta(days=30),
        findings_due_on=today + timedelta(days=60),
        committee_on=today + timedelta(days=80),
        announcement_on=today + timedelta(days=100),
        by=office,
    )
    place = Place.objects.create(id=f"demo:{edition_id}", name="Sample Harbor", country="US")
    lead = Person.objects.create_user(f"lead-of-{edition_id}@example.org", name="Ana Castro")
    application = Application.objects.create(
        place=place, cohort=cohort, stage=Stage.OPEN, created_at=at, stage_since=at
    )
    Membership.objects.create(person=lead, application=application, role=Role.LEAD)
    for number, item in enumerate(pinned_edition(application).items):
        draft = answers.ClaimDraft(rating=number % 2, explanation=f"The city does this ({item}).")
        answers.record_answer(application, item, draft, version=0, by=lead)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(lead)
    return client, application


def with_versions(
    application: Application, item: str, count: int, says: Callable[[int], str] = "Words {}.".format
) -> None:
    """Let the answer to `item` have so many versions, each of them a line of its history."""
    from assay.records.clock import now
    from assay.records.models import Answer, AnswerVersion, Person

    answer = Answer.objects.get(application=application, item=item)
    by = Person.objects.get(memberships__application=application)
    AnswerVersion.objects.bulk_create(
        AnswerVersion(answer=answer, number=number, rating=1, explanation=says(number), by=by, at=now())
        for number in range(answer.version + 1, count + 1)
    )
    answer.current = AnswerVersion.objects.get(answer=answer, number=count)
    answer.version = count
    answer.save()

"""What is set up in a site before its processes are killed: `python -m tests.crash.scenes NAME ARGUMENTS`."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from assay.commands.main import with_site

with_site()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402

from assay.commands.worker import Stop, run  # noqa: E402
from assay.journey.calendar import local_day  # noqa: E402
from assay.journey.roles import Role  # noqa: E402
from assay.journey.stages import Stage  # noqa: E402
from assay.notices.letters import Letter  # noqa: E402
from assay.records.clock import now  # noqa: E402
from assay.records.models import Job, Membership, Person, Place  # noqa: E402
from assay.site.files import Files  # noqa: E402
from assay.workflows import acts, files, jobs, messages  # noqa: E402
from assay.workflows.job_kinds import Kind  # noqa: E402
from assay.workflows.places import load_places  # noqa: E402
from tests import examples  # noqa: E402
from tests.documents import making  # noqa: E402

# At every moment it is day in one of them.
ZONES = ("America/New_York", "Asia/Tokyo", "Europe/Istanbul", "Pacific/Auckland")


def letters(count: str) -> None:
    """Letters that wait to be sent."""
    with transaction.atomic():
        for number in range(int(count)):
            letter = Letter("sample", "A subject", f"Letter {number}.")
            messages.queue(letter, to=f"person{number}@example.org", key=f"letter {number}")


def city(email: str) -> None:
    """A city that answers, with its lead. Prints the application's id, then the edition's items."""
    lead = Person.objects.create_user(email, examples.PASSWORD, name="Ana Castro")
    application = examples.an_open_application(lead=lead)
    print(application.pk, *examples.edition_of(application).items, sep="\n")


def crowd(together: str, alone: str) -> None:
    """So many people in one city, and so many who lead one each; all are signed in.

    Prints a line a person: her session, her application, and the item that is hers.
    """
    together_in = examples.an_open_application()
    items = examples.edition_of(together_in).items
    for number in range(int(together)):
        person = Person.objects.create_user(f"member{number}@example.org", name=f"Member {number}")
        Membership.objects.create(person=person, application=together_in, role=Role.CONTRIBUTOR)
        print(_signed_in(person), together_in.pk, items[number])
    for number in range(int(alone)):
        person = Person.objects.create_user(f"lead{number}@example.org", name=f"Lead {number}")
        application = examples.an_open_application(examples.a_place(f"Sample Town {number}"), lead=person)
        print(_signed_in(person), application.pk, items[number % len(items)])


def _signed_in(person: Person) -> str:
    """The key of a session, as signing in makes one: the passwords of fifty people take half a minute."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    assert session.session_key
    return session.session_key


def counts(count: str) -> None:
    """Jobs whose effect is one line in the log, and whose work leaves another."""
    with transaction.atomic():
        for number in range(int(count)):
            jobs.add("count", {"number": number}, key=f"count {number}")


def evidence(name: str, content: str) -> None:
    """An invented city that stated its interest, with a file."""
    application = examples.an_interest()
    with files.saving():
        files.store(SimpleUploadedFile(name, content.encode()), application=application)


def full() -> None:
    """An invented city in every stage, with files, several versions of an answer, letters and jobs."""
    # Of the shipped places those are enough of which the record tells.
    Place.objects.filter(recorded_events=None).delete()
    few = ("LC1", "DM1", "PA1")
    for number, (stage, make) in enumerate(examples.AT_STAGE.items()):
        place = examples.a_place(f"Sample Town {number}")
        lead = examples.ana() if stage is Stage.OPEN else examples.a_person(f"Lead {number}")
        more = {"claims": few} if number > 1 else {}
        cohort = {"cohort": examples.a_cohort("demo-autumn")} if stage is Stage.ANNOUNCED else {}
        application = make(place, lead=lead, **more, **cohort)
        if stage is Stage.OPEN:
            for item in ("DM1", "DM1", "DM2", "PA1"):
                examples.a_file_behind(application, item)


def older(migration: str) -> None:
    """A site as an earlier version left it: its rows are written by the models of that time."""
    for app in ("account", "sessions"):
        call_command("migrate", app, verbosity=0)
    call_command("migrate", "records", migration, verbosity=0)
    load_places()
    models = MigrationLoader(connection).project_state([("records", migration)]).apps
    place = models.get_model("records", "Place").objects.first()
    source = models.get_model("records", "Source").objects.create(address="https://example.org/certified")
    models.get_model("records", "RecordedEvent").objects.create(
        key="one", place=place, event="certified", source=source, since=now()
    )


def leads(count: str) -> None:
    """Cities whose answers are due in two days, where it is day; each has a lead who must be told."""
    cohort = examples.a_cohort()
    cohort.zone = next(zone for zone in ZONES if now().astimezone(ZoneInfo(zone)).hour in range(8, 22))
    cohort.answers_due_on = local_day(now(), cohort.zone) + timedelta(days=2)
    cohort.save()
    with transaction.atomic():
        for number in range(int(count)):
            lead = Person.objects.create_user(f"lead{number}@example.org", name=f"Lead {number}")
            examples.an_open_application(examples.a_place(f"Sample Town {number}"), lead=lead, cohort=cohort)
        Membership.objects.update(since=now() - timedelta(days=90))
    Job.objects.all().delete()


def long_file(pages: str) -> None:
    """An invented city that stated its interest, with a PDF whose pages wait to be made. Prints its id."""
    application = examples.an_interest()
    content = making.a_pdf(*[f"Page {number}" for number in range(int(pages))])
    with files.saving():
        print(files.store(SimpleUploadedFile("long.pdf", content), application=application).pk)


class SlowDisk(Files):
    """A disk that takes its time over each picture."""

    def _save(self, name: str, content: Any) -> str:
        time.sleep(0.2)
        return super()._save(name, content)


def slow_worker(lease: str) -> None:
    """A worker whose pictures are kept slowly enough to kill it between two of them."""
    pages = settings.STORAGES["pages"] | {"BACKEND": f"{__name__}.{SlowDisk.__name__}"}
    settings.STORAGES = settings.STORAGES | {"pages": pages}
    run(Stop(), lease_seconds=float(lease))


def worker(lease: str) -> None:
    """A worker that counts slowly enough to be killed in the middle of anything."""
    run(Stop(), lease_seconds=float(lease), kinds={"count": Kind(_count)})


def _count(payload: Any) -> Callable[[], None]:
    note = partial(acts.record, by=None, role="clock", about=str(payload["number"]))
    note("worked")
    time.sleep(random.random() / 20)

    def effect() -> None:
        note("counted")
        time.sleep(random.random() / 20)

    return effect


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])

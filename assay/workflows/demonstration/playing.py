"""Playing the demonstration: every invented city takes the steps that a real one would."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction

from assay.journey.access import TieGrade
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Appointment, Cohort, Job, Message, Person, Site
from assay.standard.library import default_edition, editions
from assay.workflows import ties
from assay.workflows.cohorts import open_a_cohort
from assay.workflows.demonstration import cast
from assay.workflows.demonstration.library import fill_library
from assay.workflows.demonstration.places import place_of
from assay.workflows.demonstration.steps import OWN_CITIES, Steps
from assay.workflows.demonstration.together import share_work
from assay.workflows.sites import BECOMES_PUBLIC

DOMAIN = "demonstration.example"


class RealSite(Exception):
    """The database holds a real site; a demonstration is never put into one."""


def play(*, tell: Callable[[str], None]) -> dict[str, tuple[str, str]]:
    """Make the demonstration in an empty site; all of it or nothing. Raises RealSite.

    `tell` is given a line for each thing done. Returns address and password of each login that is shown, by
    role; and of one that needs neither, the link. An empty dict where the demonstration exists already.
    """
    site = Site.objects.first()
    if site is not None and site.demonstration:
        return {}
    if site is not None or Person.objects.exists() or Application.objects.exists():
        raise RealSite
    with transaction.atomic():
        Site.objects.create(
            id=1,
            demonstration=True,
            operator="the makers of this demonstration",
            contact=f"office@{DOMAIN}",
            becomes_public=BECOMES_PUBLIC,
        )
        logins = _people(tell)
        steps = Steps(DOMAIN)
        with _without_letters():
            _announced_cohort(steps, tell)
            _returning_cohort(steps, tell)
            _running_cohort(steps, tell)
        logins[cast.BY_LINK] = (_signing_link(), "")
    return logins


def _signing_link() -> str:
    """Where the sponsor of the city that waits to be signed reads and signs, without an account."""
    letter = Message.objects.filter(kind="sign_off_asked", application__stage=Stage.SIGN_OFF).get()
    return next(line for line in letter.body.split() if "/sign/" in line)


def person(player: cast.Player) -> Person:
    return Person.objects.get(email=f"{player.key}@{DOMAIN}")


def _people(tell: Callable[[str], None]) -> dict[str, tuple[str, str]]:
    tell("people of the programme")
    logins = {}
    city = (cast.LEAD, cast.CONTRIBUTOR, cast.SPONSOR)
    for player in (cast.OFFICE, *cast.EXPERTS, *cast.COMMITTEE, *city):
        # Only logins that are shown get a password: nobody else's account can be entered.
        password = secrets.token_urlsafe(9) if player.shown else None
        made = Person.objects.create_user(
            f"{player.key}@{DOMAIN}", password, name=player.name, demonstration=True
        )
        Appointment.objects.bulk_create(Appointment(person=made, role=role) for role in player.roles)
        if password:
            logins[player.shown] = (made.email, password)
    return logins


@contextmanager
def _without_letters() -> Iterator[None]:
    """What the play wrote counts as sent: a first start must not pour a hundred letters on the console."""
    yield
    Message.objects.filter(state=Message.WAITING).update(state=Message.SENT, sent_at=now())
    Job.objects.filter(state=Job.READY).update(state=Job.DONE, done_at=now())


def _cohort(slug: str, name: str, edition_id: str, visit_from_level: str) -> Cohort:
    today = now().date()
    return open_a_cohort(
        slug=f"{Cohort.DEMONSTRATION}{slug}",
        name=name,
        edition_id=edition_id,
        opens_on=today - timedelta(days=60),
        answers_due_on=today + timedelta(days=21),
        findings_due_on=today + timedelta(days=60),
        committee_on=today + timedelta(days=90),
        announcement_on=today + timedelta(days=120),
        visit_from_level=visit_from_level,
        by=person(cast.OFFICE),
    )


def _running_cohort(steps: Steps, tell: Callable[[str], None]) -> None:
    edition = default_edition()
    cohort = _cohort("running", f"Demonstration cohort {now().year}", edition.id, edition.levels[-2].code)
    for city in cast.RUNNING:
        tell(f"{city.name} (invented): {city.stage}")
        application = steps.bring(city, cohort)
        if city.stage is Stage.OPEN and city.slug in OWN_CITIES and not city.returns:
            lead, contributor = person(cast.LEAD), person(cast.CONTRIBUTOR)
            share_work(application, lead=lead, contributor=contributor, domain=DOMAIN)
            fill_library(application, lead=lead)
    tied = place_of(cast.RUNNING[-1])
    ties.declare(
        person(cast.EXPERTS[0]),
        tied,
        grade=TieGrade.HARD,
        kind="Worked for the city until last year (invented).",
        by=person(cast.EXPERTS[0]),
    )


def _announced_cohort(steps: Steps, tell: Callable[[str], None]) -> None:
    """A cohort of the oldest edition, whose cities were announced last year."""
    cohort = _cohort("announced", "Demonstration cohort, announced", editions()[-1].id, "")
    _play_to_the_end(cohort, cast.ANNOUNCED, now().year - 1, steps, tell)


def _returning_cohort(steps: Steps, tell: Callable[[str], None]) -> None:
    """A cohort of the edition of today, told long enough ago for its city to apply again."""
    edition, year = default_edition(), now().year - cast.RETURNS_AFTER
    cohort = _cohort("earlier", f"Demonstration cohort {year}", edition.id, "")
    _play_to_the_end(cohort, cast.RETURNING, year, steps, tell)


def _play_to_the_end(
    cohort: Cohort, cities: Iterable[cast.City], year: int, steps: Steps, tell: Callable[[str], None]
) -> None:
    """Played now, and then dated back to where it belongs."""
    for city in cities:
        tell(f"{city.name} (invented): decided")
        steps.bring(city, cohort)
    Cohort.objects.filter(pk=cohort.pk).update(
        opens_on=date(year, 1, 15),
        answers_due_on=date(year, 4, 30),
        findings_due_on=date(year, 6, 30),
        committee_on=date(year, 9, 15),
        announcement_on=date(year, 10, 14),
    )
    steps.announce_in_the_past(cohort, date(year, 10, 14))

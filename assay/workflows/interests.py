"""Statements of interest: made by anyone, verified and answered by the programme office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from assay.journey.calendar import local_day
from assay.journey.eligibility import PastTries, PlaceFacts, by_past_tries, by_public_facts
from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.stages import NOT_RUNNING, Stage
from assay.journey.verdicts import YES, No, Verdict, first_no, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.models import Announcement, Application, Cohort, Interest, Person, Place
from assay.records.pinning import edition_of
from assay.standard.editions import Edition
from assay.standard.library import default_edition
from assay.workflows import messages
from assay.workflows.cohorts import open_cohort
from assay.workflows.invitations import invite
from assay.workflows.members import demand_appointed
from assay.workflows.moves import begin, lock, make_move
from assay.workflows.refusals import Refused, demand
from assay.workflows.sites import this_site


@dataclass(frozen=True)
class InterestDraft:
    """What a person writes to state her city's interest. `form_key` comes with the form, once."""

    name: str
    email: str
    job_title: str
    form_key: UUID
    sponsor_name: str = ""
    sponsor_email: str = ""
    words: str = ""


def place_named(place_id: str) -> Place:
    """The place of that id. Raises Refused where there is none."""
    place = Place.objects.filter(pk=place_id).first()
    if place is None:
        raise Refused(no(No.UNKNOWN_PLACE))
    return place


def public_verdict(place: Place) -> Verdict:
    """What anyone may be told about a place: it rests on its country and population alone."""
    cohort = open_cohort()
    edition = edition_of(cohort) if cohort else default_edition()
    facts = PlaceFacts(place.country, place.population, place.invented)
    return first_no(_site_verdict(place), by_public_facts(facts, edition))


def _site_verdict(place: Place) -> Verdict:
    """A demonstration is for invented places alone, and every other site for real ones."""
    if this_site().demonstration == place.invented:
        return YES
    return no(No.REAL_ONLY if place.invented else No.DEMONSTRATION_SITE)


def state_interest(place: Place, draft: InterestDraft) -> Interest:
    """Take a statement of interest. Raises Refused by public facts alone.

    The same form sent twice makes one statement. Whether the place applied before changes nothing that the
    sender sees: words, status, letters and the work done are the same.
    """
    demand(public_verdict(place))
    try:
        return _known(draft) or _state(place, draft)
    except IntegrityError:
        # The same form came twice in the same instant, and the other one was first.
        known = _known(draft)
        if known is None:
            raise
        return known


def _known(draft: InterestDraft) -> Interest | None:
    return Interest.objects.filter(form_key=draft.form_key).first()


def _state(place: Place, draft: InterestDraft) -> Interest:
    at = now()
    with transaction.atomic():
        application = begin(place, at=at)
        interest = Interest.objects.create(
            application=application,
            name=draft.name,
            email=draft.email.lower(),
            job_title=draft.job_title,
            sponsor_name=draft.sponsor_name,
            sponsor_email=draft.sponsor_email.lower(),
            words=draft.words,
            form_key=draft.form_key,
        )
        messages.queue(
            letters.interest_received(),
            to=interest.email,
            application=application,
            key=f"interest-received:{application.pk}",
        )
        messages.tell_office(
            letters.interest_for_office,
            f"/office/interests/{application.pk}",
            application=application,
            key=f"interest-for-office:{application.pk}",
        )
    return interest


def office_verdict(application: Application, edition: Edition) -> Verdict:
    """What only the office may know: whether the place is applying already, or too early to apply again."""
    others = Application.objects.filter(place=application.place).exclude(pk=application.pk)
    tries = PastTries(
        running=others.exclude(stage__in=NOT_RUNNING).exists(),
        not_certified_on=_last_told(application.place),
    )
    return by_past_tries(tries, edition, now().date())


def _last_told(place: Place) -> date | None:
    told = (
        Application.objects.filter(place=place, stage=Stage.TOLD)
        .select_related("cohort__announcement")
        .order_by("-cohort__announcement__at")
        .first()
    )
    if told is None:
        return None
    return local_day(told.the_cohort.announcement.at, told.the_cohort.zone)


def accept(application: Application, *, cohort: Cohort, verified_how: str, by: Person) -> None:
    """Record how the person was verified, take her city into `cohort`, and invite her. Raises Refused."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(application)
        # The place too: two statements of one place may be accepted at the same instant.
        Place.objects.select_for_update().get(pk=application.place_id)
        cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
        if now() > cohort.answers_close_at or Announcement.objects.filter(cohort=cohort).exists():
            demand(no(No.NO_OPEN_COHORT))
        demand(office_verdict(application, edition_of(cohort)))
        if cohort.demonstration != application.place.invented:
            demand(no(No.DEMONSTRATION_MIXED))
        interest = application.interest
        interest.verified_at, interest.verified_by = now(), by
        interest.verified_how = verified_how
        interest.save()
        application.cohort = cohort
        application.save(update_fields=["cohort"])
        make_move(application, Move.ACCEPT, by=by, role=Role.OFFICE)
        invite(application, role=Role.LEAD, email=interest.email, name=interest.name, by=by)


def decline(application: Application, *, answer: str, by: Person) -> None:
    """Decline with the sentence that says why; the sender gets it as a letter. Raises Refused."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(application)
        interest = application.interest
        interest.answer = answer
        interest.save()
        make_move(application, Move.DECLINE, by=by, role=Role.OFFICE, reason=answer)
        messages.queue(
            letters.declined(name=interest.name, answer=answer),
            to=interest.email,
            application=application,
            key=f"declined:{application.pk}",
        )

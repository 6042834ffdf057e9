"""People, places and applications that tests tell their stories with. All of them are invented.

Ana is the lead of Sample Harbor, Sol its sponsor; Bruno leads another city, Placeholder Falls; Chen and Dara
are experts, Olga works in the programme office, Mei and Noor sit on the committee. Whoever stands at a later
stage got there through the workflows, as people do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import (
    Application,
    Appointment,
    Cohort,
    Membership,
    Message,
    Person,
    Place,
    SignOff,
    Site,
    StoredFile,
    Task,
)
from assay.standard.editions import Edition
from assay.standard.library import edition
from assay.workflows import (
    announcements,
    answers,
    assignments,
    cohorts,
    decisions,
    interests,
    invitations,
    signatures,
    validation,
    visits,
)
from assay.workflows.answers import ClaimDraft
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.interests import InterestDraft
from assay.workflows.places import save_names
from assay.workflows.sites import BECOMES_PUBLIC
from assay.workflows.validation import FindingDraft

PASSWORD = "a long and quiet river"


def a_site(*, demonstration: bool = True) -> Site:
    site, _ = Site.objects.update_or_create(
        id=1, defaults={"demonstration": demonstration, "becomes_public": BECOMES_PUBLIC}
    )
    return site


def a_person(name: str, *roles: Role) -> Person:
    """The person of that name, made when she is first named, with her offices in the programme."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    person = Person.objects.filter(email=email).first() or Person.objects.create_user(
        email, PASSWORD, name=name
    )
    for role in roles:
        Appointment.objects.get_or_create(person=person, role=role)
    return person


def ana() -> Person:
    return a_person("Ana Castro")


def sol() -> Person:
    return a_person("Sol Mayor")


def bruno() -> Person:
    return a_person("Bruno Dias")


def chen() -> Person:
    return a_person("Chen Li", Role.EXPERT)


def dara() -> Person:
    return a_person("Dara Okoye", Role.EXPERT)


def olga() -> Person:
    return a_person("Olga Office", Role.OFFICE)


def mei() -> Person:
    return a_person("Mei Tanaka", Role.COMMITTEE)


def noor() -> Person:
    return a_person("Noor Haddad", Role.COMMITTEE)


def a_place(name: str = "Sample Harbor", *, population: int = 61_000, country: str = "US") -> Place:
    """An invented place; its name is found like every other's."""
    slug = name.lower().replace(" ", "-")
    place, made = Place.objects.get_or_create(
        id=f"{Place.INVENTED}{slug}",
        defaults={
            "name": name,
            "region": "",
            "country": country,
            "population": population,
            "population_year": 2023,
            "source": "invented",
        },
    )
    if made:
        save_names([place])
    return place


def a_cohort(slug: str = "demo-spring", *, edition_id: str = "wwc-2022", visit_from: str = "gold") -> Cohort:
    """A cohort that is open now, and stays so for a month."""
    existing = Cohort.objects.filter(pk=slug).first()
    if existing:
        return existing
    today = now().date()
    return cohorts.open_a_cohort(
        slug=slug,
        name="Spring cohort",
        edition_id=edition_id,
        opens_on=today - timedelta(days=30),
        answers_due_on=today + timedelta(days=30),
        findings_due_on=today + timedelta(days=60),
        committee_on=today + timedelta(days=80),
        announcement_on=today + timedelta(days=100),
        visit_from_level=visit_from,
        by=olga(),
    )


def an_interest(place: Place | None = None, *, lead: Person | None = None) -> Application:
    """A statement of interest that waits for the office."""
    if not Site.objects.exists():
        a_site()
    lead = lead or ana()
    draft = InterestDraft(
        name=lead.name,
        email=lead.email,
        job_title="Chief data officer",
        form_key=uuid4(),
        words="We are keen.",
    )
    olga()
    return interests.state_interest(place or a_place(), draft).application


def token_in_latest_invitation(application: Application) -> str:
    message = Message.objects.filter(application=application, kind="invitation").latest("written_at")
    return message.body.split("/invitation/")[1].split()[0]


def an_open_application(
    place: Place | None = None, *, lead: Person | None = None, cohort: Cohort | None = None
) -> Application:
    """An application that its lead can answer."""
    lead = lead or ana()
    application = an_interest(place, lead=lead)
    interests.accept(application, cohort=cohort or a_cohort(), verified_how="called the city hall", by=olga())
    invitations.take_up(token_in_latest_invitation(application), person=lead)
    return Application.objects.get(pk=application.pk)


def edition_of(application: Application) -> Edition:
    assert application.cohort is not None
    return edition(application.cohort.edition_id)


OUTCOME = {
    "option": "",
    "goal": "Goal 11",
    "measure": "Days with clean air",
    "unit": "days a year",
    "baseline": "200",
    "current": "260",
    "period": "2022 to 2024",
    "source": "the invented air office",
}


def a_claim(application: Application, item: str, *, rating: int = 1, by: Person | None = None) -> None:
    """Claim one item with all that a submission needs."""
    by = by or Person.objects.get(memberships__application=application, memberships__role=Role.LEAD)
    found = edition_of(application)
    outcome: dict[str, str] = {}
    if found.outcome is not None and item == found.outcome.code:
        outcome = {**OUTCOME, "option": found.outcome.options[0].code}
    draft = ClaimDraft(
        rating=rating,
        outcome=outcome,
        explanation=f"The city does this ({item}).",
        add=(EvidenceDraft(title=f"Proof of {item}", addresses=[f"https://harbor.example/{item}"]),),
    )
    existing = application.answers.filter(item=item).first()
    answers.record_answer(application, item, draft, version=existing.version if existing else 0, by=by)


def due_in(days: int, given: list[Task]) -> list[Task]:
    """Tasks due in so many days, or so many days ago, as if the clock had gone on since they were given."""
    due_on = now().date() + timedelta(days=days)
    Task.objects.filter(pk__in=[task.pk for task in given]).update(due_on=due_on)
    return given


def a_file_behind(application: Application, item: str, *, by: Person | None = None) -> StoredFile:
    """A file in the library that stands behind the claim of one item."""
    by = by or Person.objects.get(memberships__application=application, memberships__role=Role.LEAD)
    upload = SimpleUploadedFile("charter.txt", f"The charter behind {item}.".encode())
    draft = ClaimDraft(
        rating=1,
        explanation=f"The city does this ({item}).",
        add=(EvidenceDraft(title=f"Charter for {item}", files=[upload]),),
    )
    existing = application.answers.filter(item=item).first()
    version = existing.version if existing else 0
    answers.record_answer(application, item, draft, version=version, by=by)
    return StoredFile.objects.filter(application=application).latest("stored_at")


def a_submitted_application(
    place: Place | None = None,
    *,
    lead: Person | None = None,
    sponsor: Person | None = None,
    cohort: Cohort | None = None,
    claims: Iterable[str] | None = None,
) -> Application:
    """An application that its sponsor signed; without `claims` everything is claimed."""
    lead = lead or ana()
    application = an_open_application(place, lead=lead, cohort=cohort)
    for item in claims if claims is not None else edition_of(application).items:
        a_claim(application, item, by=lead)
    return submitted(application, lead=lead, sponsor=sponsor)


def submitted(
    application: Application, *, lead: Person | None = None, sponsor: Person | None = None
) -> Application:
    """An open application as it is answered now, signed and submitted."""
    lead, sponsor = lead or ana(), sponsor or sol()
    Membership.objects.create(person=sponsor, application=application, role=Role.SPONSOR)
    signatures.ask_for_sign_off(application, by=lead)
    signed(application, by=sponsor)
    return Application.objects.get(pk=application.pk)


def signed(application: Application, *, by: Person | None = None) -> SignOff:
    """Signed by somebody who has just read it."""
    return signatures.sign_off(
        application,
        statement="All of it is true.",
        agreed=True,
        read=signatures.what_is_signed(application),
        by=by or sol(),
    )


def an_application_in_validation(
    place: Place | None = None, *, experts: tuple[Person, Person] | None = None, **more: object
) -> Application:
    application = a_submitted_application(place, **more)
    return validated(application, experts=experts)


def validated(application: Application, *, experts: tuple[Person, Person] | None = None) -> Application:
    """A submitted application, given to its experts."""
    for expert in experts or (chen(), dara()):
        assignments.assign(application, expert, by=olga())
    assignments.start_validation(application, by=olga())
    return Application.objects.get(pk=application.pk)


def a_settled_application(
    place: Place | None = None,
    *,
    found: Mapping[str, int] | None = None,
    not_applicable: Iterable[str] = (),
    **more: object,
) -> Application:
    """All findings settled in agreement: each claim as claimed, unless `found` says otherwise."""
    application = an_application_in_validation(place, **more)
    away = set(not_applicable)
    experts = [assignment.expert for assignment in assignments.standing(application)]
    settled = set(application.settled_findings.values_list("item", flat=True))
    for item in edition_of(application).items:
        if item in settled:
            continue
        rating = (found or {}).get(item, 1)
        draft = (
            FindingDraft(not_applicable=True, reason="Does not apply.")
            if item in away
            else FindingDraft(rating=rating, reason="Seen." if rating else "Not seen.")
        )
        for expert in experts:
            validation.hand_in(application, item, draft, by=expert)
    validation.close_validation(application, by=olga())
    return Application.objects.get(pk=application.pk)


def an_application_before_the_committee(place: Place | None = None, **more: object) -> Application:
    application = a_settled_application(place, **more)
    if visits.is_due(application):
        visits.plan_visit(application, by=olga())
        visits.record_visit(
            Application.objects.get(pk=application.pk),
            on=date(2026, 3, 3),
            people="The experts and the city's team",
            notes="All seen.",
            by=olga(),
        )
    else:
        visits.skip_visit(application, by=olga())
    decisions.bring_before_committee(application, by=olga())
    return Application.objects.get(pk=application.pk)


def a_decided_application(place: Place | None = None, **more: object) -> Application:
    """Decided as the card says, under embargo."""
    application = an_application_before_the_committee(place, **more)
    level = visits.settled_card(application).level
    decisions.decide(application, level=level, reason="", members=[mei(), noor()], by=mei())
    return Application.objects.get(pk=application.pk)


def announced_at(cohort: Cohort, *, ago: timedelta = timedelta(minutes=1)) -> None:
    """Let the instant of `cohort` be past, as if the clock had gone on; its letters are written."""
    announcement = announcements.set_instant(cohort, at=now() + timedelta(hours=1), by=olga())
    announcement.at = now() - ago
    announcement.save()
    announcements.announce(cohort)


def an_announced_application(place: Place | None = None, **more: object) -> Application:
    application = a_decided_application(place, **more)
    assert application.cohort is not None
    announced_at(application.cohort)
    return Application.objects.get(pk=application.pk)


# How each stage is reached that has pages already.
AT_STAGE = {
    Stage.INTEREST: an_interest,
    Stage.OPEN: an_open_application,
    Stage.SUBMITTED: a_submitted_application,
    Stage.VALIDATION: an_application_in_validation,
    Stage.SETTLED: a_settled_application,
    Stage.COMMITTEE: an_application_before_the_committee,
    Stage.DECIDED: a_decided_application,
    Stage.ANNOUNCED: an_announced_application,
}

"""The steps that an invented city takes, up to the stage where the demonstration leaves it."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.gathering import answers_of
from assay.records.models import Announcement, Application, Cohort, Membership, Message, Person, Place
from assay.records.pinning import pinned_edition
from assay.standard.editions import Edition
from assay.workflows import (
    announcements,
    answers,
    assignments,
    decisions,
    interests,
    invitations,
    last_time,
    signatures,
    validation,
    visits,
)
from assay.workflows.answers import ClaimDraft
from assay.workflows.demonstration import cast
from assay.workflows.demonstration.cast import City
from assay.workflows.demonstration.places import place_of
from assay.workflows.demonstration.wording import explanation, finding_reason, outcome_figures
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.interests import InterestDraft
from assay.workflows.validation import FindingDraft

# The stages in the order in which a city comes to them.
_WAY = (
    Stage.INTEREST,
    Stage.ELIGIBLE,
    Stage.OPEN,
    Stage.SIGN_OFF,
    Stage.SUBMITTED,
    Stage.VALIDATION,
    Stage.SETTLED,
    Stage.VISIT,
    Stage.FACTS_CHECK,
    Stage.COMMITTEE,
    Stage.DECIDED,
)
_ENDS = {
    Stage.DECLINED: Stage.INTEREST,
    Stage.WITHDRAWN: Stage.OPEN,
    Stage.ANNOUNCED: Stage.DECIDED,
    Stage.TOLD: Stage.DECIDED,
}


class Steps:
    """Takes cities through the workflows as the people of the cast."""

    def __init__(self, domain: str) -> None:
        self.domain = domain
        self.office = self._player(cast.OFFICE)
        self.experts = [self._player(player) for player in cast.EXPERTS]
        self.committee = [self._player(player) for player in cast.COMMITTEE]

    def _player(self, player: cast.Player) -> Person:
        return Person.objects.get(email=f"{player.key}@{self.domain}")

    def bring(self, city: City, cohort: Cohort) -> Application:
        """Take `city` through `cohort` up to its stage."""
        application = self._state_interest(city)
        if city.stage is Stage.DECLINED:
            interests.decline(
                application, answer="The office could not verify the sender (invented).", by=self.office
            )
            return application
        goal = _ENDS.get(city.stage, city.stage)
        steps = {
            Stage.ELIGIBLE: lambda: self._accept(application, cohort),
            Stage.OPEN: lambda: self._answer(city, application),
            Stage.SIGN_OFF: lambda: signatures.ask_for_sign_off(application, by=self._lead(application)),
            Stage.SUBMITTED: lambda: self._sign(application),
            Stage.VALIDATION: lambda: self._validate(city, application),
            Stage.SETTLED: lambda: validation.close_validation(application, by=self.office),
            Stage.VISIT: lambda: self._visit(application),
            Stage.FACTS_CHECK: lambda: self._record_visit(application),
            Stage.COMMITTEE: lambda: decisions.bring_before_committee(application, by=self.office),
            Stage.DECIDED: lambda: self._decide(application),
        }
        for stage in _WAY[1 : _WAY.index(goal) + 1]:
            steps[stage]()
            application.refresh_from_db()
        if city.stage is Stage.WITHDRAWN:
            signatures.withdraw(
                application, reason="Next year suits us better (invented).", by=self._lead(application)
            )
        return application

    def _state_interest(self, city: City) -> Application:
        place = place_of(city)
        ours = city.slug in OWN_CITIES
        lead = self._player(cast.LEAD) if ours else None
        draft = InterestDraft(
            name=lead.name if lead else f"Lead of {city.name}",
            email=lead.email if lead else f"lead@{city.slug}.example",
            job_title="Chief data officer",
            form_key=uuid4(),
            words="Invented for the demonstration.",
        )
        return interests.state_interest(place, draft).application

    def _accept(self, application: Application, cohort: Cohort) -> None:
        interests.accept(
            application,
            cohort=cohort,
            verified_how="By telephone through the city hall (invented).",
            by=self.office,
        )

    def _answer(self, city: City, application: Application) -> None:
        lead = self._lead(application)
        edition = pinned_edition(application)
        if city.returns:
            self._look_again(city, application, lead)
            return
        for number, code in enumerate(chosen(edition, city.claimed)):
            self._claim(city, application, code, edition.most[code], lead, with_file=number == 0)
        if edition.outcome is not None and city.outcome and city.claimed:
            self._claim(city, application, edition.outcome.code, 1, lead)

    def _look_again(self, city: City, application: Application, lead: Person) -> None:
        last_time.carry_over(application, by=lead)
        standing = answers_of(application)
        for code in chosen(pinned_edition(application), city.claimed):
            draft = answers.draft_of(standing[code].current)
            answers.record_answer(application, code, draft, version=standing[code].version, by=lead)

    def _claim(
        self,
        city: City,
        application: Application,
        item: str,
        rating: int,
        lead: Person,
        *,
        with_file: bool = False,
    ) -> None:
        edition, place = pinned_edition(application), application.place
        year = now().year - 1 - city.years_ago
        slug = place.pk.removeprefix(Place.INVENTED)
        proof = EvidenceDraft(
            title=f"{item}: the document (invented)",
            addresses=[f"https://{slug}.example/documents/{item.lower()}"],
            period_from=date(year, 1, 1),
            period_to=date(year, 12, 31),
        )
        added = [proof]
        if with_file:
            text = f"Minutes of an invented meeting in {place.name}.\n"
            added.append(
                EvidenceDraft(
                    title="Minutes (invented)",
                    files=[SimpleUploadedFile("minutes.txt", text.encode(), "text/plain")],
                )
            )
        is_outcome = edition.outcome is not None and item == edition.outcome.code
        draft = ClaimDraft(
            rating=rating,
            explanation=explanation(place.name, edition.item(item)),
            outcome=outcome_figures(edition) if is_outcome else {},
            add=added,
        )
        answers.record_answer(application, item, draft, version=0, by=lead)

    def _lead(self, application: Application) -> Person:
        """The lead, who takes up her invitation when she first acts; her sponsor comes with her."""
        member = Membership.objects.standing().filter(application=application, role=Role.LEAD).first()
        if member is not None:
            return member.person
        interest = application.interest
        known = Person.objects.filter(email=interest.email).first()
        lead = known or Person.objects.create_user(
            interest.email, None, name=interest.name, demonstration=True
        )
        letter = Message.objects.filter(application=application, kind="invitation").latest("written_at")
        invitations.take_up(letter.body.split("/invitation/")[1].split()[0], person=lead)
        ours = application.place_id.removeprefix(Place.INVENTED) in OWN_CITIES
        sponsor = self._player(cast.SPONSOR) if ours else self._other_sponsor(application)
        invitations.open_part(application, person=sponsor, role=Role.SPONSOR)
        if ours:
            invitations.open_part(application, person=self._player(cast.CONTRIBUTOR), role=Role.CONTRIBUTOR)
        application.refresh_from_db()
        return lead

    def _other_sponsor(self, application: Application) -> Person:
        slug = application.place_id.removeprefix(Place.INVENTED)
        email = f"sponsor@{slug}.example"
        known = Person.objects.filter(email=email).first()
        return known or Person.objects.create_user(
            email, None, name=f"Sponsor of {application.place.name}", demonstration=True
        )

    def _sign(self, application: Application) -> None:
        sponsor = Person.objects.get(memberships__application=application, memberships__role=Role.SPONSOR)
        signatures.sign_off(
            application,
            statement="Signed for the demonstration.",
            agreed=True,
            read=signatures.what_is_signed(application),
            by=sponsor,
        )

    def _validate(self, city: City, application: Application) -> None:
        pair = self.experts[:2]
        for expert in pair:
            assignments.assign(application, expert, by=self.office)
        assignments.start_validation(application, by=self.office)
        application.refresh_from_db()
        edition = pinned_edition(application)
        claimed = chosen(edition, city.claimed)
        away = [code for code in reversed(claimed) if code not in edition.must_haves][: city.not_applicable]
        kept = set(chosen(edition, city.found))
        disputed = set(claimed[-city.disputed :]) if city.disputed else set()
        outcome = [edition.outcome.code] if edition.outcome is not None and city.outcome else []
        for number, item in enumerate([*claimed, *outcome]):
            rating = min(city.rating, 1 if item in outcome else edition.most[item])
            seen = rating if item in kept or item in outcome else 0
            # A city still in validation keeps a few items that nobody has judged, for the queue to show.
            if city.stage is Stage.VALIDATION and number % 4 == 3 and item not in disputed:
                continue
            for expert in pair:
                differs = item in disputed and expert is pair[1]
                draft = FindingDraft(
                    rating=None if item in away else (0 if seen else 1) if differs else seen,
                    not_applicable=item in away,
                    reason=finding_reason(edition.item(item), met=bool(seen) != differs),
                )
                validation.hand_in(application, item, draft, by=expert)

    def _visit(self, application: Application) -> None:
        if visits.is_due(application):
            visits.plan_visit(application, by=self.office)
        else:
            visits.skip_visit(application, by=self.office)

    def _record_visit(self, application: Application) -> None:
        if application.stage == Stage.VISIT:
            visits.record_visit(
                application,
                on=now().date(),
                people="Edith Expert, Emil Expert and the city's team (invented)",
                notes="What the documents say was seen at work (invented).",
                by=self.office,
            )

    def _decide(self, application: Application) -> None:
        level = visits.settled_card(application).level
        decisions.decide(application, level=level, reason="", members=self.committee, by=self.committee[0])

    def announce_in_the_past(self, cohort: Cohort, on: date) -> None:
        """Give the cohort an instant that has passed; a real one can only be set ahead."""
        at = datetime.combine(on, time(9), ZoneInfo(cohort.zone))
        Announcement.objects.create(cohort=cohort, at=at, set_by=self.office, set_at=now())
        announcements.announce(cohort)


OWN_CITIES = ("sample-harbor", "placeholder-falls", "rehearsal-bay")


def chosen(edition: Edition, count: int) -> list[str]:
    """`count` criteria, the must-haves first, then in the edition's order."""
    others = [code for code in edition.by_code if code not in edition.must_haves]
    return [*edition.must_haves, *others][:count]

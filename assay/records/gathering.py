"""Rows gathered into the values that the pure packages work with. Read by workflows and reports alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from assay.journey.access import TieGrade, TieHeld
from assay.journey.completeness import AnswerState
from assay.journey.histories import How
from assay.records.models import (
    Answer,
    Application,
    Assignment,
    Citation,
    Decision,
    EvidencePart,
    LateCitation,
    Membership,
    Person,
    SettledFinding,
    Tie,
    Waiver,
)
from assay.scoring import NOT_APPLICABLE, Claims, Findings, OutcomeStanding
from assay.standard.editions import Edition


def answers_of(application: Application) -> dict[str, Answer]:
    """The answers by item, each with its current version and evidence, in a constant number of queries."""
    return {answer.item: answer for answer in _answers(application)}


def claims_held(application: Application) -> dict[str, Answer]:
    """The same without what the evidence is made of: enough for what is claimed, and what is lacking."""
    answers = Answer.objects.filter(application=application).select_related("current__by")
    return {answer.item: answer for answer in answers.prefetch_related(cited("current__"))}


def answer_of(application: Application, item: str) -> Answer | None:
    """One answer, with the same; None where nothing was saved yet."""
    return _answers(application).filter(item=item).first()


def _answers(application: Application) -> QuerySet[Answer]:
    answers = Answer.objects.filter(application=application).select_related("current__by")
    return answers.prefetch_related(*with_evidence("current__"))


def with_evidence(
    prefix: str = "", through: type[Citation] | type[LateCitation] = Citation
) -> tuple[Prefetch, ...]:
    """What to prefetch of versions, or of what `prefix` leads to, to read their evidence. Two queries."""
    parts = EvidencePart.objects.select_related("file")
    return cited(prefix, through), Prefetch(f"{prefix}citations__source__parts", parts)


def cited(prefix: str = "", through: type[Citation] | type[LateCitation] = Citation) -> Prefetch:
    """The citations alone, in one query, in the order in which their evidence came."""
    citations = through.objects.select_related("source__evidence").order_by(
        "source__evidence__added_at", "source__evidence"
    )
    return Prefetch(f"{prefix}citations", citations)


def standing_citations(application: Application) -> dict[UUID, list[Citation]]:
    """The citations of the answers that stand, by the id of the piece of evidence. One query."""
    rows = Citation.objects.filter(
        answer_version__answer__application=application,
        answer_version=F("answer_version__answer__current"),
    )
    found: dict[UUID, list[Citation]] = defaultdict(list)
    for row in rows.select_related("source", "answer_version__answer").order_by(
        "answer_version__answer__item"
    ):
        found[row.source.evidence_id].append(row)
    return found


def state_of(answer: Answer | None) -> AnswerState:
    """What is known of one answer, for the rules of completeness."""
    if answer is None or answer.current is None:
        return AnswerState()
    current = answer.current
    return AnswerState(
        rating=current.rating,
        explained=bool(current.explanation.strip()),
        evidence=len(current.citations.all()),
        outcome=current.outcome,
        from_last_time=current.how == How.LAST_TIME,
    )


def claims_of(answers: dict[str, Answer], edition: Edition) -> Claims:
    """What the city claims. A criterion without a rating is not claimed."""
    ratings = {
        item: answer.current.rating
        for item, answer in answers.items()
        if answer.current is not None and answer.current.rating
    }
    outcome = edition.outcome is not None and bool(ratings.pop(edition.outcome.code, 0))
    return Claims(ratings, outcome)


def settled_of(application: Application) -> dict[str, SettledFinding]:
    """The settled findings by item."""
    return {
        one.item: one for one in SettledFinding.objects.filter(application=application).select_related("by")
    }


def unsettled(settled: dict[str, SettledFinding], edition: Edition) -> list[str]:
    """The items that have no settled finding, in the edition's order."""
    return [item for item in edition.items if item not in settled]


def findings_of(settled: dict[str, SettledFinding], edition: Edition) -> Findings:
    """The settled findings as scoring takes them. Raises ValueError while an item is unsettled."""
    if missing := unsettled(settled, edition):
        raise ValueError(f"unsettled: {missing}")
    ratings = {
        code: NOT_APPLICABLE if settled[code].not_applicable else settled[code].rating or 0
        for code in edition.by_code
    }
    not_claimed = frozenset(code for code in edition.by_code if settled[code].how == "not claimed")
    outcome = None
    if edition.outcome is not None:
        found = settled[edition.outcome.code].rating
        outcome = OutcomeStanding.FOUND if found else OutcomeStanding.NOT_FOUND
    return Findings(ratings, outcome, not_claimed)


# By the ids of a person and an application; nothing where there is no tie.
Bonds = Mapping[tuple[UUID, UUID], list[TieHeld]]


def bonds(people: Iterable[Person], applications: Iterable[Application]) -> Bonds:
    """The standing ties of `people` to the applications' places, and whether each was waived there.

    Who ever took part in an application of a place is tied to it, whatever she declared. Three queries,
    however many people and applications.
    """
    applications, persons = list(applications), [person.pk for person in people]
    places = {application.place_id for application in applications}
    ties = list(Tie.objects.filter(person__in=persons, place__in=places, ended_at=None))
    waivers = Waiver.objects.filter(application__in=applications, rule="tie")
    waived = set(waivers.values_list("application", "about"))
    # Those that have ended too.
    parts = Membership.objects.filter(person__in=persons, application__place__in=places)
    members = set(parts.values_list("person", "application__place"))
    found: dict[tuple[UUID, UUID], list[TieHeld]] = defaultdict(list)
    for application in applications:
        for tie in ties:
            if application.place_id == tie.place_id:
                held = TieHeld(TieGrade(tie.grade), (application.pk, str(tie.pk)) in waived)
                found[tie.person_id, application.pk].append(held)
        for person, place in members:
            if application.place_id == place:
                found[person, application.pk].append(TieHeld(TieGrade.HARD))
    return found


def ties_of(person: Person, application: Application) -> list[TieHeld]:
    """What ties one person to one application."""
    return bonds([person], [application]).get((person.pk, application.pk), [])


def is_assigned(person: Person, application: Application) -> bool:
    return Assignment.objects.filter(application=application, expert=person, ended_at=None).exists()


def has_assessed(person: Person, application: Application) -> bool:
    """Whether she was ever assigned to it, or settled one of its findings."""
    assigned = Assignment.objects.filter(application=application, expert=person).exists()
    return assigned or SettledFinding.objects.filter(application=application, by=person).exists()


def standing_decision(application: Application) -> Decision | None:
    """The decision that no later one replaces."""
    rows = Decision.objects.filter(application=application, replaced_by=None)
    return rows.select_related("recorded_by").first()

"""Rows gathered into the values that the pure packages work with. Read by workflows and reports alike."""

from __future__ import annotations

from assay.journey.access import TieGrade, TieHeld
from assay.journey.completeness import AnswerState
from assay.records.models import Answer, Application, Assignment, Person, SettledFinding, Tie, Waiver
from assay.scoring import NOT_APPLICABLE, Claims, Findings, OutcomeStanding
from assay.standard.editions import Edition


def answers_of(application: Application) -> dict[str, Answer]:
    """The answers by item, each with its current version and evidence, in a constant number of queries."""
    answers = (
        Answer.objects.filter(application=application)
        .select_related("current__by")
        .prefetch_related("current__evidence__file")
    )
    return {answer.item: answer for answer in answers}


def state_of(answer: Answer | None) -> AnswerState:
    """What is known of one answer, for the rules of completeness."""
    if answer is None or answer.current is None:
        return AnswerState()
    current = answer.current
    return AnswerState(
        rating=current.rating,
        explained=bool(current.explanation.strip()),
        evidence=len(current.evidence.all()),
        outcome=current.outcome,
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


def ties_of(person: Person, application: Application) -> list[TieHeld]:
    """The standing ties of a person to the application's place, and whether each was waived."""
    ties = Tie.objects.filter(person=person, place_id=application.place_id, ended_at=None)
    waived = Waiver.objects.filter(application=application, rule="tie", about=str(person.pk)).exists()
    return [TieHeld(TieGrade(tie.grade), waived) for tie in ties]


def is_assigned(person: Person, application: Application) -> bool:
    return Assignment.objects.filter(application=application, expert=person, ended_at=None).exists()


def has_assessed(person: Person, application: Application) -> bool:
    """Whether she was ever assigned to it, or settled one of its findings."""
    assigned = Assignment.objects.filter(application=application, expert=person).exists()
    return assigned or SettledFinding.objects.filter(application=application, by=person).exists()

"""Findings: each expert's own, blind to the other's until both are in, and then settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from assay.journey.access import may_find, may_judge
from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import YES, No, Verdict, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.gathering import is_assigned, settled_of, ties_of, unsettled
from assay.records.models import (
    Answer,
    AnswerVersion,
    Application,
    Assignment,
    Finding,
    Person,
    SettledFinding,
)
from assay.records.pinning import pinned_edition
from assay.standard.editions import Edition
from assay.workflows import acts, messages, ratings
from assay.workflows.assignments import EXPERTS_NEEDED, findings_in
from assay.workflows.members import demand_appointed
from assay.workflows.moves import lock, make_move
from assay.workflows.refusals import Refused, demand


@dataclass(frozen=True)
class FindingDraft:
    """What an expert wrote. `reason` is for the city, `private_notes` for nobody else."""

    rating: int | None = None
    not_applicable: bool = False
    marks: Mapping[str, bool] = field(default_factory=dict)
    reason: str = ""
    private_notes: str = ""


def save_finding(application: Application, item: str, draft: FindingDraft, *, by: Person) -> Finding:
    """Keep an expert's draft; nobody else sees it. Raises Refused."""
    with transaction.atomic():
        application = lock(application)
        edition = pinned_edition(application)
        mine = Finding.objects.filter(application=application, item=item, expert=by).first()
        demand(_may_find(application, item, mine, by))
        rating = _rating(item, draft, edition)
        finding = mine or Finding(application=application, item=item, expert=by)
        finding.rating = None if draft.not_applicable else rating
        finding.not_applicable = draft.not_applicable
        finding.marks = dict(draft.marks)
        finding.reason, finding.private_notes = draft.reason, draft.private_notes
        finding.answer_version = _judged(application, item)
        finding.saved_at = now()
        finding.save()
    return finding


def hand_in(application: Application, item: str, draft: FindingDraft, *, by: Person) -> Finding:
    """Save and hand in. Once both are in, agreement settles and disagreement goes to the office.

    Raises Refused; nothing is saved then.
    """
    with transaction.atomic():
        finding = save_finding(application, item, draft, by=by)
        edition = pinned_edition(application)
        if finding.rating is None and not finding.not_applicable:
            raise Refused(no(No.RATING_MISSING))
        if finding.not_applicable and edition.always_applies(item):
            raise Refused(no(No.MUST_HAVE_APPLIES))
        if not finding.reason.strip():
            raise Refused(no(No.REASON_MISSING))
        finding.handed_in_at = now()
        finding.save()
        acts.record(
            "hand-in-finding",
            by=by,
            role=Role.EXPERT,
            application=application,
            about=item,
            after={"answer_version": finding.answer_version_id},
        )
        _settle_if_agreed(application, item)
    return finding


def _settle_if_agreed(application: Application, item: str) -> None:
    handed_in = [one for one in findings_in(application).get(item, []) if one.handed_in_at]
    if len(handed_in) < EXPERTS_NEEDED:
        return
    first, second = handed_in
    same_answer = first.answer_version_id == second.answer_version_id
    same_rating = (first.rating, first.not_applicable) == (second.rating, second.not_applicable)
    if same_answer and same_rating:
        marks = first.marks if first.marks == second.marks else {}
        text = drafted_text(handed_in)
        _write_settled(application, item, first.rating, first.not_applicable, text, None, marks=marks)
        return
    pair = f"{first.pk}:{second.pk}:{first.answer_version_id}"
    messages.tell_office(
        letters.disagreement_for_office,
        f"/office/applications/{application.pk}",
        application=application,
        key=f"disagreement:{pair}",
    )


def drafted_text(findings: list[Finding]) -> str:
    """A first wording of the settled finding, from the reasons of both."""
    reasons = dict.fromkeys(finding.reason.strip() for finding in findings)
    return "\n\n".join(reason for reason in reasons if reason)


def settle(
    application: Application,
    item: str,
    *,
    rating: int | None,
    not_applicable: bool,
    text: str,
    by: Person,
) -> SettledFinding:
    """The office settles where the experts disagree, in a text of its own, and signs. Raises Refused."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(application)
        edition = pinned_edition(application)
        demand(may_settle(application, item, by))
        if not text.strip():
            demand(no(No.REASON_MISSING))
        if not_applicable and edition.always_applies(item):
            demand(no(No.MUST_HAVE_APPLIES))
        if rating is None and not not_applicable:
            demand(no(No.RATING_MISSING))
        if not not_applicable:
            rating = _rating(item, FindingDraft(rating=rating), edition)
        settled = _write_settled(
            application, item, None if not_applicable else rating, not_applicable, text, by
        )
        acts.record("settle", by=by, role=Role.OFFICE, application=application, about=item)
    return settled


def may_settle(application: Application, item: str, by: Person) -> Verdict:
    """Whether `by` may settle an item: both findings in, on the answer as it stands, not yet settled.

    Whoever judged this city as an expert, or is tied to it, leaves it to somebody else.
    """
    if Assignment.objects.filter(application=application, expert=by).exists():
        return no(No.ASSESSED_THIS_CITY)
    if not (verdict := may_judge(ties_of(by, application))):
        return verdict
    if application.stage != Stage.VALIDATION:
        return no(No.WRONG_STAGE, stage=application.stage)
    if SettledFinding.objects.filter(application=application, item=item).exists():
        return no(No.ALREADY_SETTLED)
    handed_in = [one for one in findings_in(application).get(item, []) if one.handed_in_at]
    if len(handed_in) < EXPERTS_NEEDED:
        return no(No.NOT_BOTH_IN)
    judged = _judged(application, item)
    if any(one.answer_version != judged for one in handed_in):
        return no(No.ANSWER_MOVED_ON)
    return YES


def close_validation(application: Application, *, by: Person) -> None:
    """Go on from validation, once nothing is unsettled. Raises Refused."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(application)
        missing = unsettled(settled_of(application), pinned_edition(application))
        if missing:
            demand(no(No.UNSETTLED, items=tuple(missing)))
        make_move(application, Move.CLOSE_VALIDATION, by=by, role=Role.OFFICE)


def _write_settled(
    application: Application,
    item: str,
    rating: int | None,
    not_applicable: bool,
    text: str,
    by: Person | None,
    *,
    marks: Mapping[str, bool] | None = None,
) -> SettledFinding:
    return SettledFinding.objects.create(
        application=application,
        item=item,
        rating=rating,
        not_applicable=not_applicable,
        marks=dict(marks or {}),
        answer_version=_judged(application, item),
        text=text,
        how="agreed" if by is None else "settled",
        by=by,
        at=now(),
    )


def _may_find(application: Application, item: str, mine: Finding | None, by: Person) -> Verdict:
    if SettledFinding.objects.filter(application=application, item=item).exists():
        return no(No.ALREADY_SETTLED)
    return may_find(
        is_assigned(by, application),
        ties_of(by, application),
        Stage(application.stage),
        mine is not None and mine.handed_in_at is not None,
    )


def _judged(application: Application, item: str) -> AnswerVersion | None:
    """The version of the answer that stands now."""
    answer = Answer.objects.filter(application=application, item=item).select_related("current").first()
    return answer.current if answer else None


def _rating(item: str, draft: FindingDraft, edition: Edition) -> int | None:
    asked = ratings.asked(item, edition)
    marked = ratings.by_checklist(asked, draft.marks)
    return ratings.on_scale(asked, draft.rating, edition) if marked is None else marked

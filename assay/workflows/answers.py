"""Answers: saved as often as a city likes, each time as a version, and never over another's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from assay.journey.access import may_answer
from assay.journey.histories import How, is_same_sitting, loses_nothing
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, no
from assay.records.clock import now
from assay.records.gathering import cited
from assay.records.models import (
    Answer,
    AnswerVersion,
    Application,
    Citation,
    Evidence,
    EvidenceVersion,
    LateCitation,
    LateDraft,
    Person,
)
from assay.records.pinning import pinned_edition
from assay.standard.editions import Edition
from assay.workflows import acts, evidence, files, ratings
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.members import demand_member
from assay.workflows.moves import lock
from assay.workflows.refusals import Refused, demand


@dataclass(frozen=True)
class ClaimDraft:
    """What a person of the city typed into one answer.

    `rating` is the claim on the item's scale (None: nothing claimed yet); where the item has a checklist
    `marks` decides it. `cite` maps the ids of evidence of the library to the page or passage that shows it;
    `add` is what comes to the library and is cited too. `told_by` says whose words they are where she entered
    another's, `told_how` by which way they came, `told_on` when; `told_stands`: it was not asked, and stays.
    `rest_stands`: all but the claim and the explanation stays as it is. `late` is the mark() of the late
    draft that the form goes on with.
    """

    rating: int | None = None
    marks: Mapping[str, bool] = field(default_factory=dict)
    outcome: Mapping[str, str] = field(default_factory=dict)
    explanation: str = ""
    notes: str = ""
    cite: Mapping[UUID, str] = field(default_factory=dict)
    add: Sequence[EvidenceDraft] = ()
    told_by: str = ""
    told_how: str = ""
    told_on: date | None = None
    told_stands: bool = False
    rest_stands: bool = False
    late: str = ""


def draft_of(version: AnswerVersion | None) -> ClaimDraft:
    """What `version` says, to begin with; nothing where there is none. Fetch its citations before."""
    if version is None:
        return ClaimDraft()
    return ClaimDraft(
        rating=version.rating,
        marks=version.marks,
        outcome=version.outcome,
        explanation=version.explanation,
        notes=version.notes,
        cite={one.source.evidence_id: one.where for one in version.citations.all()},
        told_by=version.told_by,
        told_how=version.told_how,
        told_on=version.told_on,
    )


@dataclass(frozen=True)
class Saved:
    """What became of a draft. `late` holds it where the deadline had passed: kept, but no answer."""

    answer: Answer
    version: AnswerVersion | None = None
    late: LateDraft | None = None


def overtaken(theirs: AnswerVersion, by: Person) -> Verdict:
    """That `by` comes later than what was saved as `theirs`, by somebody else or by herself."""
    if theirs.by == by:
        return no(No.CHANGED_BY_HERSELF, at=theirs.at)
    return no(No.ANSWER_CHANGED, by=theirs.by.name, at=theirs.at)


class Overtaken(Refused):
    """Somebody saved this answer meanwhile. `theirs` is what stands now; nothing was overwritten."""

    def __init__(self, theirs: AnswerVersion, by: Person) -> None:
        super().__init__(overtaken(theirs, by))
        self.theirs = theirs


def record_answer(
    application: Application,
    item: str,
    draft: ClaimDraft,
    *,
    version: int,
    by: Person,
    how: How = How.TYPED,
    at: datetime | None = None,
) -> Saved:
    """Save what was typed as the next version of the answer to `item`.

    `version` is the number the form was made with: with an older one, Overtaken is raised, unless all that
    came since is newer evidence behind the same words. A draft that changes nothing makes no version, but
    for words taken over from last time: saving them says that they were looked at. After the deadline the
    words are kept as a late draft. Raises Refused.
    """
    role = demand_member(by, application, Role.LEAD, Role.CONTRIBUTOR)
    at = at or now()
    with files.saving():
        cohort, application = application.cohort, lock(application)
        application.cohort = cohort
        edition = _edition(application)
        rating = _rating(item, draft, edition)
        # The application is held, and with it all of its answers.
        answer, _ = (
            Answer.objects.select_related("current__by")
            .prefetch_related(cited("current__"))
            .get_or_create(application=application, item=item)
        )
        current = answer.current
        if draft.rest_stands:
            draft = replace(
                draft_of(current),
                rating=draft.rating,
                marks=draft.marks,
                explanation=draft.explanation,
                late=draft.late,
            )
        elif draft.told_stands:
            draft = replace(draft, **_told(draft_of(current)))
        verdict = _may_answer(application, role, at)
        if verdict.reason is No.DEADLINE_PASSED:
            return Saved(answer, late=_keep_late(answer, draft, rating, by, role, at))
        demand(verdict)
        had = _had(current)
        kept = _kept(application, draft, had)
        looks_again = current is not None and current.how == How.LAST_TIME and how is How.TYPED
        if current is not None and _same(current, draft, rating, kept, had) and not looks_again:
            return Saved(answer, version=current)
        if current is not None and _overtaken(answer, current, draft, version):
            raise Overtaken(current, by)
        saved = AnswerVersion(
            answer=answer,
            number=answer.version + 1,
            how=how,
            **_told(draft),
            **_words(draft, rating, by, at),
        )
        saved.save()
        Citation.objects.bulk_create(
            Citation(answer_version=saved, source=source, where=where)
            for source, where in _cited(application, draft, kept, by, role)
        )
        _mark_passing(current, saved)
        answer.version, answer.current = saved.number, saved
        answer.save()
        acts.record(
            "record-answer",
            by=by,
            role=role,
            application=application,
            about=item,
            before={"version": version},
            after={"version": saved.number},
            at=at,
        )
    return Saved(answer, version=saved)


def _edition(application: Application) -> Edition:
    if application.cohort is None:
        raise Refused(no(No.ANSWERS_CLOSED, stage=application.stage))
    return pinned_edition(application)


def _may_answer(application: Application, role: Role, at: datetime) -> Verdict:
    cohort = application.cohort
    closes_at = cohort.answers_close_at if cohort else None
    return may_answer(frozenset({role}), Stage(application.stage), closes_at, at)


def _rating(item: str, draft: ClaimDraft, edition: Edition) -> int | None:
    """The claim, off a checklist where the item has one. Raises Refused when it is off the scale."""
    asked = ratings.asked(item, edition)
    if asked.checklist is not None:
        return ratings.by_checklist(asked, draft.marks)
    return ratings.on_scale(asked, draft.rating, edition)


def _overtaken(answer: Answer, current: AnswerVersion, draft: ClaimDraft, version: int) -> bool:
    """Whether other words were saved since the form was made; newer evidence behind the same is none."""
    if answer.version == version:
        return False
    read = AnswerVersion.objects.filter(answer=answer, number=version).prefetch_related(cited()).first()
    if read is None or words_of(read) != words_of(current) or _places(read) != _places(current):
        return True
    return not draft.told_stands and _told(read) != _told(current)


def words_of(version: AnswerVersion) -> tuple[object, ...]:
    """What a person of the city said in a version, without its evidence."""
    return (version.rating, version.explanation, version.notes, version.outcome, version.marks)


def said_again(before: AnswerVersion, *, answer: Answer, how: How, by: Person, at: datetime) -> AnswerVersion:
    """A version to follow in `answer`, with the words of `before` and whose they are. Not saved yet."""
    return AnswerVersion(
        answer=answer,
        number=answer.version + 1,
        how=how,
        rating=before.rating,
        marks=before.marks,
        outcome=before.outcome,
        explanation=before.explanation,
        notes=before.notes,
        told_by=before.told_by,
        told_how=before.told_how,
        told_on=before.told_on,
        by=by,
        at=at,
    )


def _places(version: AnswerVersion) -> dict[UUID, str]:
    """The evidence behind a version, whichever version of it, and where in it to look."""
    return {pk: one.where for pk, one in _had(version).items()}


def _had(current: AnswerVersion | None) -> dict[UUID, Citation]:
    """The citations that stand, by the id of the evidence."""
    return {one.source.evidence_id: one for one in current.citations.all()} if current else {}


def _kept(
    application: Application, draft: ClaimDraft, had: Mapping[UUID, Citation]
) -> dict[UUID, EvidenceVersion]:
    """What is cited of the library, each piece as it is now, in the order of the draft.

    Evidence of this very application: an id from elsewhere is passed over like one that never was.
    """
    # What stood there already, unchanged, need not be looked up again.
    known = {pk: one.source for pk, one in had.items() if one.source.evidence.current_id == one.source_id}
    asked = [pk for pk in draft.cite if pk not in known]
    pieces = (
        Evidence.objects.filter(application=application, pk__in=asked).filter(_offered(had))
        if asked
        else Evidence.objects.none()
    )
    known |= {one.pk: one.current for one in pieces.select_related("current") if one.current}
    return {pk: known[pk] for pk in draft.cite if pk in known}


def _offered(had: Mapping[UUID, Citation]) -> Q:
    """What was put away is cited no more, but where it stands already."""
    return Q(put_away_at=None) | Q(pk__in=list(had))


def _cited(
    application: Application,
    draft: ClaimDraft,
    kept: Mapping[UUID, EvidenceVersion],
    by: Person,
    role: Role,
) -> list[tuple[EvidenceVersion, str]]:
    """The evidence behind the draft, each with the place in it that shows it."""
    added = [(evidence.add(application, one, by=by, role=role), one.where) for one in draft.add]
    return [*((source, draft.cite[pk]) for pk, source in kept.items()), *added]


def _same(
    current: AnswerVersion,
    draft: ClaimDraft,
    rating: int | None,
    kept: Mapping[UUID, EvidenceVersion],
    had: Mapping[UUID, Citation],
) -> bool:
    """Whether the draft says what stands already: nothing was changed, or the button was pressed twice."""
    typed = (rating, draft.explanation, draft.notes, dict(draft.outcome), dict(draft.marks))
    if words_of(current) != typed or any(one.files or one.sent_ahead for one in draft.add):
        return False
    if _told(current) != _told(draft):
        return False
    if any(pk not in had or had[pk].where != draft.cite[pk] for pk in kept):
        return False
    since = {evidence.described_source(one.source, one.where) for pk, one in had.items() if pk not in kept}
    return since == {evidence.described(one) for one in draft.add}


def _mark_passing(before: AnswerVersion | None, saved: AnswerVersion) -> None:
    """The version before is passed over in the history where the same person goes on in the same sitting.

    Words that she entered for another stay in it, unless she goes on with them as this other's.
    """
    if before is None or before.how != How.TYPED or saved.how != How.TYPED:
        return
    if before.told_by and _told(before) != _told(saved):
        return
    if is_same_sitting(before.at, saved.at, same_person=before.by_id == saved.by_id):
        AnswerVersion.objects.filter(pk=before.pk).update(passing=True)


def _words(draft: ClaimDraft, rating: int | None, by: Person, at: datetime) -> dict[str, object]:
    return {
        "rating": rating,
        "marks": dict(draft.marks),
        "outcome": dict(draft.outcome),
        "explanation": draft.explanation,
        "notes": draft.notes,
        "by": by,
        "at": at,
    }


def _told(words: ClaimDraft | AnswerVersion) -> dict[str, Any]:
    return {"told_by": words.told_by, "told_how": words.told_how, "told_on": words.told_on}


def _keep_late(
    answer: Answer, draft: ClaimDraft, rating: int | None, by: Person, role: Role, at: datetime
) -> LateDraft:
    """Keep what came too late. Whoever goes on in the same sitting goes on in the same draft.

    What comes from another window is a draft of its own: nothing is written over.
    """
    words = _words(draft, rating, by, at)
    late = _gone_on_with(answer, draft, rating, by, at)
    if late is None:
        late = LateDraft(answer=answer)
        acts.record(
            "keep-late-draft", by=by, role=role, application=answer.application, about=answer.item, at=at
        )
    for name, value in words.items():
        setattr(late, name, value)
    late.save()
    _cite_late(late, draft, by, role)
    return late


def mark(late: LateDraft) -> str:
    """Names a late draft as it is now. The form that goes on with it sends this back."""
    return f"{late.pk}-{late.at.timestamp():.6f}"


def _gone_on_with(
    answer: Answer, draft: ClaimDraft, rating: int | None, by: Person, at: datetime
) -> LateDraft | None:
    """Of this sitting: what the form began with, or else the latest where the form holds all of it."""
    rows = LateDraft.objects.filter(answer=answer, by=by).order_by("-at", "-pk")
    sitting = [late for late in rows if is_same_sitting(late.at, at, same_person=True)]
    named = [late for late in sitting if mark(late) == draft.late]
    held = [late for late in sitting[:1] if _holds_all(draft, rating, late)]
    return next(iter([*named, *held]), None)


def _holds_all(draft: ClaimDraft, rating: int | None, late: LateDraft) -> bool:
    if (late.rating, late.marks) != (rating, dict(draft.marks)):
        return False
    pairs = [(late.explanation, draft.explanation), (late.notes, draft.notes)]
    pairs += [(said, draft.outcome.get(name, "")) for name, said in late.outcome.items()]
    return all(loses_nothing(before, after) for before, after in pairs)


def _cite_late(late: LateDraft, draft: ClaimDraft, by: Person, role: Role) -> None:
    """What was added to a draft before stays behind it: the form shows what the answer cites alone."""
    application = late.answer.application
    kept = _kept(application, draft, _had(late.answer.current))
    had = {one.source_id for one in late.citations.all()}
    LateCitation.objects.bulk_create(
        LateCitation(late_draft=late, source=source, where=where)
        for source, where in _cited(application, draft, kept, by, role)
        if source.pk not in had
    )

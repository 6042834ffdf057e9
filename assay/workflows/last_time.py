"""A new application begins with what its city wrote last time, each answer to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from assay.journey.access import may_answer
from assay.journey.histories import How
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import YES, No, Verdict, first_no, no
from assay.records.clock import now
from assay.records.gathering import answers_of
from assay.records.last_time import last_time
from assay.records.models import (
    Answer,
    AnswerVersion,
    Application,
    Citation,
    Evidence,
    EvidencePart,
    EvidenceVersion,
    Person,
    StoredFile,
)
from assay.workflows import acts, evidence, files
from assay.workflows.answers import said_again
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.members import demand_member
from assay.workflows.moves import lock
from assay.workflows.refusals import demand


def may_carry_over(application: Application, last: Application | None, at: datetime) -> Verdict:
    """Whether a lead may begin with `last`, what last_time() found. It is done once."""
    cohort = application.cohort
    closes_at = cohort.answers_close_at if cohort else None
    taken = application.carried_from_id is not None
    return first_no(
        may_answer(frozenset({Role.LEAD}), Stage(application.stage), closes_at, at),
        no(No.NOTHING_LAST_TIME) if last is None or taken else YES,
    )


def carry_over(application: Application, *, by: Person) -> int:
    """Copy what the city wrote last time into this application. How many answers came is returned.

    What was answered here already stays as it is. Each answer comes as a version that is still to be looked
    at; evidence comes in its current version, private, with its files. Comments, tasks and findings do not.
    Pressed twice it is done once. Raises Refused.
    """
    at, role = now(), demand_member(by, application, Role.LEAD)
    with files.saving():
        cohort, application = application.cohort, lock(application)
        application.cohort = cohort
        if application.carried_from_id is not None:
            return 0
        last = last_time(application)
        demand(may_carry_over(application, last, at))
        assert last is not None, "asked just now"
        pieces = _carry_library(last, application, by=by, at=at)
        count = _carry_answers(last, application, pieces, by=by, at=at)
        application.carried_from = last
        application.save(update_fields=["carried_from"])
        acts.record(
            "carry-over",
            by=by,
            role=role,
            application=application,
            about=str(last.pk),
            after={"answers": count, "evidence": len(pieces)},
            at=at,
        )
    return count


def _carry_library(
    last: Application, application: Application, *, by: Person, at: datetime
) -> dict[UUID, EvidenceVersion]:
    """The new versions by the ids of the old pieces. A piece that was put away comes where it is cited."""
    rows = Evidence.objects.filter(application=last, current__isnull=False).select_related("current")
    rows = rows.prefetch_related("current__parts__file").order_by("added_at", "pk")
    cited = {
        one.source.evidence_id
        for answer in answers_of(last).values()
        if answer.current
        for one in answer.current.citations.all()
    }
    return {
        piece.pk: _carry_piece(piece, application, by=by, at=at)
        for piece in rows
        if piece.put_away_at is None or piece.pk in cited
    }


def _carry_piece(piece: Evidence, application: Application, *, by: Person, at: datetime) -> EvidenceVersion:
    current = piece.current
    assert current is not None, "asked for by the query"
    made = Evidence.objects.create(application=application, added_by=by, added_at=at, carried_from=piece)
    draft = EvidenceDraft(
        title=current.title,
        period_from=current.period_from,
        period_to=current.period_to,
        note=current.note,
    )
    parts = [_carry_part(part, application) for part in current.parts.all()]
    return evidence.write_version(made, draft, parts, by=by, at=at)


def _carry_part(part: EvidencePart, application: Application) -> StoredFile | str:
    return files.copy(part.file, application=application) if part.file else part.address


def _carry_answers(
    last: Application,
    application: Application,
    pieces: Mapping[UUID, EvidenceVersion],
    *,
    by: Person,
    at: datetime,
) -> int:
    """Of every item that has no answer here yet."""
    standing = answers_of(application)
    before = {
        item: answer.current
        for item, answer in answers_of(last).items()
        if answer.current and not (item in standing and standing[item].current)
    }
    answers = {
        item: standing.get(item) or Answer.objects.create(application=application, item=item)
        for item in before
    }
    versions = {
        item: said_again(old, answer=answers[item], how=How.LAST_TIME, by=by, at=at)
        for item, old in before.items()
    }
    AnswerVersion.objects.bulk_create(versions.values())
    Citation.objects.bulk_create(
        Citation(answer_version=versions[item], source=pieces[one.source.evidence_id], where=one.where)
        for item, old in before.items()
        for one in old.citations.all()
    )
    for item, version in versions.items():
        answers[item].version, answers[item].current = version.number, version
    Answer.objects.bulk_update(answers.values(), ["version", "current"])
    return len(versions)

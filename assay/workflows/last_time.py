"""A new application begins with what its city wrote last time, each answer to be looked at again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Carried:
    """How many answers came, and the names of files that did not: their content is lost."""

    answers: int = 0
    lost: tuple[str, ...] = ()


def carry_over(application: Application, *, by: Person) -> Carried:
    """Copy what the city wrote last time into this application.

    What was answered here already stays as it is. Each answer comes as a version that is still to be looked
    at; evidence comes in its current version, private, with its files. Comments, tasks and findings do not.
    Pressed twice it is done once. Raises Refused.
    """
    at, role = now(), demand_member(by, application, Role.LEAD)
    if application.carried_from_id is not None:
        return Carried()
    last = last_time(application)
    demand(may_carry_over(application, last, at))
    assert last is not None, "asked just now"
    library = _library(last)
    kept = [part.file for piece in library for part in _parts(piece) if part.file]
    with files.copying(kept, application=application) as lost:
        cohort, application = application.cohort, lock(application)
        application.cohort = cohort
        if application.carried_from_id is not None:
            return Carried()
        demand(may_carry_over(application, last, at))
        pieces = _carry_library(library, application, lost, by=by, at=at)
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
    return Carried(count, tuple(dict.fromkeys(file.name for file in kept if file.pk in lost)))


def _library(last: Application) -> list[Evidence]:
    """What is to come. A piece that was put away comes where it is cited."""
    rows = Evidence.objects.filter(application=last, current__isnull=False).select_related("current")
    rows = rows.prefetch_related("current__parts__file").order_by("added_at", "pk")
    cited = {
        one.source.evidence_id
        for answer in answers_of(last).values()
        if answer.current
        for one in answer.current.citations.all()
    }
    return [piece for piece in rows if piece.put_away_at is None or piece.pk in cited]


def _parts(piece: Evidence) -> list[EvidencePart]:
    assert piece.current is not None, "asked for by the query"
    return list(piece.current.parts.all())


def _carry_library(
    library: Iterable[Evidence], application: Application, lost: Collection[UUID], *, by: Person, at: datetime
) -> dict[UUID, EvidenceVersion]:
    """The new versions by the ids of the old pieces. A piece of which nothing is left does not come."""
    pieces = {}
    for piece in library:
        parts = [part for part in _parts(piece) if part.file_id not in lost]
        if parts:
            pieces[piece.pk] = _carry_piece(piece, parts, application, by=by, at=at)
    return pieces


def _carry_piece(
    piece: Evidence, parts: Iterable[EvidencePart], application: Application, *, by: Person, at: datetime
) -> EvidenceVersion:
    current = piece.current
    assert current is not None, "asked for by the query"
    made = Evidence.objects.create(application=application, added_by=by, added_at=at, carried_from=piece)
    draft = EvidenceDraft(
        title=current.title,
        period_from=current.period_from,
        period_to=current.period_to,
        note=current.note,
    )
    copied = [_carry_part(part, application) for part in parts]
    return evidence.write_version(made, draft, copied, by=by, at=at)


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
        if one.source.evidence_id in pieces
    )
    for item, version in versions.items():
        answers[item].version, answers[item].current = version.number, version
    Answer.objects.bulk_update(answers.values(), ["version", "current"])
    return len(versions)

"""The pieces of a city's evidence library: added, replaced, restored, put away. Nothing is ever lost of them.

When a piece is replaced, each answer that stands on it gets a version of its own with the same words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from assay.journey.access import may_add_evidence, may_change_evidence, may_put_evidence_away
from assay.journey.histories import How
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, no
from assay.records.clock import now
from assay.records.gathering import standing_citations
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
from assay.workflows.refusals import Refused, demand

EDITORS = (Role.LEAD, Role.CONTRIBUTOR)


class PieceOvertaken(Refused):
    """Somebody changed this piece meanwhile. `theirs` is what stands now; nothing was overwritten."""

    def __init__(self, theirs: EvidenceVersion) -> None:
        super().__init__(no(No.EVIDENCE_CHANGED, by=theirs.by.name, at=theirs.at))
        self.theirs = theirs


@dataclass(frozen=True)
class Held:
    """A piece as it stands while its application is held, who acts on it, and the answers that cite it."""

    piece: Evidence
    current: EvidenceVersion
    citations: Sequence[Citation]
    role: Role

    @property
    def cited_by(self) -> tuple[str, ...]:
        return tuple(one.answer_version.answer.item for one in self.citations)


def add_piece(application: Application, draft: EvidenceDraft, *, by: Person) -> EvidenceVersion:
    """Put a piece into the library; no answer cites it yet. Raises Refused."""
    role = demand_member(by, application, *EDITORS)
    with files.saving():
        application = lock(application)
        demand(may_add_evidence(frozenset({role}), Stage(application.stage)))
        return evidence.add(application, draft, by=by, role=role)


def send_ahead(application: Application, upload: UploadedFile, *, by: Person) -> StoredFile:
    """Keep a file of a form that is still being filled in. What no form takes up is removed.

    Raises Refused.
    """
    role = demand_member(by, application, *EDITORS)
    files.leave_unused(application)
    with files.saving():
        application = lock(application)
        demand(may_add_evidence(frozenset({role}), Stage(application.stage)))
        return files.store(upload, application=application)


def replace_piece(
    piece: Evidence, draft: EvidenceDraft, *, keep: Collection[int], version: int, by: Person
) -> EvidenceVersion:
    """The next version of a piece: the parts at the positions `keep`, and what the draft brings.

    `version` is the number that the form was made with: with an older one, PieceOvertaken is raised. What
    changes nothing makes no version. Raises Refused.
    """
    with files.saving():
        held = _held(piece, by)
        if not 1 <= version <= held.current.number:
            raise PieceOvertaken(held.current)
        made_with = _version(held, version)
        kept = [_given(part) for part in made_with.parts.all() if part.position in keep]
        _demand_change(held)
        demand(evidence.verdict_on(draft, len(kept)))
        brought = evidence.parts_of(draft, held.piece.application)
        parts = list(dict.fromkeys([*kept, *brought]))
        draft = replace(draft, title=draft.title or made_with.title)
        if _is(held.current, draft, parts):
            return held.current
        if version != held.current.number:
            raise PieceOvertaken(held.current)
        return _write(held, draft, parts, by=by)


def restore_piece(piece: Evidence, number: int, *, version: int, by: Person) -> EvidenceVersion:
    """Let an earlier version stand again, as a new one. Raises Refused, and DoesNotExist for no such one."""
    with transaction.atomic():
        held = _held(piece, by)
        _demand_change(held)
        if version != held.current.number:
            raise PieceOvertaken(held.current)
        earlier = _version(held, number)
        draft = EvidenceDraft(
            title=earlier.title,
            period_from=earlier.period_from,
            period_to=earlier.period_to,
            note=earlier.note,
        )
        parts = [_given(part) for part in earlier.parts.all()]
        return held.current if _is(held.current, draft, parts) else _write(held, draft, parts, by=by)


def put_away(piece: Evidence, *, by: Person) -> None:
    """Offer a piece no more. It keeps its versions, and can be taken out again. Raises Refused."""
    with transaction.atomic():
        held = _held(piece, by)
        demand(may_put_evidence_away(frozenset({held.role}), _stage(held), held.cited_by))
        if held.piece.put_away_at is None:
            _set(held, "put-evidence-away", by=by, put_away_at=now())


def take_out(piece: Evidence, *, by: Person) -> None:
    """Offer it again. Raises Refused."""
    with transaction.atomic():
        held = _held(piece, by)
        demand(may_add_evidence(frozenset({held.role}), _stage(held)))
        if held.piece.put_away_at is not None:
            _set(held, "take-evidence-out", by=by, put_away_at=None)


def choose_publishable(piece: Evidence, publishable: bool, *, by: Person) -> None:
    """Say whether it may be published one day. Nothing is published by this. Raises Refused."""
    with transaction.atomic():
        held = _held(piece, by)
        demand(may_add_evidence(frozenset({held.role}), _stage(held)))
        if held.piece.publishable != publishable:
            verb = "let-evidence-be-published" if publishable else "keep-evidence-private"
            _set(held, verb, by=by, publishable=publishable)


def _held(piece: Evidence, by: Person) -> Held:
    """Call inside a transaction. Raises Refused where she may change nothing here."""
    role = demand_member(by, piece.application, *EDITORS)
    cohort, application = piece.application.cohort, lock(piece.application)
    application.cohort = cohort
    rows = Evidence.objects.select_related("current__by").prefetch_related("current__parts__file")
    piece = rows.get(pk=piece.pk)
    piece.application = application
    assert piece.current is not None, "a piece has a version from the first"
    return Held(piece, piece.current, standing_citations(application).get(piece.pk, ()), role)


def _stage(held: Held) -> Stage:
    return Stage(held.piece.application.stage)


def _demand_change(held: Held) -> None:
    cohort = held.piece.application.cohort
    closes_at = cohort.answers_close_at if cohort else None
    demand(may_change_evidence(frozenset({held.role}), _stage(held), closes_at, now(), held.cited_by))
    if held.piece.put_away_at is not None:
        raise Refused(no(No.EVIDENCE_PUT_AWAY))


def _set(held: Held, verb: str, *, by: Person, **values: object) -> None:
    Evidence.objects.filter(pk=held.piece.pk).update(**values)
    application = held.piece.application
    acts.record(verb, by=by, role=held.role, application=application, about=str(held.piece.pk))


def _write(
    held: Held, draft: EvidenceDraft, parts: Sequence[StoredFile | str], *, by: Person
) -> EvidenceVersion:
    before, at = held.current, now()
    version = evidence.write_version(held.piece, draft, parts, by=by, at=at)
    _renew(held, version, by=by, at=at)
    acts.record(
        "replace-evidence",
        by=by,
        role=held.role,
        application=held.piece.application,
        about=str(held.piece.pk),
        before={"version": before.number},
        after={"version": version.number, "answers": held.cited_by},
        at=at,
    )
    return version


def _version(held: Held, number: int) -> EvidenceVersion:
    """Raises DoesNotExist."""
    if number == held.current.number:
        return held.current
    rows = EvidenceVersion.objects.prefetch_related("parts__file")
    return rows.get(evidence=held.piece, number=number)


def _given(part: EvidencePart) -> StoredFile | str:
    return part.file or part.address


def _is(current: EvidenceVersion, draft: EvidenceDraft, parts: Sequence[StoredFile | str]) -> bool:
    """Whether the draft says what stands already: nothing was changed, or the button was pressed twice."""
    standing = [_given(part) for part in current.parts.all()]
    return _described(current) == _described(draft) and standing == list(parts)


def _described(one: EvidenceVersion | EvidenceDraft) -> tuple[object, ...]:
    return (one.title, one.period_from, one.period_to, one.note)


def _renew(held: Held, version: EvidenceVersion, *, by: Person, at: datetime) -> None:
    """Give each answer that stands on the piece a version with the same words and the new evidence.

    Words taken over from last time that nobody has looked at stay marked as such.
    """
    befores = [one.answer_version for one in held.citations]
    renewed = AnswerVersion.objects.bulk_create(
        said_again(
            before,
            answer=before.answer,
            how=How.LAST_TIME if before.how == How.LAST_TIME else How.EVIDENCE,
            by=by,
            at=at,
        )
        for before in befores
    )
    others: dict[int, list[Citation]] = {before.pk: [] for before in befores}
    for one in Citation.objects.filter(answer_version__in=befores).order_by("pk"):
        others[one.answer_version_id].append(one)
    Citation.objects.bulk_create(
        Citation(
            answer_version=after,
            source_id=version.pk if one.source_id in _sources(held) else one.source_id,
            where=one.where,
        )
        for before, after in zip(befores, renewed, strict=True)
        for one in others[before.pk]
    )
    for after in renewed:
        after.answer.version, after.answer.current = after.number, after
    Answer.objects.bulk_update([after.answer for after in renewed], ["version", "current"])


def _sources(held: Held) -> set[int]:
    return {one.source_id for one in held.citations}

"""Evidence a city adds to an answer: a file or an address, with the period it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator

from assay.journey.verdicts import YES, No, Verdict, no
from assay.records.clock import now
from assay.records.models import Application, Evidence, Person
from assay.workflows import acts, files
from assay.workflows.refusals import demand

_ADDRESS = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class EvidenceDraft:
    """What a person adds. Exactly one of `file` and `address`."""

    title: str
    file: UploadedFile | None = None
    address: str = ""
    period_from: date | None = None
    period_to: date | None = None
    note: str = ""


def verdict_on(draft: EvidenceDraft) -> Verdict:
    """Whether the draft can become evidence, before its file is looked into."""
    if (draft.file is None) == (not draft.address):
        return no(No.FILE_AND_ADDRESS)
    if draft.period_from and draft.period_to and draft.period_from > draft.period_to:
        return no(No.PERIOD_REVERSED)
    if draft.address:
        try:
            _ADDRESS(draft.address)
        except ValidationError:
            return no(No.ADDRESS_WRONG)
    return YES


def add(application: Application, draft: EvidenceDraft, *, by: Person, role: str) -> Evidence:
    """Keep one piece of evidence. Call inside `files.saving()`, with its answer. Raises Refused."""
    demand(verdict_on(draft))
    stored = files.store(draft.file, application=application) if draft.file else None
    evidence = Evidence.objects.create(
        application=application,
        title=draft.title or (stored.name if stored else draft.address),
        file=stored,
        address=draft.address,
        period_from=draft.period_from,
        period_to=draft.period_to,
        note=draft.note,
        added_by=by,
        added_at=now(),
    )
    acts.record("add-evidence", by=by, role=role, application=application, about=str(evidence.pk))
    return evidence


def described(one: EvidenceDraft | Evidence) -> tuple[object, ...]:
    """What tells one address from another, whether it was kept already or is being added."""
    return (one.title or one.address, one.address, one.period_from, one.period_to, one.note)

"""The evidence of a city: pieces of its library, each of files and addresses, with the period it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator

from assay.journey.verdicts import YES, No, Verdict, no
from assay.records.clock import now
from assay.records.models import Application, Evidence, EvidencePart, EvidenceVersion, Person, StoredFile
from assay.workflows import acts, addresses, files
from assay.workflows.refusals import demand

_ADDRESS = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class EvidenceDraft:
    """What a person adds: at least one file or address.

    `note` says something of the piece itself, `where` of the answer that it is added to: the page or the
    passage that shows it.
    """

    title: str
    files: Sequence[UploadedFile] = ()
    addresses: Sequence[str] = ()
    period_from: date | None = None
    period_to: date | None = None
    note: str = ""
    where: str = ""
    publishable: bool = False


def verdict_on(draft: EvidenceDraft) -> Verdict:
    """Whether the draft can become evidence, before its files are looked into."""
    if not draft.files and not draft.addresses:
        return no(No.NO_FILE_OR_ADDRESS)
    if draft.period_from and draft.period_to and draft.period_from > draft.period_to:
        return no(No.PERIOD_REVERSED)
    for address in draft.addresses:
        try:
            _ADDRESS(address)
        except ValidationError:
            return no(No.ADDRESS_WRONG)
    return YES


def add(application: Application, draft: EvidenceDraft, *, by: Person, role: str) -> EvidenceVersion:
    """Put one piece into the library, in its first version. Call inside `files.saving()`. Raises Refused."""
    demand(verdict_on(draft))
    stored = [files.store(file, application=application) for file in draft.files]
    at = now()
    evidence = Evidence.objects.create(
        application=application, publishable=draft.publishable, added_by=by, added_at=at
    )
    acts.record("add-evidence", by=by, role=role, application=application, about=str(evidence.pk), at=at)
    return write_version(evidence, draft, [*stored, *draft.addresses], by=by, at=at)


def write_version(
    evidence: Evidence,
    draft: EvidenceDraft,
    parts: Sequence[StoredFile | str],
    *,
    by: Person,
    at: datetime,
) -> EvidenceVersion:
    """The next version of a piece, of these files and addresses; from now on it is the current one."""
    first = parts[0]
    version = EvidenceVersion.objects.create(
        evidence=evidence,
        number=evidence.version + 1,
        title=draft.title or (first.name if isinstance(first, StoredFile) else first[:200]),
        period_from=draft.period_from,
        period_to=draft.period_to,
        note=draft.note,
        by=by,
        at=at,
    )
    EvidencePart.objects.bulk_create(
        EvidencePart(version=version, position=position, file=part)
        if isinstance(part, StoredFile)
        else EvidencePart(version=version, position=position, address=part)
        for position, part in enumerate(parts)
    )
    for part in parts:
        if isinstance(part, str):
            addresses.check_later(evidence.application, part)
    evidence.version, evidence.current = version.number, version
    evidence.save(update_fields=["version", "current"])
    return version


Described = tuple[object, ...]


def described(draft: EvidenceDraft) -> Described:
    """What tells one piece of addresses alone from another, to know a button that was pressed twice."""
    given = tuple(draft.addresses)
    title = draft.title or (given[0][:200] if given else "")
    return (title, given, draft.period_from, draft.period_to, draft.where)


def described_source(source: EvidenceVersion, where: str) -> Described:
    """The same of a piece that is cited already."""
    given = tuple(part.address for part in source.parts.all() if part.address)
    return (source.title, given, source.period_from, source.period_to, where)

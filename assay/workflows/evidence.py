"""The evidence of a city: pieces of its library, each of files and addresses, with the period it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator

from assay.journey.verdicts import YES, No, Verdict, no
from assay.records.clock import now
from assay.records.models import Application, Evidence, EvidencePart, EvidenceVersion, Person, StoredFile
from assay.workflows import acts, addresses, files
from assay.workflows.refusals import demand

MOST_PARTS = 30
LONGEST_ADDRESS = 1000
_ADDRESS = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class EvidenceDraft:
    """What a person adds: at least one file or address.

    `sent_ahead` are ids of files that came before the rest of the form. `note` says something of the piece
    itself, `where` of the answer that it is added to: the page or the passage that shows it.
    """

    title: str
    files: Sequence[UploadedFile] = ()
    sent_ahead: Sequence[UUID] = ()
    addresses: Sequence[str] = ()
    period_from: date | None = None
    period_to: date | None = None
    note: str = ""
    where: str = ""
    publishable: bool = False


def verdict_on(draft: EvidenceDraft, kept: int = 0) -> Verdict:
    """Whether the draft can become evidence, before its files are looked into. `kept` counts the parts that
    stay of the version before."""
    parts = kept + len(draft.files) + len(draft.sent_ahead) + len(draft.addresses)
    if not parts:
        return no(No.NO_FILE_OR_ADDRESS)
    if parts > MOST_PARTS:
        return no(No.TOO_MANY_PARTS, most=MOST_PARTS)
    if draft.period_from and draft.period_to and draft.period_from > draft.period_to:
        return no(No.PERIOD_REVERSED)
    for address in draft.addresses:
        try:
            _ADDRESS(address)
        except ValidationError:
            return no(No.ADDRESS_WRONG)
        if len(address) > LONGEST_ADDRESS:
            return no(No.ADDRESS_WRONG)
    return YES


def add(application: Application, draft: EvidenceDraft, *, by: Person, role: str) -> EvidenceVersion:
    """Put one piece into the library, in its first version. Call inside `files.saving()`. Raises Refused."""
    demand(verdict_on(draft))
    given, at = parts_of(draft, application), now()
    evidence = Evidence.objects.create(
        application=application, publishable=draft.publishable, added_by=by, added_at=at
    )
    acts.record("add-evidence", by=by, role=role, application=application, about=str(evidence.pk), at=at)
    return write_version(evidence, draft, given, by=by, at=at)


def parts_of(draft: EvidenceDraft, application: Application) -> list[StoredFile | str]:
    """What the draft brings, each once: its files are stored. Call inside `files.saving()`. Raises
    Refused."""
    stored = [files.store(file, application=application) for file in draft.files]
    ahead = files.sent_ahead(draft.sent_ahead, application=application) if draft.sent_ahead else []
    return list(dict.fromkeys([*ahead, *stored, *draft.addresses]))


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
    period = (draft.period_from, draft.period_to)
    return (title, given, *period, draft.note, draft.publishable, draft.where)


def described_source(source: EvidenceVersion, where: str) -> Described:
    """The same of a piece that is cited already."""
    given = tuple(part.address for part in source.parts.all() if part.address)
    period = (source.period_from, source.period_to)
    return (source.title, given, *period, source.note, source.evidence.publishable, where)

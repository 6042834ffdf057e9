"""Corrections of the public record that readers propose. Nothing of them is shown: the office decides."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from assay.journey.roles import Role
from assay.notices import letters
from assay.records.models import Person
from assay.workflows import acts, messages
from assay.workflows.members import appointed
from assay.workflows.sites import this_site


@dataclass(frozen=True)
class CorrectionDraft:
    """`row` names the row of the record. `form_key` comes with the form: sent twice, it is one letter."""

    row: str
    words: str
    source: str
    email: str
    form_key: UUID


def reaches_somebody() -> bool:
    """Whether there is anyone to whom a correction would be sent."""
    return bool(this_site().contact or appointed(Role.OFFICE))


def propose_correction(draft: CorrectionDraft) -> None:
    """Send a correction to the programme office; to the site's contact where nobody works there yet."""
    site = this_site()
    readers: list[tuple[Person | None, str, str]] = [
        (person, person.name, person.email) for person in appointed(Role.OFFICE)
    ]
    if not readers and site.contact:
        readers.append((None, site.programme, site.contact))
    with transaction.atomic():
        for person, name, email in readers:
            letter = letters.correction_for_office(
                name=name, row=draft.row, words=draft.words, source=draft.source, sender=draft.email
            )
            key = f"correction:{draft.form_key}:{email}"
            messages.queue(letter, to=email, to_person=person, key=key)
        if draft.email:
            received = letters.correction_received()
            messages.queue(received, to=draft.email, key=f"correction-received:{draft.form_key}")
        acts.record("propose-correction", by=None, role=Role.PUBLIC, about=draft.row[:200])

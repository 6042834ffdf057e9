"""The evidence library of the city that is answering: something of each kind to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from assay.journey.calendar import months_after
from assay.records.clock import now
from assay.records.gathering import answer_of
from assay.records.models import Application, EvidenceVersion, Person
from assay.records.pinning import pinned_edition
from assay.records.recency import months_asked
from assay.workflows import answers, pieces
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.pieces import add_piece


def fill_library(application: Application, *, lead: Person) -> None:
    """A piece of several parts that two answers cite and that has an earlier version, one that becomes too
    old, one that waits for an answer, and one put away.
    """
    place = application.place.name
    charter = add_piece(
        application,
        EvidenceDraft(
            title="Data charter (invented)",
            files=[_text("charter.txt", f"The invented data charter of {place}."), _table()],
            addresses=["https://charter.example/invented"],
            note="The council signed it; the table lists the datasets (invented).",
        ),
        by=lead,
    )
    answered = sorted(application.answers.values_list("item", flat=True))
    for item, where in zip(answered, ("Section 2", "inventory.csv"), strict=False):
        _cite(application, item, charter, where, lead)
    newer = EvidenceDraft(
        title=charter.title,
        files=[_text("charter-amended.txt", f"The invented data charter of {place}, amended.")],
        note=charter.note,
    )
    pieces.replace_piece(charter.evidence, newer, keep=[1, 2], version=charter.number, by=lead)
    _add_what_becomes_too_old(application, lead)
    minutes = EvidenceDraft(title="Minutes of a workshop (invented)", addresses=["https://minutes.example/w"])
    add_piece(application, minutes, by=lead)
    draft = EvidenceDraft(
        title="A first draft of the charter (invented)", files=[_text("draft.txt", "Draft.")]
    )
    pieces.put_away(add_piece(application, draft, by=lead).evidence, by=lead)


def _add_what_becomes_too_old(application: Application, lead: Person) -> None:
    """Behind a criterion that asks for recent proof, where the edition has one. It claims nothing."""
    edition = pinned_edition(application)
    for item in edition.by_code:
        months = months_asked(item, edition)
        if months is None:
            continue
        last = months_after(now().date() + timedelta(days=10), -months)
        draft = EvidenceDraft(
            title="Spending review (invented)",
            addresses=["https://budget.example/review"],
            period_from=last - timedelta(days=364),
            period_to=last,
        )
        _cite(application, item, add_piece(application, draft, by=lead), "Chapter 4", lead)
        return


def _cite(application: Application, item: str, source: EvidenceVersion, where: str, lead: Person) -> None:
    """The answer as it stands, with one piece more."""
    answer = answer_of(application, item)
    draft = answers.draft_of(answer.current if answer else None)
    draft = replace(draft, cite={**draft.cite, source.evidence_id: where})
    answers.record_answer(application, item, draft, version=answer.version if answer else 0, by=lead)


def _text(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, f"{text}\n".encode(), "text/plain")


def _table() -> SimpleUploadedFile:
    rows = "dataset,owner\nStreet trees (invented),Parks\nPermits (invented),Planning\n"
    return SimpleUploadedFile("inventory.csv", rows.encode(), "text/csv")

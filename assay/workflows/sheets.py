"""Spreadsheets: loaded, looked at, taken, and undone. Until one is taken no answer knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max

from assay.journey.access import may_answer
from assay.journey.histories import How
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, no
from assay.records.clock import now
from assay.records.gathering import answers_of
from assay.records.models import AnswerVersion, Application, Person, SheetLoad
from assay.records.pinning import pinned_edition
from assay.workflows import acts, files
from assay.workflows.answers import draft_of, record_answer
from assay.workflows.members import demand_member
from assay.workflows.moves import lock
from assay.workflows.refusals import Refused, demand
from assay.workflows.sheet_changes import AnswerChange, Choice, changes_in, chosen_cells, draft_with
from assay.workflows.sheet_reading import bases_of, read_sheet

LASTS = timedelta(days=7)


def may_load(application: Application, roles: Iterable[Role], at: datetime) -> Verdict:
    """Whether a sheet can change anything now."""
    cohort = application.cohort
    closes_at = cohort.answers_close_at if cohort else None
    return may_answer(frozenset(roles), Stage(application.stage), closes_at, at)


def is_over(load: SheetLoad, at: datetime) -> bool:
    """Whether a preview can be taken no more."""
    if load.state == SheetLoad.PREVIEWED:
        return load.at + LASTS < at
    return load.state != SheetLoad.TAKEN


def load_sheet(application: Application, upload: UploadedFile, *, by: Person) -> SheetLoad:
    """Read a sheet, and keep what it says to be looked at. Raises Refused, and Faulty with all its faults.

    Another preview of the same person gives way to it.
    """
    at, edition = now(), pinned_edition(application)
    role = demand_member(by, application, Role.LEAD, Role.CONTRIBUTOR)
    demand(may_load(application, {role}, at))
    name = files.cleaned(upload.name or "")
    assert upload.file is not None
    found = read_sheet(upload.file, application, edition, name=name)
    with files.saving():
        lock(application)
        waiting = SheetLoad.objects.filter(application=application, state=SheetLoad.PREVIEWED, by=by)
        waiting.update(state=SheetLoad.DROPPED, rows=[])
        load = SheetLoad.objects.create(
            application=application,
            by=by,
            at=at,
            file_name=name,
            rows=[{"item": one.item, "base": one.base, "cells": one.cells} for one in found],
        )
        acts.record("load-sheet", by=by, role=role, application=application, about=str(load.pk), at=at)
    return load


def take_sheet(load: SheetLoad, choices: Mapping[str, Choice], *, by: Person) -> SheetLoad:
    """Write what was looked at and chosen, all of it or nothing. Pressed twice it is written once.

    Raises Refused where something is still to be chosen, or was saved since it was looked at.
    """
    at = now()
    with files.saving():
        application, load, role = _held(load, by)
        if load.state == SheetLoad.TAKEN:
            return load
        if load.by_id != by.pk:
            demand(no(No.NOT_YOURS))
        if is_over(load, at):
            demand(no(No.SHEET_OVER))
        demand(may_load(application, {role}, at))
        found = changes_in(load, application).changed
        _demand_seen(found, choices)
        load.written = {}
        for change in found:
            code = change.item.code
            cells = chosen_cells(change, choices[code])
            if not cells:
                continue
            draft = draft_with(change, cells)
            saved = record_answer(
                application, code, draft, version=change.version, by=by, how=How.SHEET, at=at
            )
            if saved.version is not None and saved.version.number != change.version:
                load.written[code] = [change.version, saved.version.number]
        load.state, load.taken_at, load.rows = SheetLoad.TAKEN, at, []
        load.save()
        acts.record(
            "take-sheet",
            by=by,
            role=role,
            application=application,
            about=str(load.pk),
            after={"items": list(load.written)},
            at=at,
        )
    return load


def drop_sheet(load: SheetLoad, *, by: Person) -> None:
    """Leave all answers as they are, and forget what the sheet said. Raises Refused."""
    with files.saving():
        application, load, role = _held(load, by)
        if load.by_id != by.pk:
            demand(no(No.NOT_YOURS))
        if load.state != SheetLoad.PREVIEWED:
            return
        SheetLoad.objects.filter(pk=load.pk).update(state=SheetLoad.DROPPED, rows=[])
        acts.record("drop-sheet", by=by, role=role, application=application, about=str(load.pk))


def sweep() -> None:
    """Forget what previews say that ran out."""
    old = SheetLoad.objects.filter(state=SheetLoad.PREVIEWED, at__lt=now() - LASTS)
    old.update(state=SheetLoad.DROPPED, rows=[])


@dataclass(frozen=True)
class Undone:
    """Items by their codes. Those `left` were saved again since, and stay as they are."""

    restored: tuple[str, ...]
    left: tuple[str, ...]


def undo_sheet(load: SheetLoad, *, by: Person) -> Undone:
    """Give each answer its words from before, as a further version, unless they were changed since.

    A lead may undo any, others what they loaded themselves. Raises Refused.
    """
    at = now()
    with files.saving():
        application, load, role = _held(load, by)
        if role is not Role.LEAD and load.by_id != by.pk:
            demand(no(No.NOT_YOURS))
        if load.state != SheetLoad.TAKEN:
            return Undone((), ())
        demand(may_load(application, {role}, at))
        standing = undoable(application, [load])[load.pk]
        befores = bases_of(application, {item: load.written[item][0] for item in standing})
        answers = answers_of(application)
        for item in standing:
            answer, before = answers[item], befores.get(item)
            # What came to the evidence in the library meanwhile is kept.
            draft = replace(draft_of(before), cite=draft_of(answer.current).cite)
            # What was still to be looked at again is so again.
            how = How.LAST_TIME if before and before.how == How.LAST_TIME else How.RESTORED
            record_answer(application, item, draft, version=answer.version, by=by, how=how, at=at)
        load.state, load.undone_at = SheetLoad.UNDONE, at
        load.save()
        acts.record("undo-sheet", by=by, role=role, application=application, about=str(load.pk), at=at)
    return Undone(tuple(standing), tuple(item for item in load.written if item not in standing))


def undoable(application: Application, loads: Iterable[SheetLoad]) -> dict[object, list[str]]:
    """The items of each load whose words nobody changed since, by the load's id. One query."""
    rows = AnswerVersion.objects.filter(answer__application=application).exclude(how=How.EVIDENCE)
    last = dict(rows.order_by().values_list("answer__item").annotate(last=Max("number")))
    return {
        load.pk: [item for item, (_, after) in load.written.items() if last.get(item) == after]
        for load in loads
    }


def _held(load: SheetLoad, by: Person) -> tuple[Application, SheetLoad, Role]:
    """The application and the load as they are now, held; and the part in which `by` acts."""
    cohort, application = load.application.cohort, lock(load.application)
    application.cohort = cohort
    role = demand_member(by, application, Role.LEAD, Role.CONTRIBUTOR)
    return application, SheetLoad.objects.select_for_update().get(pk=load.pk), role


def _demand_seen(found: Iterable[AnswerChange], choices: Mapping[str, Choice]) -> None:
    """Nothing is written that its person did not see as it is now, and choose where it is to be chosen."""
    moved, to_choose = [], []
    for change in found:
        choice = choices.get(change.item.code)
        if choice is None or choice.version != change.version:
            moved.append(change.item.code)
        elif change.is_conflict and choice.mine is None:
            to_choose.append(change.item.code)
    if moved:
        raise Refused(no(No.SHEET_MOVED, items=moved))
    if to_choose:
        raise Refused(no(No.SHEET_TO_CHOOSE, items=to_choose))

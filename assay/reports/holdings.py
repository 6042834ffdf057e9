"""Everything that a city wrote here, as tables: for the archive that it can take out at any time.

What experts found and what was decided is no part of it: that is told by reports, at its time. Nor are the
reasons of the programme. Rows are read as they are written out, so that months of history need no memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from assay.journey.histories import How
from assay.journey.moves import Move
from assay.journey.roles import CITY, Role
from assay.journey.stages import Stage
from assay.records.gathering import with_evidence
from assay.records.models import (
    AnswerVersion,
    Application,
    Comment,
    EvidencePart,
    LateCitation,
    LateDraft,
    Membership,
    Proposal,
    SigningLink,
    SignOff,
    StageChange,
    Task,
)
from assay.records.models.answers import Cited
from assay.records.pinning import pinned_edition
from assay.standard.editions import Edition
from assay.words import histories, moves, stages
from assay.words.items import item_name, rating_words
from assay.words.roles import role as role_words

AT_A_TIME = 200

Row = dict[str, Any]


@dataclass(frozen=True)
class Holding:
    """One table. `rows` reads it anew each time that it is called."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]


_ANSWER = ("criterion", "title", "version", "claim", "rating", "in_place", "outcome", "explanation", "notes")
_SAVED = ("evidence", "saved_at", "saved_by")
_HOW = ("how", "words_of", "told_how", "told_on")


def holdings(application: Application, paths: Mapping[UUID, str]) -> tuple[Holding, ...]:
    """`paths` says under which name the archive holds each stored file."""
    edition = pinned_edition(application)
    table: tuple[tuple[str, tuple[str, ...], Callable[[], Iterator[Row]]], ...] = (
        ("answers", _ANSWER + _SAVED, partial(_answers, application, edition)),
        ("history", (*_ANSWER, *_SAVED, *_HOW), partial(_history, application, edition)),
        ("late-drafts", _ANSWER + _SAVED, partial(_late, application, edition)),
        (
            "evidence",
            (
                *("evidence", "version", "is_current", "title", "part", "file", "sha256", "bytes", "address"),
                *("period_from", "period_to", "note", "publishable", "put_away_at", "added_at", "added_by"),
            ),
            partial(_evidence, application, paths),
        ),
        ("comments", ("criterion", "at", "by", "text", "withdrawn_at"), partial(_comments, application)),
        (
            "tasks",
            ("criterion", "given_to", "due_on", "note", "set_by", "set_at", "done_at", "ended_at"),
            partial(_tasks, application),
        ),
        (
            "proposals",
            ("criterion", "by", "text", "at", "state", "answered_by", "answered_at", "comment"),
            partial(_proposals, application),
        ),
        (
            "sign-offs",
            ("at", "by", "statement", "becomes_public", "answer_versions", "withdrawn_at"),
            partial(_sign_offs, application),
        ),
        (
            "asked-to-sign",
            ("name", "email", "asked_by", "deputy_of", "at", "used_at", "withdrawn_at"),
            partial(_asked, application),
        ),
        ("stages", ("at", "what", "stage", "by", "as", "reason"), partial(_stages, application)),
        ("people", ("name", "email", "part", "since", "until"), partial(_people, application)),
    )
    return tuple(Holding(*one) for one in table)


def _answers(application: Application, edition: Edition) -> Iterator[Row]:
    rows = AnswerVersion.objects.filter(answer__application=application, answer__current__pk=F("pk"))
    for version in _in_order(rows):
        yield _answer(version, edition)


def _history(application: Application, edition: Edition) -> Iterator[Row]:
    for version in _in_order(AnswerVersion.objects.filter(answer__application=application)):
        yield {
            **_answer(version, edition),
            "how": histories.how(How(version.how)),
            "words_of": version.told_by,
            "told_how": version.told_how,
            "told_on": version.told_on,
        }


def _late(application: Application, edition: Edition) -> Iterator[Row]:
    rows = LateDraft.objects.filter(answer__application=application).select_related("answer", "by")
    rows = rows.prefetch_related(*with_evidence(through=LateCitation)).order_by("answer__item", "pk")
    for draft in rows.iterator(chunk_size=AT_A_TIME):
        yield _answer(draft, edition)


def _in_order(versions: QuerySet[AnswerVersion]) -> Iterator[AnswerVersion]:
    rows = versions.select_related("answer", "by").prefetch_related(*with_evidence())
    return rows.order_by("answer__item", "number").iterator(chunk_size=AT_A_TIME)


def _answer(words: AnswerVersion | LateDraft, edition: Edition) -> Row:
    code = words.answer.item
    item = edition.item(code)
    return {
        "criterion": code,
        "title": item_name(item) if item else "",
        "version": words.number if isinstance(words, AnswerVersion) else None,
        "claim": rating_words(words.rating, item, edition) if item else "",
        "rating": words.rating,
        "in_place": [mark for mark, marked in words.marks.items() if marked],
        "outcome": words.outcome,
        "explanation": words.explanation,
        "notes": words.notes,
        "evidence": [_cited(one) for one in words.citations.all()],
        "saved_at": words.at,
        "saved_by": words.by.name,
    }


def _cited(one: Cited) -> Row:
    return {
        "evidence": str(one.source.evidence_id),
        "version": one.source.number,
        "title": one.source.title,
        "where": one.where,
    }


def _evidence(application: Application, paths: Mapping[UUID, str]) -> Iterator[Row]:
    rows = EvidencePart.objects.filter(version__evidence__application=application)
    rows = rows.select_related("file", "version__by", "version__evidence")
    order = ("version__evidence__added_at", "version__evidence", "version__number", "position")
    for part in rows.order_by(*order).iterator(chunk_size=AT_A_TIME):
        version, piece, file = part.version, part.version.evidence, part.file
        yield {
            "evidence": str(piece.pk),
            "version": version.number,
            "is_current": piece.current_id == version.pk,
            "title": version.title,
            "part": part.position + 1,
            "file": paths.get(file.pk, "") if file else "",
            "sha256": file.sha256 if file else "",
            "bytes": file.size if file else None,
            "address": part.address,
            "period_from": version.period_from,
            "period_to": version.period_to,
            "note": version.note,
            "publishable": piece.publishable,
            "put_away_at": piece.put_away_at,
            "added_at": version.at,
            "added_by": version.by.name,
        }


def _comments(application: Application) -> Iterator[Row]:
    rows = Comment.objects.filter(application=application).select_related("by").order_by("at", "pk")
    for one in rows.iterator(chunk_size=AT_A_TIME):
        yield {
            "criterion": one.item,
            "at": one.at,
            "by": one.by.name,
            # What was taken back was taken back from the archive too.
            "text": "" if one.withdrawn_at else one.text,
            "withdrawn_at": one.withdrawn_at,
        }


def _tasks(application: Application) -> Iterator[Row]:
    rows = Task.objects.filter(application=application).select_related("person", "helper", "set_by")
    for one in rows.order_by("set_at", "pk").iterator(chunk_size=AT_A_TIME):
        yield {
            "criterion": one.item,
            "given_to": _hand(one),
            "due_on": one.due_on,
            "note": one.note,
            "set_by": one.set_by.name,
            "set_at": one.set_at,
            "done_at": one.done_at,
            "ended_at": one.ended_at,
        }


def _proposals(application: Application) -> Iterator[Row]:
    rows = Proposal.objects.filter(task__application=application)
    rows = rows.select_related("task__person", "task__helper", "answered_by").order_by("at", "pk")
    for one in rows.iterator(chunk_size=AT_A_TIME):
        yield {
            "criterion": one.task.item,
            "by": _hand(one.task),
            "text": one.text,
            "at": one.at,
            "state": one.state,
            "answered_by": one.answered_by.name if one.answered_by else "",
            "answered_at": one.answered_at,
            "comment": one.comment,
        }


def _hand(task: Task) -> str:
    """In whose hands it is: a person's, or those of a helper of a department."""
    if task.person is not None:
        return task.person.name
    assert task.helper is not None
    return ", ".join(part for part in (task.helper.name, task.helper.department) if part)


def _sign_offs(application: Application) -> Iterator[Row]:
    for one in SignOff.objects.filter(application=application).select_related("by").order_by("at", "pk"):
        yield {
            "at": one.at,
            "by": one.by.name,
            "statement": one.statement,
            "becomes_public": one.becomes_public,
            "answer_versions": one.answer_versions,
            "withdrawn_at": one.withdrawn_at,
        }


def _asked(application: Application) -> Iterator[Row]:
    rows = SigningLink.objects.filter(application=application).select_related("created_by", "deputy_of")
    for one in rows.order_by("created_at", "name"):
        yield {
            "name": one.name,
            "email": one.email,
            "asked_by": one.created_by.name if one.created_by else "",
            "deputy_of": one.deputy_of.name if one.deputy_of else "",
            "at": one.created_at,
            "used_at": one.used_at,
            "withdrawn_at": one.withdrawn_at,
        }


def _stages(application: Application) -> Iterator[Row]:
    """In the city's words for a stage. Who made a move of the programme, and why, is not the city's."""
    for one in StageChange.objects.filter(application=application).select_related("by"):
        ours = Role(one.role) in CITY
        yield {
            "at": one.at,
            "what": moves.done(Move(one.move)) if ours else "",
            "stage": stages.for_city(Stage(one.target)),
            "by": one.by.name if one.by and ours else "",
            "as": role_words(Role(one.role)),
            "reason": one.reason if ours else "",
        }


def _people(application: Application) -> Iterator[Row]:
    rows = Membership.objects.filter(application=application).select_related("person").order_by("since", "pk")
    for one in rows:
        yield {
            "name": one.person.name,
            "email": one.person.email,
            "part": role_words(Role(one.role)),
            "since": one.since,
            "until": one.ended_at,
        }


def as_cell(value: Any) -> str | int:
    """A value as a cell of a table; what has parts of its own is written as JSON."""
    match value:
        case None:
            return ""
        case bool():
            return int(value)
        case str() | int():
            return value
        case date():
            return value.isoformat()
        case _:
            return as_json(value) if value else ""


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    assert isinstance(value, date), "all else is plain already"
    return value.isoformat()

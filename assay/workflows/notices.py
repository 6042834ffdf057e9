"""Notices: what a person is told of her city's work, at once or gathered into one letter, as she chose.

Letters that ask for a signature, open an account or tell a decision are no notices: they always come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Min, QuerySet

from assay.journey.notices import DOORS, NoticeKind
from assay.journey.paces import Pace, told_at
from assay.notices import letters
from assay.records import clock
from assay.records.models import Application, Message, Notice, Person
from assay.records.pinning import pinned_edition
from assay.words import notices as words
from assay.words.items import item_name
from assay.workflows import acts, jobs, messages
from assay.workflows.jobs import Effect
from assay.workflows.sites import address
from assay.workflows.worth_telling import holds

GATHER = "gather-notices"
# Where a person chooses how often such letters come.
PACE_PAGE = "/account/letters"


def tell_notice(
    person: Person,
    *,
    kind: NoticeKind,
    values: Mapping[str, Any],
    path: str,
    application: Application,
    key: str,
    at: datetime | None = None,
) -> Notice:
    """Have `person` told, as soon as she chose. The same `key` for her twice is one notice.

    `values` are what the sentence of its kind takes (words/notices.py), and what it rests on
    (worth_telling.py); `path` is the page that it leads to. Call it inside the transaction of what it tells.
    """
    at, kind = at or clock.now(), NoticeKind(kind)
    pace = Pace.AT_ONCE if kind in DOORS else Pace(person.letters)
    words.sentence(kind, values)
    notice, made = Notice.objects.get_or_create(
        key=f"{key}:{person.pk}",
        defaults={
            "person": person,
            "application": application,
            "kind": kind,
            "values": dict(values),
            "path": path,
            "at": at,
            "due_at": told_at(pace, at, _zone(application)),
            # Who wants no letters finds it on her pages.
            "dropped_at": at if pace is Pace.NONE else None,
        },
    )
    if made and pace is Pace.AT_ONCE:
        _tell(person, _by_itself(notice), [notice], key=f"notice:{notice.pk}")
    elif made and pace is not Pace.NONE:
        _gather_at(person.pk, notice.due_at)
    return notice


def choose_pace(person: Person, pace: Pace) -> None:
    """Say how soon she is told. What waits for a letter already comes as she wants it now."""
    with transaction.atomic():
        person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        before, at = person.letters, clock.now()
        if before == pace:
            return
        person.letters = pace
        person.save(update_fields=["letters"])
        waiting = list(_waiting(person))
        for notice in waiting:
            notice.due_at = told_at(pace, at, _zone(notice.application))
            notice.dropped_at = at if pace is Pace.NONE else None
        Notice.objects.bulk_update(waiting, ["due_at", "dropped_at"])
        if pace is not Pace.NONE:
            for due_at in {notice.due_at for notice in waiting}:
                _gather_at(person.pk, due_at)
        acts.record(
            "choose-pace", by=person, role="", before={"letters": before}, after={"letters": pace}, at=at
        )


def gather(payload: Mapping[str, Any]) -> Effect:
    """The work of a job: what waits for one person, told in one letter."""
    return partial(_gather, payload["person"])


def _gather(person_id: str) -> None:
    """Once one of them is due, all that wait are told together. What holds no more is dropped."""
    # Rows that name her may be written meanwhile: who holds an application writes such, and this writes
    # rows that name applications.
    person, at = Person.objects.select_for_update(no_key=True).get(pk=person_id), clock.now()
    waiting = list(_waiting(person))
    if not any(notice.due_at <= at for notice in waiting):
        return
    standing = [notice for notice in waiting if holds(notice, at)]
    gone = {notice.pk for notice in waiting} - {notice.pk for notice in standing}
    Notice.objects.filter(pk__in=gone).update(dropped_at=at)
    if standing:
        _tell(person, _together(person, standing), standing, key=f"digest:{standing[-1].pk}")


def gather_what_is_late() -> None:
    """Have gathered what is due and waits all the same, as where it was written while its job ran already."""
    late = Notice.objects.filter(letter=None, dropped_at=None, due_at__lte=clock.now())
    first = late.values_list("person").annotate(Min("due_at"))
    for person_id, due_at in first.order_by("person"):
        _gather_at(person_id, due_at)


def _waiting(person: Person) -> QuerySet[Notice]:
    """What no letter has told yet, city by city."""
    rows = Notice.objects.filter(person=person, letter=None, dropped_at=None)
    return rows.select_related("person", "application__place", "application__cohort").order_by(
        "application", "at", "pk"
    )


def _gather_at(person_id: object, due_at: datetime) -> None:
    """One job for her and that instant, however much comes until then."""
    key = f"{GATHER}:{person_id}:{due_at.isoformat()}"
    jobs.add(GATHER, {"person": str(person_id)}, key=key, run_at=due_at)


def _tell(person: Person, letter: letters.Letter, told: Sequence[Notice], *, key: str) -> Message:
    one = told[0].application if len({notice.application_id for notice in told}) == 1 else None
    message = messages.tell(person, letter, application=one, key=key)
    Notice.objects.filter(pk__in=[notice.pk for notice in told]).update(letter=message)
    return message


def notice_shown(
    person: Person, *, kind: NoticeKind, values: Mapping[str, Any], path: str, application: Application
) -> letters.Letter:
    """The letter that would tell this by itself. Nothing is written, and nobody told."""
    unsaved = Notice(person=person, kind=kind, values=dict(values), path=path, application=application)
    return _by_itself(unsaved)


def _by_itself(notice: Notice) -> letters.Letter:
    return letters.notice(
        name=notice.person.name,
        subject=words.subject(NoticeKind(notice.kind)),
        words=_sentence(notice),
        link=address(notice.path),
        pace=address(PACE_PAGE),
    )


def _together(person: Person, told: Sequence[Notice]) -> letters.Letter:
    lines = [(one.application.place.label, _sentence(one), address(one.path)) for one in told]
    return letters.digest(name=person.name, told=lines, pace=address(PACE_PAGE))


def _sentence(notice: Notice) -> str:
    """The sentence, with criteria called as their edition calls them."""
    values = dict(notice.values)
    if values.get("items"):
        edition = pinned_edition(notice.application)
        values["items"] = [item_name(edition.asked(code)) for code in values["items"]]
    return words.sentence(NoticeKind(notice.kind), values)


def _zone(application: Application) -> str:
    return application.cohort.zone if application.cohort else "UTC"

"""What the people of a city say to each other beside an answer."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from assay.journey.mentions import mentioned
from assay.journey.notices import NoticeKind
from assay.journey.roles import CITY
from assay.journey.stages import CLOSED
from assay.journey.verdicts import No, no
from assay.records.clock import now
from assay.records.models import Application, Comment, Person
from assay.records.pinning import pinned_edition
from assay.workflows import acts
from assay.workflows.members import demand_member, members
from assay.workflows.moves import lock
from assay.workflows.notices import tell_notice
from assay.workflows.ratings import asked
from assay.workflows.refusals import demand


def comment(
    application: Application, text: str, *, item: str = "", mentions: Collection[UUID] = (), by: Person
) -> Comment:
    """Say something beside one item, or about the whole. Whom it mentions is told. Raises Refused.

    Mentioned are those whose ids are given, and those whom the text calls by name after an @.
    """
    with transaction.atomic():
        cohort, application = application.cohort, lock(application)
        application.cohort = cohort
        role = demand_member(by, application, *sorted(CITY))
        if application.stage in CLOSED:
            demand(no(No.WRONG_STAGE, stage=application.stage))
        if item:
            asked(item, pinned_edition(application))
        if not text.strip():
            demand(no(No.TEXT_MISSING))
        team = {one.pk: one for one in members(application, *CITY)}
        called = mentioned(text, {pk: one.name for pk, one in team.items()}) | set(mentions)
        meant = [one for pk, one in team.items() if pk in called and one != by]
        said = Comment.objects.create(application=application, item=item, text=text, by=by, at=now())
        said.mentions.set(meant)
        acts.record("comment", by=by, role=role, application=application, about=item)
        where = f"/answers/{item}" if item else "/comments"
        for one in meant:
            tell_notice(
                one,
                kind=NoticeKind.MENTION,
                values={"by": by.name, "items": [item] if item else [], "comment": str(said.pk)},
                path=f"/city/{application.pk}{where}#comment-{said.pk}",
                application=application,
                key=f"mention:{said.pk}",
            )
    return said


def withdraw_comment(said: Comment, *, by: Person) -> None:
    """Take back what one said oneself. Raises Refused."""
    with transaction.atomic():
        application = lock(said.application)
        role = demand_member(by, application, *sorted(CITY))
        if said.by_id != by.pk:
            demand(no(No.NOT_YOURS))
        if Comment.objects.filter(pk=said.pk, withdrawn_at=None).update(withdrawn_at=now()):
            acts.record("withdraw-comment", by=by, role=role, application=application, about=said.item)

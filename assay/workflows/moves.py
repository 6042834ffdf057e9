"""The one place that writes the stage of an application."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assay.journey.moves import WAYS, Move, may_make
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, no
from assay.records.clock import now
from assay.records.models import Application, Person, Place, StageChange
from assay.workflows import acts
from assay.workflows.refusals import Refused, demand


def lock(application: Application) -> Application:
    """The row as it is now, held until the transaction ends. Call inside one; on SQLite it alone holds."""
    return Application.objects.select_for_update(no_key=True).get(pk=application.pk)


def make_move(
    application: Application,
    move: Move,
    *,
    by: Person | None,
    role: Role,
    reason: str = "",
    at: datetime | None = None,
) -> StageChange:
    """Bring `application` to the move's target, with a row of who and when. Raises Refused.

    Two people who press at once cannot both succeed: the stage is changed only from the one it was read in.
    """
    at = at or now()
    demand(may_make(move, Stage(application.stage), frozenset({role})))
    source, target = application.stage, WAYS[move].target
    with transaction.atomic():
        moved = Application.objects.filter(pk=application.pk, stage=source).update(
            stage=target, stage_since=at
        )
        if not moved:
            raise Refused(no(No.STAGE_CHANGED, move=move))
        application.stage, application.stage_since = target, at
        change = StageChange.objects.create(
            application=application,
            move=move,
            source=source,
            target=target,
            role=role,
            by=by,
            at=at,
            reason=reason,
        )
        acts.record(
            f"move:{move}",
            by=by,
            role=role,
            application=application,
            before={"stage": source},
            after={"stage": target, "reason": reason},
            at=at,
        )
    return change


def begin(place: Place, *, at: datetime) -> Application:
    """A new application at the first stage of the journey, made by a statement of interest."""
    way = WAYS[Move.STATE_INTEREST]
    application = Application.objects.create(place=place, stage=way.target, created_at=at, stage_since=at)
    StageChange.objects.create(
        application=application, move=way.move, target=way.target, role=Role.PUBLIC, at=at
    )
    acts.record(f"move:{way.move}", by=None, role=Role.PUBLIC, application=application, at=at)
    return application

"""The committee's decision: on a card with nothing unsettled, which it freezes."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from assay.journey.access import may_decide
from assay.journey.departures import may_depart
from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, no
from assay.journey.visibility import is_public
from assay.records.clock import now
from assay.records.gathering import has_assessed, settled_of, ties_of, unsettled
from assay.records.models import Application, Decision, Person, Waiver
from assay.records.pinning import pinned_edition
from assay.scoring.freezing import freeze
from assay.workflows import acts
from assay.workflows.members import demand_appointed
from assay.workflows.moves import lock, make_move
from assay.workflows.refusals import demand
from assay.workflows.visits import settled_card


def bring_before_committee(application: Application, *, by: Person) -> None:
    """The facts are checked: the committee may decide. Raises Refused."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        make_move(lock(application), Move.BRING_BEFORE_COMMITTEE, by=by, role=Role.OFFICE)


def may_take_part(member: Person, application: Application) -> Verdict:
    """Whether a member of the committee may decide on this city."""
    return may_decide(has_assessed(member, application), ties_of(member, application))


def decide(
    application: Application,
    *,
    level: str | None,
    reason: str,
    members: Collection[Person],
    by: Person,
) -> Decision:
    """Record what the committee decided, with the card as it stands now. None is no level. Raises Refused.

    `members` took part, `by` among them. Where `level` is the card's, no reason is kept.
    """
    with transaction.atomic():
        application = lock(application)
        for member in {by, *members}:
            demand_appointed(member, Role.COMMITTEE)
            demand(may_take_part(member, application))
        instant = application.the_cohort.instant
        if is_public(instant, now()):
            demand(no(No.ALREADY_ANNOUNCED, at=instant))
        edition = pinned_edition(application)
        if application.stage != Stage.COMMITTEE:
            demand(no(No.WRONG_STAGE, stage=application.stage))
        if missing := unsettled(settled_of(application), edition):
            demand(no(No.UNSETTLED, items=tuple(missing)))
        card = settled_card(application)
        order = [one.code for one in edition.levels]
        if level is not None and level not in order:
            raise ValueError(f"{level} is no level of {edition.id}")
        waived = Waiver.objects.filter(application=application, rule="must-have").values_list(
            "about", flat=True
        )
        missing_musts = card.must_haves_missing(edition, level)
        demand(may_depart(order, card.level, level, reason, missing_musts, set(waived)))
        change = make_move(application, Move.DECIDE, by=by, role=Role.COMMITTEE)
        decision = Decision.objects.create(
            application=application,
            level=level or "",
            card_level=card.level or "",
            card=freeze(card),
            edition_id=edition.id,
            edition_digest=edition.digest,
            reason="" if level == card.level else reason,
            recorded_by=by,
            at=change.at,
        )
        decision.members.set({by, *members})
        acts.record(
            "decide",
            by=by,
            role=Role.COMMITTEE,
            application=application,
            after={"level": level, "card_level": card.level, "digest": edition.digest},
        )
    return decision

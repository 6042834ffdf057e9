"""The whole way of one city, through the workflows alone."""

from __future__ import annotations

import pytest

from assay.journey.stages import Stage
from assay.records.models import Decision, Message, StageChange
from assay.workflows import visits
from tests import examples

pytestmark = pytest.mark.django_db


def test_a_city_goes_from_interest_to_an_announced_level() -> None:
    application = examples.an_announced_application()

    decision = Decision.objects.get(application=application)

    assert application.stage == Stage.ANNOUNCED
    assert (
        decision.level,
        decision.card["share"] if "share" in decision.card else decision.card["points"],
    ) == (
        "platinum",
        43,
    )
    assert list(StageChange.objects.filter(application=application).values_list("target", flat=True)) == [
        "interest",
        "eligible",
        "open",
        "sign-off",
        "submitted",
        "validation",
        "settled",
        "visit",
        "facts-check",
        "committee",
        "decided",
        "announced",
    ]
    assert sorted(
        Message.objects.filter(application=application, kind="certified").values_list("to", flat=True)
    ) == [examples.ana().email, examples.sol().email]


def test_a_city_below_every_level_is_told_privately() -> None:
    application = examples.an_announced_application(claims=["DM1"])

    assert application.stage == Stage.TOLD
    assert visits.settled_card(application).level is None
    assert Message.objects.filter(application=application, kind="not_certified").count() == 2

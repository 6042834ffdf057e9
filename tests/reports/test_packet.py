"""The packet as values: how close the points are, and what the committee may make of the card."""

from __future__ import annotations

import pytest

from assay.journey.verdicts import YES, No, no
from assay.records.clock import now
from assay.records.models import Application
from assay.reports.ballot import Option, Voter
from assay.reports.packet import Leave, Margin, Packet, packet
from assay.workflows import ties
from tests import examples

pytestmark = pytest.mark.django_db

MUSTS = ["DM1", "LC1", "PA1", "outcome"]
# With the must-haves 22 of 43: just Silver.
SILVER = [*MUSTS, *(f"DM{n}" for n in range(2, 10)), *(f"RDC{n}" for n in range(1, 9)), "LC2", "LC3", "LC4"]


def a_packet(application: Application) -> Packet:
    return packet(application, examples.mei(), now())


def test_margin_counts_what_is_missing_above_and_what_is_spare_below() -> None:
    application = examples.an_application_before_the_committee(claims=SILVER)

    found = a_packet(application)

    assert found.margin == Margin(above="Gold", lacking=8, level="Silver", spare=0)


def test_margin_of_no_level_has_nothing_spare() -> None:
    application = examples.an_application_before_the_committee(claims=MUSTS)

    found = a_packet(application)

    assert found.margin == Margin(above="Silver", lacking=19, level="", spare=None)


def test_margin_of_a_missing_must_have_lacks_no_point() -> None:
    """One point from nothing: the rule that binds is another."""
    application = examples.an_application_before_the_committee(
        claims=[*(code for code in SILVER if code != "LC1"), "LC5"]
    )

    found = a_packet(application)

    assert found.margin == Margin(above="Silver", lacking=0, level="", spare=None)
    assert found.score.binding == "Silver needs LC1, a core criterion that is not met."


def test_ballot_asks_how_far_each_level_departs() -> None:
    application = examples.an_application_before_the_committee(claims=["DM1", "PA1", "outcome"])
    ties.waive(application, rule="must-have", about="DM1", reason="Besides.", by=examples.olga())

    found = a_packet(application)

    too_far = no(No.DEPARTS_TOO_FAR, card_level=None)
    assert found.ballot is not None
    assert found.ballot.options == (
        Option("platinum", "Platinum", False, too_far),
        Option("gold", "Gold", False, too_far),
        Option("silver", "Silver", False, no(No.MUST_HAVE_NOT_WAIVED, codes=("LC1",))),
        Option("", "No level", True, YES),
    )
    assert found.ballot.voters == (Voter(examples.mei().pk, "Mei Tanaka", True, YES),)
    assert [(leave.code, leave.reason) for leave in found.leaves] == [("DM1", "Besides.")]
    assert isinstance(found.leaves[0], Leave)


def test_history_names_people_and_nobody_where_a_stranger_moved_it() -> None:
    application = examples.an_application_before_the_committee(claims=MUSTS)

    steps = [(step.done, step.by) for step in a_packet(application).history]

    assert steps == [
        ("Interest stated", ""),
        ("Accepted and invited", "Olga Office"),
        ("Account opened", "Ana Castro"),
        ("Sent to the sponsor for sign-off", "Ana Castro"),
        ("Signed off and submitted", "Sol Mayor"),
        ("Validation started", "Olga Office"),
        ("Findings settled", "Olga Office"),
        ("Went on without a visit", "Olga Office"),
        ("Brought before the committee", "Olga Office"),
    ]

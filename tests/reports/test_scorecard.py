"""The score report: claim beside finding, the reasons, and the rule that binds."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from assay.records.models import Application
from assay.reports.scorecard import ItemScore, LevelName, ScoreReport, scorecard
from assay.workflows import decisions
from tests import examples

pytestmark = pytest.mark.django_db

# Enough for Silver under the edition of 2022, with its three must-haves and the outcome.
CLAIMED = ["DM1", "LC1", "PA1", *(f"DM{n}" for n in range(2, 10)), *(f"RDC{n}" for n in range(1, 9))]
CLAIMED += ["LC2", "LC3", "LC4", "outcome"]


def item(report: ScoreReport, code: str) -> ItemScore:
    return next(one for area in report.areas for one in area.items if one.code == code)


def test_first_line_answers_with_the_level_and_what_the_next_one_needs() -> None:
    application = examples.a_settled_application(claims=CLAIMED)

    report = scorecard(application)

    assert report.first_line == (
        "Silver: 22 of 43 and all 3 core criteria."
        " Gold needs 8 more points: it asks for 68 % of 43, and 22 are earned."
    )
    assert report.level == LevelName("silver", "Silver", "silver")
    assert (report.next_level, report.binding, report.in_the_way) == (
        "Gold",
        report.in_the_way[0],
        ("Gold needs 8 more points: it asks for 68 % of 43, and 22 are earned.",),
    )
    assert report.decision is None


def test_a_claim_stands_beside_what_was_found_with_reason_and_text() -> None:
    application = examples.a_settled_application(claims=["DM1", "DM2"], found={"DM2": 0})

    report = scorecard(application)

    assert item(report, "DM1") == ItemScore(
        "DM1",
        "Implementing Data Strategy and Governance",
        core=True,
        claim="Met",
        finding="Met",
        points=1,
        possible=1,
        reason="",
        text="Seen.",
        settled="agreed",
    )
    assert item(report, "DM2") == ItemScore(
        "DM2",
        "Maintaining a Comprehensive Data Inventory",
        core=False,
        claim="Met",
        finding="Not met",
        points=0,
        possible=1,
        reason="Not met.",
        text="Not seen.",
        settled="agreed",
    )
    assert item(report, "DM3").reason == "Not claimed by the city, so it earns nothing."
    assert (item(report, "DM3").claim, item(report, "DM3").finding) == ("", "")


def test_what_does_not_apply_leaves_both_sides_of_the_count() -> None:
    application = examples.a_settled_application(claims=["DM1", "EVAL4"], not_applicable=["EVAL4"])

    report = scorecard(application)

    assert (report.points, report.possible) == (1, 42)
    assert (item(report, "EVAL4").finding, item(report, "EVAL4").possible) == ("", 0)
    assert item(report, "EVAL4").reason.startswith("Does not apply to this city")


def test_the_rule_that_binds_comes_first_of_all_that_stand_in_the_way() -> None:
    application = examples.a_settled_application(claims=["DM2"])

    report = scorecard(application)

    assert report.level is None
    assert report.binding == "Silver needs DM1, LC1 and PA1, core criteria that are not met."
    assert len(report.in_the_way) == 3
    assert report.first_line == f"No level: 1 of 43. {report.binding}"


def test_the_outcome_has_no_points_and_stands_apart() -> None:
    application = examples.a_settled_application(claims=["DM1", "outcome"])

    outcome = scorecard(application).outcome

    assert outcome is not None
    assert (outcome.claim, outcome.finding, outcome.possible) == ("Met", "Met", 0)


def test_an_edition_with_components_says_which_are_worked_across() -> None:
    cohort = examples.a_cohort("demo-first", edition_id="wwc-2017")
    application = examples.a_settled_application(cohort=cohort, claims=["DM1"])

    components = scorecard(application).components

    assert [component.worked_across for component in components] == [False] * 4
    assert sum(component.points for component in components) == 1


def test_while_something_is_unsettled_there_is_no_card() -> None:
    application = examples.an_application_in_validation(claims=["DM1"])

    with pytest.raises(ValueError):
        scorecard(application)


def test_once_decided_the_frozen_card_speaks() -> None:
    application = examples.a_decided_application(claims=CLAIMED)
    application.settled_findings.filter(item="DM2").update(rating=0)

    report = scorecard(application)

    assert (report.points, report.level_name) == (22, "Silver")
    assert report.decision is not None
    assert (report.decision.name, report.decision.departs) == ("Silver", False)


def test_a_decision_that_departs_is_said_before_the_card() -> None:
    application = examples.an_application_before_the_committee(claims=CLAIMED)
    decisions.decide(
        application, level="gold", reason="Close, and growing.", members=[examples.mei()], by=examples.mei()
    )

    report = scorecard(Application.objects.get(pk=application.pk))

    assert report.first_line.startswith(
        "Gold, as the committee decided. The findings alone come to: Silver: 22 of 43"
    )
    assert report.decision is not None
    assert (report.decision.departs, report.decision.reason) == (True, "Close, and growing.")
    assert report.level_name == "Silver"


def test_the_report_takes_a_constant_number_of_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    application = Application.objects.select_related("cohort").get(
        pk=examples.a_settled_application(claims=["DM1"]).pk
    )

    with django_assert_max_num_queries(3):
        scorecard(application)

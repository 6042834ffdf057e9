"""Where a city's own work stands, with one definition for every page."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from assay.records.models import Application
from assay.reports.progress import ItemProgress, progress
from assay.reports.submission import submission
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return Application.objects.select_related("cohort").get(pk=examples.an_open_application().pk)


def item(application: Application, code: str) -> ItemProgress:
    return next(one for one in progress(application).items if one.code == code)


def test_not_met_is_an_answer_and_no_claim(application: Application) -> None:
    record_answer(application, "DM1", ClaimDraft(rating=0), version=0, by=examples.ana())

    found = item(application, "DM1")

    assert (found.claim, found.claimed, found.lacks, found.changed_by) == ("Not met", False, (), "Ana Castro")
    assert progress(application).claimed == 0


def test_a_claim_without_words_and_evidence_is_unfinished(application: Application) -> None:
    record_answer(application, "DM1", ClaimDraft(rating=1), version=0, by=examples.ana())

    assert item(application, "DM1").lacks == (
        "Say in a few sentences how the city meets it.",
        "Add at least one piece of evidence.",
    )
    assert [one.code for one in progress(application).unfinished] == ["DM1"]


def test_the_outcome_is_no_criterion_and_is_not_counted_as_one(application: Application) -> None:
    examples.a_claim(application, "outcome")

    found = progress(application)

    assert (found.claimed, found.of) == (0, 43)
    assert found.outcome is not None
    assert (found.outcome.claimed, found.outcome.name) == (True, "Progress on an outcome")


def test_an_area_names_its_must_haves_that_are_not_claimed(application: Application) -> None:
    examples.a_claim(application, "LC1")

    assert {
        area.code: [one.code for one in area.core] for area in progress(application).areas if area.core
    } == {
        "DM": ["DM1"],
        "PA": ["PA1"],
    }


def test_no_level_is_a_projection_without_a_name(application: Application) -> None:
    found = progress(application).provisional

    assert (found.would_reach, found.next_level, len(found.in_the_way)) == ("", "Silver", 3)


def test_the_weakest_claims_come_first_by_evidence_and_then_by_words(application: Application) -> None:
    examples.a_claim(application, "DM1")
    record_answer(
        application, "DM2", ClaimDraft(rating=1, explanation="One two."), version=0, by=examples.ana()
    )
    record_answer(application, "DM3", ClaimDraft(rating=1, explanation="One."), version=0, by=examples.ana())

    assert [shown.code for shown in submission(application).weakest] == ["DM3", "DM2", "DM1"]


def test_progress_takes_a_constant_number_of_queries(
    application: Application, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    examples.a_claim(application, "DM1")
    examples.a_claim(application, "DM2")

    with django_assert_num_queries(3):
        progress(application)

"""From settled findings to the committee."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Visit, Waiver
from assay.workflows import visits
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

CORE = ["DM1", "LC1", "PA1"]


def at(application: Application, *parts: str) -> str:
    return "/".join(["/office/applications", str(application.pk), *parts])


def stage(application: Application) -> str:
    return Application.objects.get(pk=application.pk).stage


def a_low_one() -> Application:
    return examples.a_settled_application(claims=["DM1"])


def a_planned_visit() -> Application:
    application = a_low_one()
    Waiver.objects.create(
        application=application,
        rule="visit",
        reason="New in office.",
        granted_by=examples.olga(),
        granted_at=now(),
    )
    visits.plan_visit(application, by=examples.olga())
    return application


def test_city_below_the_bar_goes_straight_on_and_cannot_be_visited(office: Client) -> None:
    application = a_low_one()

    page = words(office.get(at(application)))
    refused = office.post(at(application, "visit", "plan"))
    office.post(at(application, "visit", "skip"))

    assert "Plan a visit This city's card does not reach the level from which cities are visited." in page
    assert refused.status_code == 422
    assert stage(application) == Stage.FACTS_CHECK


def test_city_that_reaches_the_bar_cannot_be_passed_over(office: Client) -> None:
    application = examples.a_settled_application()

    page = words(office.get(at(application)))
    refused = office.post(at(application, "visit", "skip"))
    office.post(at(application, "visit", "plan"))

    assert "Go on without a visit This city's card reaches the level" in page
    assert refused.status_code == 422
    assert stage(application) == Stage.VISIT


def test_visit_is_added_on_record_with_a_reason(office: Client) -> None:
    application = a_low_one()

    without = office.post(at(application, "visit", "add"), {"reason": ""})
    office.post(at(application, "visit", "add"), {"reason": "The mayor is new."})
    office.post(at(application, "visit", "plan"))

    assert without.status_code == 422
    assert 'href="#add_visit_reason"' in without.content.decode()
    assert Waiver.objects.get().reason == "The mayor is new."
    assert stage(application) == Stage.VISIT
    assert "The mayor is new. Olga Office" in words(office.get(at(application)))


def record(office: Client, application: Application, **typed: str) -> Any:
    values = {"on": "2026-03-03", "people": "Both teams", "notes": "All seen.", **typed}
    return office.post(at(application, "visit", "record"), values)


def test_visit_is_recorded_once_and_goes_on_to_the_facts_check(office: Client) -> None:
    application = a_planned_visit()

    first, second = record(office, application), record(office, application, notes="Again.")

    assert (first.status_code, second.status_code) == (303, 422)
    assert Visit.objects.get().notes == "All seen."
    assert stage(application) == Stage.FACTS_CHECK


def test_visit_that_has_not_taken_place_is_refused_and_the_notes_are_kept(office: Client) -> None:
    application = a_planned_visit()

    response = record(office, application, on=f"{now().date() + timedelta(days=3):%Y-%m-%d}")

    assert response.status_code == 422
    assert "This day has not come yet. Record a visit after it took place." in words(response)
    assert "All seen.</textarea>" in response.content.decode()
    assert stage(application) == Stage.VISIT


def test_must_have_is_set_aside_once_and_is_then_offered_no_more(office: Client) -> None:
    application = examples.a_settled_application(claims=[*CORE, "DM2"], found={"LC1": 0})

    before = words(office.get(at(application)))
    wrong = office.post(at(application, "must-haves"), {"code": "DM1", "reason": "It is met."})
    office.post(at(application, "must-haves"), {"code": "LC1", "reason": "A new law forbids it."})

    assert "Set a must-have aside" in before
    assert wrong.status_code == 422
    assert [(one.rule, one.about, one.reason) for one in Waiver.objects.all()] == [
        ("must-have", "LC1", "A new law forbids it.")
    ]
    assert "Set a must-have aside" not in words(office.get(at(application)))


def test_facts_check_is_passed_on_to_the_committee(office: Client) -> None:
    application = a_low_one()
    visits.skip_visit(application, by=examples.olga())

    page = words(office.get(at(application)))
    response = office.post(at(application, "committee"))

    assert "Bring before the committee Sends no letter." in page
    assert response.status_code == 303
    assert stage(application) == Stage.COMMITTEE


def test_decision_is_read_here_and_made_elsewhere(office: Client) -> None:
    application = examples.a_decided_application(claims=["DM1"])

    page = words(office.get(at(application)))

    assert "The committee decided No level" in page
    assert "The announcement is set for the whole cohort" in page


@pytest.mark.parametrize("stage_", list(examples.AT_STAGE))
def test_page_can_be_read_at_every_stage(office: Client, stage_: Stage) -> None:
    application = examples.AT_STAGE[stage_]()

    assert office.get(at(application)).status_code == 200

"""The score report: from the instant of the announcement, and not a moment before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assay.journey.calendar import local_day, years_after
from assay.records.clock import now
from assay.records.models import Announcement, Application
from assay.workflows import announcements, decisions, signatures
from tests import examples
from tests.reports.test_scorecard import CLAIMED
from tests.web.city.making import a_contributor, as_person, at
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(client: Client) -> Client:
    return as_person(client, examples.ana())


def test_the_report_begins_with_the_level_and_what_the_next_one_needs(ana: Client) -> None:
    application = examples.an_announced_application(claims=CLAIMED)

    response = ana.get(at(application, "/report"))

    assert (
        "Silver: 22 of 43 and all 3 core criteria."
        " Gold needs 8 more points: it asks for 68 % of 43, and 22 are earned." in words(response)
    )
    assert "assay-seal--silver" in response.content.decode()
    assert application.cohort is not None
    announced = local_day(Announcement.objects.get().at, application.cohort.zone)
    until = years_after(announced, 3)
    assert f"Silver announced {announced:%-d %B %Y}, valid until {until:%-d %B %Y}" in words(response)


def test_a_claim_stands_beside_the_finding_in_looks_of_their_own(ana: Client) -> None:
    application = examples.an_announced_application(claims=[*CLAIMED, "CI1", "CI2"], found={"CI2": 0})

    response = ana.get(at(application, "/report"))

    assert (
        "CI2 Analytics Service Delivery claimed: Met found by experts: Not met 0 of 1 Not met. Not seen."
        in words(response)
    )
    assert "CI3 Promotion of Data &amp; Evidence" in response.content.decode()
    assert "not claimed not looked at 0 of 1 Not claimed by the city, so it earns nothing." in words(response)


def test_whoever_reached_no_level_sees_every_reason_and_no_seal(ana: Client) -> None:
    application = examples.an_announced_application(claims=["DM2"])

    response = ana.get(at(application, "/report"))

    page = words(response)
    assert "No level: 1 of 43. Silver needs DM1, LC1 and PA1, core criteria that are not met." in page
    assert "What Silver still needs" in page
    assert "Silver needs 21 more points" in page
    assert "assay-seal" not in response.content.decode()


def test_a_departure_from_the_findings_is_explained(ana: Client) -> None:
    application = examples.an_application_before_the_committee(claims=CLAIMED)
    decisions.decide(
        application, level="gold", reason="Close, and growing.", members=[examples.mei()], by=examples.mei()
    )
    assert application.cohort is not None
    examples.announced_at(application.cohort)

    page = words(ana.get(at(application, "/report")))

    assert "Gold, as the committee decided. The findings alone come to: Silver: 22 of 43" in page
    assert "Why the committee departed from the findings: Close, and growing." in page


def test_before_the_instant_the_page_says_when_and_nothing_else(ana: Client) -> None:
    application = examples.a_decided_application(claims=CLAIMED)
    assert application.cohort is not None
    instant = now() + timedelta(minutes=5)
    announcements.set_instant(application.cohort, at=instant, by=examples.olga())

    response = ana.get(at(application, "/report"))

    page = words(response)
    assert response.status_code == 404
    assert "It opens with the announcement of your cohort, which is planned for" in page
    assert "Silver" not in page
    assert f"{instant:%H:%M}" not in page


def test_at_the_instant_it_opens_by_the_clock_alone(ana: Client) -> None:
    application = examples.a_decided_application(claims=CLAIMED)
    assert application.cohort is not None
    announcements.set_instant(application.cohort, at=now() + timedelta(hours=1), by=examples.olga())
    Announcement.objects.update(at=now())

    assert ana.get(at(application, "/report")).status_code == 200


def test_everybody_of_the_city_reads_it(client: Client) -> None:
    application = examples.an_announced_application(claims=CLAIMED)

    for person in (a_contributor(application), examples.sol()):
        assert as_person(client, person).get(at(application, "/report")).status_code == 200


def test_whoever_withdrew_has_no_report(ana: Client) -> None:
    application = examples.an_open_application()
    signatures.withdraw(application, reason="", by=examples.ana())

    response = ana.get(at(Application.objects.get(pk=application.pk), "/report"))

    assert response.status_code == 404
    assert "There is nothing to see at this address" in words(response)

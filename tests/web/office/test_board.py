"""Every application by stage: whose turn it is, what is late, and no more queries for more of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assay.journey.calendar import local_day
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Cohort
from assay.reports.board import Filters, board
from assay.workflows import validation
from assay.workflows.validation import FindingDraft
from tests import examples
from tests.web.office.counting import queries_of
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

MET = FindingDraft(rating=1, reason="Seen.")
NOT_MET = FindingDraft(rating=0, reason="Not seen.")


def several(count: int, first: int = 0) -> None:
    """So many applications in validation, with findings of both kinds."""
    for number in range(first, first + count):
        application = examples.an_application_in_validation(
            examples.a_place(f"City {number}"),
            lead=examples.a_person(f"Lead {number}"),
            claims=["DM1", "DM2"],
        )
        validation.hand_in(application, "DM1", MET, by=examples.chen())
        validation.hand_in(application, "DM1", NOT_MET, by=examples.dara())


def waits(filters: Filters) -> dict[str, tuple[str, ...]]:
    return {row.place: row.waits_for for row in board(filters).rows}


def test_board_takes_as_many_queries_for_three_rows_as_for_one(office: Client) -> None:
    several(1)
    one = queries_of(office, "/office/board")

    several(2, first=1)

    assert queries_of(office, "/office/board") == one == 10


def test_first_line_says_what_is_late_in_validation_and_undecided(office: Client) -> None:
    several(2)
    day = now().date()
    Cohort.objects.update(
        answers_due_on=day - timedelta(days=9),
        findings_due_on=day - timedelta(days=5),
        committee_on=day - timedelta(days=3),
    )

    page = words(office.get("/office/board"))

    assert "2 late, 2 in validation, 2 undecided past their date." in page
    assert "late : " + f"{day - timedelta(days=5):%-d %B %Y} 5 days ago" in page


def test_nothing_is_late_on_its_last_day(office: Client) -> None:
    several(1)
    Cohort.objects.update(
        answers_due_on=now().date() - timedelta(days=1), findings_due_on=local_day(now(), "America/New_York")
    )

    assert "None late, 1 in validation, nothing undecided past its date." in words(
        office.get("/office/board")
    )


def test_validation_waits_for_experts_and_for_the_office_at_once() -> None:
    several(1)

    assert waits(Filters()) == {
        "City 0": ("the experts: 1 criterion to judge", "the programme office: 1 finding to settle")
    }
    assert list(waits(Filters(waits_for="office"))) == ["City 0"]
    assert list(waits(Filters(waits_for="experts"))) == ["City 0"]
    assert waits(Filters(waits_for="city")) == {}


def test_validation_with_all_settled_waits_for_the_office_alone() -> None:
    several(1)
    application = Application.objects.get()
    validation.settle(application, "DM1", rating=1, not_applicable=False, text="Seen.", by=examples.olga())
    for expert in (examples.chen(), examples.dara()):
        validation.hand_in(application, "DM2", MET, by=expert)

    assert waits(Filters(waits_for="office")) == {
        "City 0": ("the programme office: all is settled: validation can be closed",)
    }
    assert waits(Filters(waits_for="experts")) == {}


def test_filters_stand_in_the_address_and_unknown_ones_are_left_out(office: Client) -> None:
    several(1)
    examples.an_interest(examples.a_place("Mockville"))

    assert [row.place for row in board(Filters(stage=Stage.INTEREST)).rows] == ["Mockville"]
    assert [row.place for row in board(Filters(cohort="demo-spring")).rows] == ["City 0"]
    assert "2 applications" in words(office.get("/office/board?stage=nonsense&waits_for=nobody-here&sort=x"))


def test_decided_city_waits_for_the_instant_once_it_is_set() -> None:
    examples.a_decided_application(claims=["DM1"])
    before = waits(Filters())
    examples.announced_at(Cohort.objects.get(), ago=timedelta(hours=-1))

    assert before == {"Sample Harbor": ("the programme office",)}
    assert waits(Filters()) == {"Sample Harbor": ("the instant of the announcement, which is set",)}
    assert waits(Filters(waits_for="office")) == {}


def test_what_is_over_is_left_out_until_it_is_asked_for() -> None:
    examples.an_announced_application(claims=["DM1"])

    assert waits(Filters()) == {}
    assert list(waits(Filters(stage=Stage.TOLD))) == ["Sample Harbor"]


def test_board_shows_fifty_at_a_time(office: Client) -> None:
    for number in range(51):
        place = examples.a_place(f"City {number:02}")
        Application.objects.create(place=place, stage=Stage.INTEREST, created_at=now(), stage_since=now())

    first, second = office.get("/office/board?sort=place"), office.get("/office/board?sort=place&page=2")

    assert "City 49" in words(first)
    assert "City 50" not in words(first)
    assert "City 50" in words(second)

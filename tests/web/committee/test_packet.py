"""The packet of one city, and the committee's decision on it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Act, Application, Appointment, Decision, StageChange
from assay.workflows import announcements, decisions, ties, validation, visits
from assay.workflows.validation import FindingDraft
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

CLAIMS = ("DM1", "LC1", "PA1", "outcome")
# One point below Gold: 29 of 43, with its must-haves and the outcome.
NEAR_GOLD = [
    *(f"DM{n}" for n in range(1, 10)),
    *(f"LC{n}" for n in range(1, 8)),
    *(f"OD{n}" for n in range(1, 5)),
    *(f"PA{n}" for n in range(1, 6)),
    *(f"BF{n}" for n in range(1, 4)),
    "RDC1",
    "outcome",
]


@pytest.fixture
def application() -> Application:
    return examples.an_application_before_the_committee(claims=CLAIMS)


@pytest.fixture
def member(client: Client) -> Client:
    client.force_login(examples.mei())
    return client


def decide(client: Client, application: Application, **typed: Any) -> Any:
    return client.post(f"/committee/{application.pk}", {"level": "no level", "reason": "", **typed})


def radio(response: Any, level: str) -> str:
    found = re.search(rf'<input[^>]*name="level" value="{level}"[^>]*>', response.content.decode())
    assert found is not None
    return found.group()


def test_packet_shows_the_card_its_margin_and_the_rule_that_binds(member: Client) -> None:
    application = examples.an_application_before_the_committee(claims=NEAR_GOLD)

    page = words(member.get(f"/committee/{application.pk}"))

    binding = "Gold needs 1 more point: it asks for 68 % of 43, and 29 are earned."
    assert f"Silver: 29 of 43 and all 3 core criteria. {binding}" in page
    assert "Level by the card found by experts: Silver Points 29 of 43 (67%)" in page
    assert f"Margin 1 point from Gold. 7 points more than Silver asks. What Gold lacks {binding}" in page
    assert "Data Management 9 of 9 (100%)" in page
    assert "The city was not visited." in page
    assert "None: both experts found the same everywhere." in page
    assert "Signed off and submitted" in page


def test_packet_shows_claim_beside_finding_and_the_settled_text(
    member: Client, application: Application
) -> None:
    page = words(member.get(f"/committee/{application.pk}"))

    assert "core criterion claimed: Met found by experts: Met Seen." in page
    assert (
        "DM3 Sharing Data not claimed nothing to judge Not claimed by the city, so it earns nothing." in page
    )


def test_packet_shows_what_the_office_settled_and_both_sides_without_names(member: Client) -> None:
    application = examples.an_application_in_validation(claims=["DM2"])
    validation.hand_in(application, "DM2", FindingDraft(rating=1, reason="I see it."), by=examples.chen())
    validation.hand_in(application, "DM2", FindingDraft(rating=0, reason="I do not."), by=examples.dara())
    validation.settle(
        application, "DM2", rating=1, not_applicable=False, text="It is there.", by=examples.olga()
    )
    validation.close_validation(application, by=examples.olga())
    visits.skip_visit(application, by=examples.olga())
    decisions.bring_before_committee(application, by=examples.olga())

    page = words(member.get(f"/committee/{application.pk}"))

    assert (
        "Expert 1 Met: I see it. Expert 2 Not met: I do not. Settled found by experts: Met It is there."
        in page
    )
    assert "Chen Li" not in page


def test_packet_shows_the_notes_of_a_visit(member: Client) -> None:
    cohort = examples.a_cohort(visit_from="")
    application = examples.a_settled_application(claims=CLAIMS, cohort=cohort)
    ties.waive(application, rule="visit", about="", reason="To see.", by=examples.olga())
    visits.plan_visit(application, by=examples.olga())
    visits.record_visit(
        application, on=now().date(), people="The team", notes="All seen.", by=examples.olga()
    )
    decisions.bring_before_committee(application, by=examples.olga())

    page = words(member.get(f"/committee/{application.pk}"))

    assert "The team All seen. Recorded by Olga Office." in page


def test_the_cards_level_is_chosen_and_what_is_too_far_is_disabled_with_the_sentence(
    member: Client, application: Application
) -> None:
    response = member.get(f"/committee/{application.pk}")

    assert "checked" in radio(response, "no level")
    assert [("disabled" in radio(response, level)) for level in ("platinum", "gold", "silver")] == [
        True,
        True,
        False,
    ]
    assert "Platinum The committee may depart from the card by one level at most." in words(response)
    assert "No level, by the card" in words(response)


def test_a_must_have_without_a_waiver_is_named_beside_the_level_it_bars(member: Client) -> None:
    application = examples.an_application_before_the_committee(claims=["DM1", "PA1", "outcome"])

    barred = member.get(f"/committee/{application.pk}")
    ties.waive(application, rule="must-have", about="LC1", reason="A new mayor.", by=examples.olga())
    waived = member.get(f"/committee/{application.pk}")

    assert "Silver Not met, and no level can be given without a waiver on record: LC1." in words(barred)
    assert "disabled" in radio(barred, "silver")
    assert "disabled" not in radio(waived, "silver")
    assert "Must-haves waived on record LC1: A new mayor. Olga Office," in words(waived)


def test_members_who_may_not_take_part_are_disabled_with_the_sentence(
    member: Client, application: Application
) -> None:
    Appointment.objects.create(person=examples.chen(), role=Role.COMMITTEE)
    noor = examples.noor()
    ties.declare(noor, application.place, grade=TieGrade.HARD, kind="Lives there", by=noor)

    page = words(member.get(f"/committee/{application.pk}"))

    assert "Chen Li Whoever assessed this city may not decide on it. Mei Tanaka" in page
    assert "Noor Haddad A tie to this city stands in the way." in page


def test_the_committee_decides_as_the_card_says(member: Client, application: Application) -> None:
    response = decide(member, application, members=[str(examples.noor().pk)], reason="Not needed.")

    assert (response.status_code, response.headers["Location"]) == (303, f"/committee/{application.pk}")
    decision = Decision.objects.get()
    assert (decision.level, decision.card_level, decision.reason) == ("", "", "")
    assert sorted(decision.members.values_list("name", flat=True)) == ["Mei Tanaka", "Noor Haddad"]
    assert decision.recorded_by == examples.mei()
    assert Application.objects.get().stage == Stage.DECIDED
    page = words(member.get(response.headers["Location"]))
    assert "Decided at " in page
    assert "Announcement under embargo; the instant is not set yet Took part Mei Tanaka, Noor Haddad" in page


def test_the_committee_departs_by_one_level_with_a_reason(member: Client, application: Application) -> None:
    decide(member, application, level="silver", reason="The visit showed more.")

    decision = Decision.objects.get()
    assert (decision.level, decision.card_level, decision.reason) == ("silver", "", "The visit showed more.")
    page = words(member.get(f"/committee/{application.pk}"))
    assert "Why not No level, the card's level The visit showed more." in page


@pytest.mark.parametrize(
    ("typed", "anchor", "sentence"),
    [
        ({"level": "silver"}, "id_reason", "The decision departs from the card. Give a reason."),
        (
            {"level": "gold", "reason": "Kept words."},
            "id_level_2",
            "The committee may depart from the card by one level at most.",
        ),
        ({"level": "bronze", "reason": "Kept words."}, "id_level_2", "Choose one of the levels offered."),
        ({"level": "", "reason": "Kept words."}, "id_level_2", "Choose a level, or none."),
        (
            {"members": [str(uuid4())], "reason": "Kept words."},
            "id_members_1",
            "Only members of the committee take part.",
        ),
    ],
)
def test_a_refused_decision_says_why_and_keeps_what_was_typed(
    member: Client, application: Application, typed: dict[str, Any], anchor: str, sentence: str
) -> None:
    examples.noor()

    response = decide(member, application, **typed)

    html = response.content.decode()
    assert response.status_code == 422
    assert re.search(rf'<a href="#{anchor}">[^<]*: {re.escape(sentence)}</a>', html)
    assert typed.get("reason", "") in html
    assert not Decision.objects.exists()
    assert Application.objects.get().stage == Stage.COMMITTEE


def test_a_member_who_may_not_take_part_is_refused(member: Client, application: Application) -> None:
    Appointment.objects.create(person=examples.chen(), role=Role.COMMITTEE)

    response = decide(member, application, members=[str(examples.chen().pk)])

    assert response.status_code == 422
    assert "Whoever assessed this city may not decide on it." in words(response)
    assert not Decision.objects.exists()


def test_deciding_twice_decides_once(member: Client, application: Application) -> None:
    decide(member, application)

    again = decide(member, application, level="silver", reason="On second thought.")

    assert again.status_code == 422
    assert "Nothing was recorded: the committee has decided already." in words(again)
    assert "On second thought." in words(again)
    assert Decision.objects.get().level == ""
    assert StageChange.objects.filter(move="decide").count() == 1
    assert Act.objects.filter(verb="decide").count() == 1


def test_a_decided_packet_is_read_only_and_has_no_seal_before_the_announcement(client: Client) -> None:
    application = examples.an_application_before_the_committee(claims=NEAR_GOLD)
    client.force_login(examples.mei())
    decide(client, application, level="silver")
    assert application.cohort is not None

    under_embargo = client.get(f"/committee/{application.pk}")
    announcement = announcements.set_instant(
        application.cohort, at=now() + timedelta(hours=1), by=examples.olga()
    )
    announcement.at = now() - timedelta(minutes=1)
    announcement.save()
    announced = client.get(f"/committee/{application.pk}")

    assert "<textarea" not in under_embargo.content.decode()
    assert "assay-seal" not in under_embargo.content.decode()
    assert "assay-seal--silver" in announced.content.decode()


@pytest.mark.parametrize("who", ["expert", "tied", "assessed", "city"])
def test_whoever_may_not_decide_gets_404_and_changes_nothing(
    client: Client, application: Application, who: str
) -> None:
    people = {"expert": examples.chen, "tied": examples.mei, "assessed": examples.dara, "city": examples.ana}
    if who == "assessed":
        Appointment.objects.create(person=examples.dara(), role=Role.COMMITTEE)
    if who == "tied":
        mei = examples.mei()
        ties.declare(mei, application.place, grade=TieGrade.HARD, kind="Lives there", by=mei)
    client.force_login(people[who]())

    shown, pressed = client.get(f"/committee/{application.pk}"), decide(client, application)
    missing = client.get(f"/committee/{uuid4()}")

    assert (shown.status_code, pressed.status_code) == (404, 404)
    assert shown.content == missing.content
    assert not Decision.objects.exists()


def test_a_city_that_is_not_before_the_committee_is_missing(member: Client) -> None:
    application = examples.an_application_in_validation(claims=CLAIMS)

    assert member.get(f"/committee/{application.pk}").status_code == 404


def test_other_methods_are_refused(member: Client, application: Application) -> None:
    assert member.put(f"/committee/{application.pk}").status_code == 405


def test_reading_the_packet_writes_nothing(member: Client, application: Application) -> None:
    acts = Act.objects.count()

    member.get(f"/committee/{application.pk}")

    assert (Act.objects.count(), Decision.objects.count()) == (acts, 0)

"""From a submission to validation: experts, ties and waivers."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.models import Application, Assignment, Message, Waiver
from assay.workflows import assignments, interests, ties, validation
from assay.workflows.validation import FindingDraft
from tests import examples
from tests.web.office.counting import queries_of
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    examples.chen(), examples.dara()
    return examples.a_submitted_application(claims=["DM1"])


def at(application: Application, *parts: object) -> str:
    return "/".join(["/office/applications", str(application.pk), *map(str, parts)])


def experts(application: Application) -> list[str]:
    return [one.expert.name for one in assignments.standing(application)]


def test_experts_are_offered_with_their_ties_the_freest_first(
    office: Client, application: Application
) -> None:
    busy = examples.a_submitted_application(
        examples.a_place("Elsewhere"), lead=examples.bruno(), claims=["DM1"]
    )
    assignments.assign(busy, examples.chen(), by=examples.olga())
    harry = examples.a_person("Hard Harry", Role.EXPERT)
    ties.declare(harry, application.place, grade=TieGrade.HARD, kind="worked there", by=harry)

    page = words(office.get(at(application)))

    assert (
        page.index("Dara Okoye 0 cities") < page.index("Chen Li 1 city") < page.index("Hard Harry 0 cities")
    )
    assert "worked there (hard) End this tie Hard Harry A tie to this city stands in the way." in page


def test_expert_is_assigned_without_a_letter_before_validation(
    office: Client, application: Application
) -> None:
    letters = Message.objects.count()

    response = office.post(at(application, "assign", examples.chen().pk))

    assert (response.status_code, response["Location"]) == (303, at(application))
    assert experts(application) == ["Chen Li"]
    assert Message.objects.count() == letters


def test_assigning_the_same_expert_twice_is_refused(office: Client, application: Application) -> None:
    office.post(at(application, "assign", examples.chen().pk))

    response = office.post(at(application, "assign", examples.chen().pk))

    assert response.status_code == 422
    assert "This expert is already assigned to this city." in words(response)
    assert Assignment.objects.count() == 1


def test_expert_with_a_hard_tie_is_refused_even_by_hand(office: Client, application: Application) -> None:
    chen = examples.chen()
    ties.declare(chen, application.place, grade=TieGrade.HARD, kind="worked there", by=chen)

    response = office.post(at(application, "assign", chen.pk))

    assert response.status_code == 422
    assert "A tie to this city stands in the way." in words(response)
    assert experts(application) == []


def test_soft_tie_is_set_aside_with_a_reason_and_then_she_may_judge(
    office: Client, application: Application
) -> None:
    chen = examples.chen()
    ties.declare(chen, application.place, grade=TieGrade.SOFT, kind="lives nearby", by=chen)

    without = office.post(at(application, "waive-tie", chen.pk), {"reason": ""})
    response = office.post(at(application, "waive-tie", chen.pk), {"reason": "It is a county away."})
    office.post(at(application, "assign", chen.pk))

    waiver = Waiver.objects.get()
    assert without.status_code == 422
    assert f'href="#tie-{chen.pk}-reason"' in without.content.decode()
    assert response.status_code == 303
    assert (waiver.rule, waiver.reason, waiver.granted_by) == (
        "tie",
        "Chen Li: It is a county away.",
        examples.olga(),
    )
    assert experts(application) == ["Chen Li"]


def test_validation_cannot_start_with_one_expert_and_says_why(
    office: Client, application: Application
) -> None:
    office.post(at(application, "assign", examples.chen().pk))

    page = office.get(at(application))
    response = office.post(at(application, "start"))

    assert 'aria-describedby="office_start_validation-why"' in page.content.decode()
    assert response.status_code == 422
    assert "Exactly 2 experts judge a city." in words(response)


def test_starting_validation_says_and_writes_to_both(office: Client, application: Application) -> None:
    for expert in (examples.chen(), examples.dara()):
        office.post(at(application, "assign", expert.pk))
    before = words(office.get(at(application)))

    office.post(at(application, "start"))

    application.refresh_from_db()
    assert "Writes to Chen Li and Dara Okoye." in before
    assert application.stage == Stage.VALIDATION
    assert sorted(Message.objects.filter(kind="assigned_to_expert").values_list("to", flat=True)) == [
        "chen.li@example.org",
        "dara.okoye@example.org",
    ]


def test_released_expert_is_gone_and_another_gets_a_letter_at_once(office: Client) -> None:
    application = examples.an_application_in_validation(claims=["DM1"])
    esra = examples.a_person("Esra Expert", Role.EXPERT)
    chens = Assignment.objects.get(expert=examples.chen())

    office.post(at(application, "release", chens.pk))
    page = words(office.get(at(application)))
    office.post(at(application, "assign", esra.pk))

    assert "Esra Expert 0 cities none declared Assign Esra Expert Writes to the expert at once." in page
    assert experts(application) == ["Dara Okoye", "Esra Expert"]
    assert Message.objects.filter(kind="assigned_to_expert", to="esra.expert@example.org").count() == 1


def test_assignment_of_another_application_is_missing_here(office: Client, application: Application) -> None:
    other = examples.an_application_in_validation(
        examples.a_place("Elsewhere"), lead=examples.bruno(), claims=["DM1"]
    )
    theirs = Assignment.objects.filter(application=other)[0]

    assert office.post(at(application, "release", theirs.pk)).status_code == 404


def test_validation_is_closed_once_nothing_is_unsettled(office: Client) -> None:
    application = examples.an_application_in_validation(claims=["DM1"])
    early = office.post(at(application, "close"))
    for expert in (examples.chen(), examples.dara()):
        validation.hand_in(application, "DM1", FindingDraft(rating=1, reason="Seen."), by=expert)

    response = office.post(at(application, "close"))

    application.refresh_from_db()
    assert early.status_code == 422
    assert "These findings are not settled yet: DM1." in words(early)
    assert response.status_code == 303
    assert application.stage == Stage.SETTLED


def test_new_invitation_takes_the_place_of_the_one_that_ran_out(office: Client) -> None:
    application = examples.an_interest()
    interests.accept(application, cohort=examples.a_cohort(), verified_how="by phone", by=examples.olga())

    page = words(office.get(at(application)))
    response = office.post(at(application, "invite"))

    assert "Send a new invitation The link sent before stops working. Writes to Ana Castro." in page
    assert response.status_code == 303
    assert [one.withdrawn_at is None for one in application.invitations.order_by("created_at")] == [
        False,
        True,
    ]
    assert Message.objects.filter(kind="invitation").count() == 2


def test_page_takes_as_many_queries_for_many_experts_as_for_two(
    office: Client, application: Application
) -> None:
    two = queries_of(office, at(application))
    for name in ("One", "Two", "Three"):
        expert = examples.a_person(name, Role.EXPERT)
        ties.declare(expert, application.place, grade=TieGrade.SOFT, kind="lives nearby", by=expert)

    assert queries_of(office, at(application)) == two

"""What a city wrote last time: offered to a new lead, taken over at a press, shown beside each answer."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from assay.records.models import Announcement, Answer, Application, Decision, StoredFile
from assay.workflows.last_time import carry_over
from tests import examples
from tests.web.city.making import a_contributor, answer_at, as_person, at
from tests.web.public.reading import words
from tests.workflows.test_last_time import an_ended_application

pytestmark = pytest.mark.django_db

LEE = "Lee New"


@pytest.fixture
def application() -> Application:
    """Led by somebody who was not there last time."""
    an_ended_application()
    return examples.an_open_application(lead=examples.a_person(LEE))


@pytest.fixture
def lee(client: Client, application: Application) -> Client:
    return as_person(client, examples.a_person(LEE))


def page(application: Application) -> str:
    return at(application, "/last-time")


def test_a_lead_is_told_of_it_while_nothing_is_answered(lee: Client, application: Application) -> None:
    home = words(lee.get(at(application)))

    assert "Begin with what your city wrote last time Your city applied before: Spring cohort." in home


def test_afterwards_it_waits_for_nobody_and_can_still_be_done(lee: Client, application: Application) -> None:
    examples.a_claim(application, "PA1", by=examples.a_person(LEE))

    response = lee.get(at(application))

    assert f'href="{page(application)}"' in response.content.decode()
    assert "Your city applied before: Spring cohort." not in words(response)


def test_the_page_says_what_would_come_and_what_stays(lee: Client, application: Application) -> None:
    examples.a_claim(application, "DM1", by=examples.a_person(LEE))

    found = words(lee.get(page(application)))

    assert "1 answer can be taken over from Spring cohort. 1 piece of evidence comes along." in found
    assert "Answered here already, and left as they are: DM1 Implementing Data Strategy" in found
    assert not Answer.objects.filter(application=application, item="DM2").exists()


def test_one_press_takes_it_over_and_the_pages_say_look_again(lee: Client, application: Application) -> None:
    response = lee.post(page(application), follow=True)

    home = words(response)
    assert "2 answers were taken over. Look at each again" in home
    assert "2 answers are from last time." in home
    assert "Finish DM1 Implementing Data Strategy and Governance Look at it again:" in home
    answer = words(lee.get(answer_at(application)))
    assert "From last time: look at it again, and save it if it is still true." in answer
    assert "Still true: save" in answer
    assert "claimed: Met from last time: look again" in words(lee.get(at(application, "/areas/DM")))


def test_a_file_that_did_not_come_is_named(lee: Client, application: Application) -> None:
    default_storage.delete(StoredFile.objects.get().storage_key)

    home = words(lee.post(page(application), follow=True))

    assert "These files of last time cannot be found any more, and did not come: charter.txt." in home


def test_saving_it_as_it_is_says_that_it_is_still_true(lee: Client, application: Application) -> None:
    lee.post(page(application))
    answer = Answer.objects.get(application=application, item="DM1")
    assert answer.current is not None
    had = [str(one.source.evidence_id) for one in answer.current.citations.all()]

    lee.post(
        answer_at(application),
        {"version": "1", "rating": "1", "explanation": answer.current.explanation, "had": had},
    )

    assert "From last time" not in words(lee.get(answer_at(application)))
    assert "1 answer is from last time." in words(lee.get(at(application)))


def test_it_is_done_once(lee: Client, application: Application) -> None:
    lee.post(page(application))
    response = lee.post(page(application), follow=True)

    assert words(response).count("were taken over") == 1
    assert "It was taken over already. That is done once." in words(lee.get(page(application)))
    assert "Begin with what" not in words(lee.get(at(application)))


def test_where_there_is_no_last_time_nothing_is_shown(client: Client) -> None:
    application = examples.an_open_application()
    as_person(client, examples.ana())

    assert client.get(page(application)).status_code == 404
    assert "last time" not in words(client.get(at(application)))
    assert "Last time" not in words(client.get(answer_at(application)))


def test_of_another_edition_the_page_says_why_not(client: Client) -> None:
    an_ended_application(cohort=examples.a_cohort("demo-old", edition_id="wwc-2017"))
    application = examples.an_open_application()
    as_person(client, examples.ana())

    home = words(client.get(at(application)))
    assert (
        "Under another edition of the standard, so nothing can be taken over from it."
        in home.split("Last time")[1]
    )
    assert "another edition" not in home.split("What waits for you")[1].split("Progress by area")[0]
    found = words(client.get(page(application)))
    assert "so it cannot be taken over yet." in found
    assert "Begin with what we wrote" not in found


def test_a_contributor_and_a_stranger_find_no_such_page(client: Client, application: Application) -> None:
    examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())

    for person in (a_contributor(application), examples.bruno(), examples.olga(), examples.chen()):
        as_person(client, person)
        assert client.get(page(application)).status_code == 404
        assert client.post(page(application)).status_code == 404


def test_the_earlier_words_stand_beside_the_answer(lee: Client, application: Application) -> None:
    found = words(lee.get(answer_at(application)))

    assert "What your city wrote then (Spring cohort)" in found
    assert "The city does this (DM1)." in found
    assert "What experts found last time" not in found


def a_told_application() -> Application:
    """Judged, decided and told in an earlier cohort; its city has begun a new application."""
    told = examples.an_announced_application(claims=["LC1", "DM1"], cohort=examples.a_cohort("demo-last"))
    new = examples.an_interest(lead=examples.a_person(LEE))
    from assay.journey.roles import Role
    from assay.journey.stages import Stage
    from tests.web.city.making import joined

    Application.objects.filter(pk=new.pk).update(cohort=examples.a_cohort("demo-next"), stage=Stage.OPEN)
    joined(new, examples.a_person(LEE), Role.LEAD)
    assert told.stage == Stage.TOLD
    return Application.objects.get(pk=new.pk)


def test_what_experts_found_is_shown_where_it_was_told(client: Client) -> None:
    application = a_told_application()
    as_person(client, examples.a_person(LEE))

    found = words(client.get(answer_at(application)))

    assert "What experts found last time found by experts: Met" in found


def test_what_experts_found_is_not_shown_before_its_instant(client: Client) -> None:
    application = a_told_application()
    assert Decision.objects.exists()
    Announcement.objects.update(at=application.created_at.replace(year=2100))
    as_person(client, examples.a_person(LEE))

    found = words(client.get(answer_at(application)))

    assert "What your city wrote then" in found
    assert "found by experts" not in found


def test_carrying_over_shows_the_earlier_words_even_when_another_application_came_between(
    lee: Client, application: Application
) -> None:
    carry_over(application, by=examples.a_person(LEE))

    assert "What your city wrote then (Spring cohort)" in words(lee.get(answer_at(application, "DM2")))

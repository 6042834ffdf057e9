"""Earlier versions of an answer, with who wrote them and what they changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.histories import How
from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Answer, AnswerVersion, Application, Evidence
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.pieces import put_away
from tests import examples
from tests.web.city.making import a_contributor, answer_at, as_person, at, joined
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    draft = ClaimDraft(rating=0, explanation="Not yet.", notes="Ask Bea.")
    record_answer(application, "DM1", draft, version=1, by=a_contributor(application))
    return application


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_the_answer_lists_its_versions_newest_first(ana: Client, application: Application) -> None:
    page = words(ana.get(answer_at(application)))

    assert page.index("Version 2 Carla Contributor") < page.index("Version 1 Ana Castro")


def test_an_earlier_version_stands_as_it_was(ana: Client, application: Application) -> None:
    page = words(ana.get(at(application, "/answers/DM1/versions/1")))

    assert "Version 1, saved by Ana Castro," in page
    assert "The answer says something else now." in page
    assert "The city does this (DM1)." in page
    assert "Proof of DM1" in page


def test_a_version_says_what_it_changed(ana: Client, application: Application) -> None:
    page = words(ana.get(at(application, "/answers/DM1/versions/2")))

    assert "This is what the answer says now. Changed here: claim, explanation, notes and evidence." in page


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999"])
def test_a_version_that_never_was_is_missing(ana: Client, application: Application, number: str) -> None:
    assert ana.get(at(application, f"/answers/DM1/versions/{number}")).status_code == 404


def version_at(application: Application, number: int, more: str = "") -> str:
    return at(application, f"/answers/DM1/versions/{number}{more}")


def test_a_version_shows_what_it_changed_word_by_word(ana: Client, application: Application) -> None:
    page = words(ana.get(version_at(application, 2)))

    assert "What version 2 changed in version 1" in page
    assert "claim [gone: Met ] [new: Not met ]" in page
    assert "explanation [gone: The city does this (DM1). ] [new: Not yet. ]" in page
    assert "notes [new: Ask Bea. ]" in page
    assert "evidence [gone: Proof of DM1 ]" in page


def test_any_two_versions_are_held_against_each_other(ana: Client, application: Application) -> None:
    page = words(ana.get(version_at(application, 1, "?with=2")))

    assert "What version 1 changed in version 2" in page
    assert "claim [gone: Not met ] [new: Met ]" in page


@pytest.mark.parametrize("asked", ["", "0", "x", "77", "99999999999999999999", "²"])
def test_what_is_no_version_is_compared_with_nothing(
    ana: Client, application: Application, asked: str
) -> None:
    response = ana.get(version_at(application, 1), {"with": asked})

    assert "Compare it with another version" in words(response)


def test_a_version_is_restored_with_one_press(ana: Client, application: Application) -> None:
    response = ana.post(version_at(application, 1, "/restore"), {"version": "2"}, follow=True)

    page = words(response)
    assert "DM1 Implementing Data Strategy and Governance says what version 1 said." in page
    assert "Version 3 Ana Castro" in page
    assert "restored from an earlier version" in page
    current = Answer.objects.get().current
    assert current is not None
    assert (current.number, current.explanation) == (3, "The city does this (DM1).")


def test_restoring_over_what_came_meanwhile_is_told(ana: Client, application: Application) -> None:
    response = ana.post(version_at(application, 1, "/restore"), {"version": "1"}, follow=True)

    assert "Carla Contributor saved this answer meanwhile." in words(response)
    assert Answer.objects.get().version == 2


def test_restoring_needs_a_press_and_a_part_in_the_city(client: Client, application: Application) -> None:
    sponsor = joined(application, examples.sol(), Role.SPONSOR)
    where = version_at(application, 1, "/restore")

    assert as_person(client, examples.ana()).get(where).status_code == 405
    assert as_person(client, examples.bruno()).post(where, {"version": "2"}).status_code == 404
    refused = as_person(client, sponsor).post(where, {"version": "2"}, follow=True)
    assert "This is not for you to do." in words(refused)
    assert 'aria-disabled="true"' in client.get(version_at(application, 1)).content.decode()
    assert Answer.objects.get().version == 2


def write(application: Application, count: int) -> None:
    """So many saves of one sitting, as a day of typing makes them."""
    answer = Answer.objects.get(application=application, item="DM1")
    by, at_ = examples.ana(), now()
    made = AnswerVersion.objects.bulk_create(
        AnswerVersion(answer=answer, number=number, by=by, at=at_, how=How.TYPED, passing=number % 50 != 0)
        for number in range(answer.version + 1, answer.version + count + 1)
    )
    answer.version, answer.current = made[-1].number, made[-1]
    answer.save()


def test_the_history_has_a_line_for_each_sitting_and_every_save_when_asked(
    ana: Client, application: Application
) -> None:
    write(application, 48)

    brief, every = (words(ana.get(answer_at(application) + more)) for more in ("", "?all=1"))

    assert "Version 50 Ana Castro" in brief
    assert "Version 49 Ana Castro" not in brief
    assert "Version 49 Ana Castro" in every
    assert "saved (went on writing)" in every


@pytest.mark.parametrize("more", ["", "?all=1", "?all=1&page=2"])
def test_a_long_history_takes_as_many_queries_as_a_short_one(
    ana: Client, application: Application, more: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            assert ana.get(answer_at(application) + more).status_code == 200
        return len(made)

    write(application, 20)
    few = queries()
    write(application, 1_980)

    assert queries() == few <= 20


def test_page_two_of_every_save_goes_on_where_page_one_ends(ana: Client, application: Application) -> None:
    write(application, 48)

    page: Any = words(ana.get(answer_at(application) + "?all=1&page=2"))

    assert "Version 30 Ana Castro" in page
    assert "Version 31 Ana Castro" not in page


def test_evidence_that_was_put_away_since_is_not_cited_again_and_that_is_said(
    ana: Client, application: Application
) -> None:
    put_away(Evidence.objects.get(), by=examples.ana())

    response = ana.post(version_at(application, 1, "/restore"), {"version": "2"}, follow=True)

    assert "was removed from the list since, and is not cited again." in words(response)
    restored = Answer.objects.get().current
    assert restored is not None
    assert (restored.number, restored.citations.count()) == (3, 0)

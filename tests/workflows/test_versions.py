"""An earlier version of an answer, restored as a new one."""

from __future__ import annotations

from datetime import date

import pytest

from assay.journey.histories import How
from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.models import Answer, AnswerVersion, Application, LateDraft
from assay.workflows import signatures
from assay.workflows.answers import ClaimDraft, Overtaken, record_answer
from assay.workflows.refusals import Refused
from assay.workflows.versions import restore_version
from tests import examples
from tests.web.city.making import a_contributor, joined, let_pass

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    """Two versions: a claim with evidence, and a word of Carla's that has none."""
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    draft = ClaimDraft(explanation="Gone.", told_by="Rosa", told_how="by e-mail", told_on=date(2026, 5, 3))
    record_answer(application, "DM1", draft, version=1, by=a_contributor(application))
    return application


def version(application: Application, number: int) -> AnswerVersion:
    return AnswerVersion.objects.get(answer__application=application, answer__item="DM1", number=number)


def test_it_becomes_a_new_version_that_says_how_it_came(application: Application) -> None:
    saved = restore_version(version(application, 1), version=2, by=examples.ana())

    assert saved.version is not None
    assert (saved.version.number, saved.version.how, saved.version.rating, saved.version.by) == (
        3,
        How.RESTORED,
        1,
        examples.ana(),
    )
    assert saved.version.explanation == "The city does this (DM1)."
    assert [one.source.title for one in saved.version.citations.all()] == ["Proof of DM1"]


def test_it_is_undone_by_restoring_what_stood_before_with_whose_words_it_was(
    application: Application,
) -> None:
    restore_version(version(application, 1), version=2, by=examples.ana())

    saved = restore_version(version(application, 2), version=3, by=examples.ana())

    assert saved.version is not None
    assert (saved.version.explanation, saved.version.told_by) == ("Gone.", "Rosa")
    assert saved.version.citations.count() == 0


def test_words_that_came_meanwhile_are_not_written_over(application: Application) -> None:
    with pytest.raises(Overtaken):
        restore_version(version(application, 1), version=1, by=examples.ana())

    assert Answer.objects.get().version == 2


def test_a_sponsor_and_another_city_may_not(application: Application) -> None:
    for person in (joined(application, examples.sol(), Role.SPONSOR), examples.bruno()):
        with pytest.raises(Refused) as refused:
            restore_version(version(application, 1), version=2, by=person)
        assert refused.value.verdict.reason is No.WRONG_ROLE


def test_closed_answers_stay_as_they_are(application: Application) -> None:
    joined(application, examples.sol(), Role.SPONSOR)
    restore_version(version(application, 1), version=2, by=examples.ana())
    signatures.ask_for_sign_off(application, by=examples.ana())

    with pytest.raises(Refused) as refused:
        restore_version(version(application, 2), version=3, by=examples.ana())

    assert refused.value.verdict.reason is No.ANSWERS_CLOSED


def test_after_the_deadline_nothing_is_kept_of_it(application: Application) -> None:
    let_pass(application, days=3)

    with pytest.raises(Refused) as refused:
        restore_version(version(application, 1), version=2, by=examples.ana())

    assert refused.value.verdict.reason is No.DEADLINE_PASSED
    assert not LateDraft.objects.exists()

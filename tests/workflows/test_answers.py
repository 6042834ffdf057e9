"""Answers: versions, two people in one answer, deadlines, and who may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.models import Answer, AnswerVersion, LateDraft, Membership
from assay.workflows import answers, pieces, signatures
from assay.workflows.answers import ClaimDraft, Overtaken
from assay.workflows.evidence import EvidenceDraft
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_each_save_is_a_version_with_who_and_when() -> None:
    application = examples.an_open_application()

    answers.record_answer(application, "OD1", ClaimDraft(rating=1), version=0, by=examples.ana())
    saved = answers.record_answer(
        application, "OD1", ClaimDraft(rating=1, explanation="A policy."), version=1, by=examples.ana()
    )

    rows = AnswerVersion.objects.filter(answer=saved.answer).order_by("number")
    assert [(row.number, row.explanation, row.by) for row in rows] == [
        (1, "", examples.ana()),
        (2, "A policy.", examples.ana()),
    ]
    assert (saved.answer.version, saved.answer.current) == (2, saved.version)


def test_saving_the_same_words_again_makes_no_version() -> None:
    application = examples.an_open_application()
    draft = ClaimDraft(rating=1, explanation="A policy.")

    first = answers.record_answer(application, "OD1", draft, version=0, by=examples.ana())
    again = answers.record_answer(application, "OD1", draft, version=1, by=examples.ana())

    assert again.version == first.version
    assert AnswerVersion.objects.count() == 1


def test_the_later_of_two_people_is_told_and_nothing_is_overwritten() -> None:
    application = examples.an_open_application()
    cora = examples.a_person("Cora Contributor")
    Membership.objects.create(person=cora, application=application, role=Role.CONTRIBUTOR)
    answers.record_answer(application, "OD1", ClaimDraft(explanation="Ana's."), version=0, by=examples.ana())

    with pytest.raises(Overtaken) as told:
        answers.record_answer(application, "OD1", ClaimDraft(explanation="Cora's."), version=0, by=cora)

    assert told.value.theirs.explanation == "Ana's."
    current = Answer.objects.get(application=application, item="OD1").current
    assert current is not None and current.explanation == "Ana's."


def test_what_arrives_after_the_deadline_is_kept_and_is_no_answer() -> None:
    application = examples.an_open_application()
    assert application.cohort is not None
    late = application.cohort.answers_close_at + timedelta(seconds=1)

    saved = answers.record_answer(
        application, "OD1", ClaimDraft(rating=1, explanation="Late."), version=0, by=examples.ana(), at=late
    )

    assert (saved.version, saved.answer.version) == (None, 0)
    assert LateDraft.objects.get(answer=saved.answer).explanation == "Late."


def test_the_grace_after_the_deadline_still_counts() -> None:
    application = examples.an_open_application()
    assert application.cohort is not None

    saved = answers.record_answer(
        application,
        "OD1",
        ClaimDraft(rating=1),
        version=0,
        by=examples.ana(),
        at=application.cohort.answers_close_at,
    )

    assert saved.version is not None


def test_a_submitted_application_is_closed_to_edits() -> None:
    application = examples.a_submitted_application(claims=["OD1"])

    with refused(No.ANSWERS_CLOSED):
        answers.record_answer(application, "OD1", ClaimDraft(rating=0), version=1, by=examples.ana())


def test_a_rating_off_the_scale_and_an_unknown_item_are_refused() -> None:
    application = examples.an_open_application()

    with refused(No.RATING_OFF_SCALE):
        answers.record_answer(application, "OD1", ClaimDraft(rating=2), version=0, by=examples.ana())
    with refused(No.UNKNOWN_ITEM):
        answers.record_answer(application, "XX1", ClaimDraft(rating=1), version=0, by=examples.ana())
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("person", [examples.bruno, examples.sol, examples.chen, examples.olga])
def test_only_lead_and_contributors_answer(person: object) -> None:
    application = examples.an_open_application()
    Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)

    with refused(No.WRONG_ROLE):
        answers.record_answer(application, "OD1", ClaimDraft(rating=1), version=0, by=person())


def test_evidence_of_another_application_cannot_be_taken_along() -> None:
    theirs = examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())
    examples.a_claim(theirs, "OD1")
    secret = theirs.evidence.get()
    ours = examples.an_open_application()

    saved = answers.record_answer(
        ours, "OD1", ClaimDraft(rating=1, cite={secret.pk: ""}), version=0, by=examples.ana()
    )

    assert saved.version is not None and saved.version.citations.count() == 0


def test_faulty_evidence_is_refused_and_saves_nothing() -> None:
    application = examples.an_open_application()
    wrong = {
        No.NO_FILE_OR_ADDRESS: EvidenceDraft(title="Neither"),
        No.ADDRESS_WRONG: EvidenceDraft(title="Script", addresses=["javascript:alert(1)"]),
        No.PERIOD_REVERSED: EvidenceDraft(
            title="Reversed",
            addresses=["https://harbor.example/"],
            period_from=examples.now().date(),
            period_to=examples.now().date() - timedelta(days=1),
        ),
    }

    for reason, draft in wrong.items():
        with refused(reason):
            answers.record_answer(
                application, "OD1", ClaimDraft(rating=1, add=[draft]), version=0, by=examples.ana()
            )

    assert AnswerVersion.objects.count() == 0


def test_saving_one_answer_takes_at_most_fifteen_queries(django_assert_max_num_queries: object) -> None:
    application = examples.an_open_application()
    ana = examples.ana()
    answers.record_answer(application, "OD1", ClaimDraft(rating=1), version=0, by=ana)

    with django_assert_max_num_queries(15):
        answers.record_answer(
            application, "OD1", ClaimDraft(rating=1, explanation="More."), version=1, by=ana
        )


def test_an_application_is_signed_once_and_the_second_press_signs_nothing_more() -> None:
    application = examples.a_submitted_application(claims=["OD1"])
    first = application.sign_offs.get()

    again = examples.signed(application)

    assert again == first


def test_submitting_lists_everything_that_is_missing() -> None:
    application = examples.an_open_application()
    answers.record_answer(application, "OD1", ClaimDraft(rating=1), version=0, by=examples.ana())
    examples.a_claim(application, "OD3")

    verdict = signatures.may_be_sent(application)

    assert (verdict.reason, verdict.values["items"]) == (No.INCOMPLETE_ANSWERS, ("OD1",))


def test_whose_words_they_are_stays_until_it_is_changed_on_purpose() -> None:
    application = examples.an_open_application()
    told = ClaimDraft(explanation="We publish every contract.", told_by="Rosa Lima, Procurement")
    corrected = ClaimDraft(explanation="We publish each contract.", told_stands=True)
    brief = ClaimDraft(rating=1, explanation="The council decides in spring.", rest_stands=True)
    cleared = ClaimDraft(rating=1, explanation="The council decides in spring.")

    found = []
    for version, draft in enumerate((told, corrected, brief, cleared)):
        saved = answers.record_answer(application, "OD1", draft, version=version, by=examples.ana())
        assert saved.version is not None
        found.append(saved.version.told_by)

    assert found == ["Rosa Lima, Procurement"] * 3 + [""]


def test_a_piece_that_was_put_away_is_not_cited_again_and_stays_where_it_is() -> None:
    application = examples.an_open_application()
    ana = examples.ana()
    first, second = (
        pieces.add_piece(
            application, EvidenceDraft(title=title, addresses=[f"https://harbor.example/{title}"]), by=ana
        )
        for title in ("a", "b")
    )
    answers.record_answer(application, "OD1", ClaimDraft(cite={first.evidence_id: ""}), version=0, by=ana)
    pieces.put_away(second.evidence, by=ana)

    both = ClaimDraft(explanation="Two.", cite={first.evidence_id: "", second.evidence_id: ""})
    saved = answers.record_answer(application, "OD1", both, version=1, by=ana)

    assert saved.version is not None
    assert [one.source for one in saved.version.citations.all()] == [first]


def test_the_same_address_with_a_new_note_is_something_new() -> None:
    application = examples.an_open_application()
    ana = examples.ana()
    noted = [EvidenceDraft(title="", addresses=["https://harbor.example/"], note=note) for note in "ab"]
    answers.record_answer(application, "OD1", ClaimDraft(add=noted[:1]), version=0, by=ana)

    again = answers.record_answer(application, "OD1", ClaimDraft(add=noted[:1]), version=0, by=ana)
    with pytest.raises(answers.Overtaken):
        answers.record_answer(application, "OD1", ClaimDraft(add=noted[1:]), version=0, by=ana)

    assert again.version is not None and again.version.number == 1

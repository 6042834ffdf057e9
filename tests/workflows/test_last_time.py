"""A city that comes back begins with what it wrote last time, and looks at each answer again."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage

from assay.journey.completeness import Lack
from assay.journey.histories import How
from assay.journey.stages import Stage
from assay.journey.verdicts import No
from assay.records.gathering import answers_of, state_of
from assay.records.last_time import Earlier, earlier, last_time
from assay.records.models import Application, Comment, Evidence, StoredFile, Task
from assay.workflows import signatures
from assay.workflows.answers import ClaimDraft, draft_of, record_answer
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.last_time import Carried, carry_over
from assay.workflows.moves import lock
from assay.workflows.pieces import replace_piece
from assay.workflows.sheets import take_sheet, undo_sheet
from tests import examples
from tests.refusals import refused
from tests.sheets import downloaded, filled, loaded
from tests.web.city.making import a_contributor, let_pass
from tests.workflows.test_sheets import Column, seen

pytestmark = pytest.mark.django_db


def an_ended_application(**more: object) -> Application:
    """One that was begun and withdrawn: DM1 with a file, DM2 with an address and a note."""
    application = examples.an_open_application(**more)
    examples.a_file_behind(application, "DM1")
    draft = ClaimDraft(rating=0, explanation="Not yet.", notes="Ask Bea.", told_by="Rosa Lima")
    record_answer(application, "DM2", draft, version=0, by=examples.ana())
    signatures.withdraw(application, reason="", by=examples.ana())
    return Application.objects.get(pk=application.pk)


@pytest.fixture
def last() -> Application:
    return an_ended_application()


@pytest.fixture
def application(last: Application) -> Application:
    return examples.an_open_application()


def test_answers_come_as_versions_that_are_to_be_looked_at_again(
    last: Application, application: Application
) -> None:
    assert carry_over(application, by=examples.ana()).answers == 2

    answers = answers_of(application)
    first, second = answers["DM1"].current, answers["DM2"].current
    assert first is not None and second is not None
    assert (first.number, first.how, first.by, first.rating) == (1, How.LAST_TIME, examples.ana(), 1)
    assert first.explanation == "The city does this (DM1)."
    assert (second.rating, second.notes, second.told_by) == (0, "Ask Bea.", "Rosa Lima")
    application.refresh_from_db()
    assert application.carried_from == last


def test_evidence_comes_private_with_a_file_of_its_own(last: Application, application: Application) -> None:
    Evidence.objects.update(publishable=True)

    carry_over(application, by=examples.ana())

    piece = Evidence.objects.get(application=application)
    assert piece.carried_from is not None and piece.carried_from.application == last
    assert (piece.publishable, piece.version) == (False, 1)
    assert piece.current is not None and piece.current.title == "Charter for DM1"
    old, new = (StoredFile.objects.get(application=one) for one in (last, application))
    assert (old.sha256, old.name) == (new.sha256, new.name)
    assert old.storage_key != new.storage_key
    with default_storage.open(old.storage_key) as one, default_storage.open(new.storage_key) as other:
        assert one.read() == other.read()
    current = answers_of(application)["DM1"].current
    assert current is not None
    assert [one.source for one in current.citations.all()] == [piece.current]


def test_comments_and_tasks_stay_where_they_were(last: Application, application: Application) -> None:
    Comment.objects.create(application=last, item="DM1", by=examples.ana(), at=last.created_at, text="Hm.")

    carry_over(application, by=examples.ana())

    assert not Comment.objects.filter(application=application).exists()
    assert not Task.objects.filter(application=application).exists()


def test_a_claim_from_last_time_lacks_something_until_it_is_saved_again(application: Application) -> None:
    carry_over(application, by=examples.ana())
    examples.a_claim(application, "PA1")
    with refused(No.INCOMPLETE_ANSWERS):
        signatures.ask_for_sign_off(application, by=examples.ana())
    current = answers_of(application)["DM1"].current

    saved = record_answer(application, "DM1", draft_of(current), version=1, by=examples.ana())

    assert saved.version is not None and (saved.version.number, saved.version.how) == (2, How.TYPED)
    assert not state_of(answers_of(application)["DM1"]).from_last_time
    again = record_answer(application, "DM1", draft_of(saved.version), version=2, by=examples.ana())
    assert again.version == saved.version


def test_what_is_answered_already_stays(application: Application) -> None:
    examples.a_claim(application, "DM1")

    assert carry_over(application, by=examples.ana()).answers == 1

    current = answers_of(application)["DM1"].current
    assert current is not None and current.how == How.TYPED


def test_pressed_twice_it_is_done_once(application: Application) -> None:
    carry_over(application, by=examples.ana())

    assert carry_over(Application.objects.get(pk=application.pk), by=examples.ana()) == Carried()
    assert Evidence.objects.filter(application=application).count() == 1


def test_only_a_lead_of_this_application_may(application: Application) -> None:
    for person in (a_contributor(application), examples.bruno(), examples.olga()):
        with refused(No.WRONG_ROLE):
            carry_over(application, by=person)


def test_not_after_the_deadline(application: Application) -> None:
    late = let_pass(application, days=2)

    with refused(No.DEADLINE_PASSED):
        carry_over(late, by=examples.ana())
    assert not late.answers.exists()


def test_nothing_comes_from_another_place(last: Application) -> None:
    other = examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())

    assert last_time(other) is None
    with refused(No.NOTHING_LAST_TIME):
        carry_over(other, by=examples.bruno())


def test_nothing_comes_from_another_edition() -> None:
    old = an_ended_application(cohort=examples.a_cohort("demo-old", edition_id="wwc-2017"))
    new = examples.an_open_application()

    assert earlier(new) == Earlier(other=old)
    with refused(No.NOTHING_LAST_TIME):
        carry_over(new, by=examples.ana())


def test_an_edition_with_another_digest_is_another_edition(last: Application) -> None:
    new = examples.an_open_application()
    assert last_time(new) == last
    other = examples.a_cohort("demo-other")
    type(other).objects.filter(pk=other.pk).update(edition_digest="sha256:" + "0" * 64)
    Application.objects.filter(pk=last.pk).update(cohort=other)

    assert earlier(new) == Earlier(other=last)


def test_an_application_without_an_answer_is_passed_over(last: Application) -> None:
    empty = examples.an_open_application()
    signatures.withdraw(empty, reason="", by=examples.ana())

    assert last_time(examples.an_open_application()) == last


def test_an_application_that_was_told_can_be_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    told = examples.an_announced_application(claims=["LC1", "DM1"])
    assert told.stage == Stage.TOLD
    new = examples.an_interest()
    Application.objects.filter(pk=new.pk).update(cohort=examples.a_cohort("demo-next"))
    new.refresh_from_db()

    assert last_time(new) == told


def test_a_failed_copy_leaves_no_file_and_no_row(
    last: Application, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assay.workflows.last_time._carry_answers", lambda *args, **more: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        carry_over(application, by=examples.ana())

    assert not Evidence.objects.filter(application=application).exists()
    (old,) = StoredFile.objects.all()
    assert not default_storage.exists(f"{application.pk}/{old.sha256}")
    assert default_storage.exists(old.storage_key)


def test_a_file_that_is_lost_is_left_out_and_named(last: Application, application: Application) -> None:
    default_storage.delete(StoredFile.objects.get().storage_key)

    carried = carry_over(application, by=examples.ana())

    assert carried == Carried(2, ("charter.txt",))
    assert not Evidence.objects.filter(application=application).exists()
    current = answers_of(application)["DM1"].current
    assert current is not None and not current.citations.exists()


def test_contents_are_in_place_before_anything_is_held(
    last: Application, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old,) = StoredFile.objects.all()
    found = []

    def held(application: Application) -> Application:
        found.append(default_storage.exists(f"{application.pk}/{old.sha256}"))
        return lock(application)

    monkeypatch.setattr("assay.workflows.last_time.lock", held)

    carry_over(application, by=examples.ana())

    assert found == [True]


def test_a_sheet_that_is_undone_leaves_it_to_be_looked_at_again(application: Application) -> None:
    carry_over(application, by=examples.ana())
    data = filled(downloaded(application), {"DM1": {Column.EXPLANATION: "Other words."}})
    sheet = loaded(application, data, by=examples.ana())
    take_sheet(sheet, seen(sheet), by=examples.ana())
    assert not state_of(answers_of(application)["DM1"]).from_last_time

    undo_sheet(sheet, by=examples.ana())

    assert state_of(answers_of(application)["DM1"]).from_last_time


def test_the_reason_is_the_first_thing_that_it_lacks() -> None:
    from assay.journey.completeness import AnswerState, lacks
    from tests.standard.small import small

    state = AnswerState(rating=1, explained=True, evidence=1, from_last_time=True)

    assert lacks("A1", state, small()) == [Lack.LOOK_AGAIN]
    assert lacks("A1", AnswerState(rating=0, from_last_time=True), small()) == []


def test_newer_evidence_is_in_the_way_of_nobody_who_finds_it_still_true(application: Application) -> None:
    carry_over(application, by=examples.ana())
    read = answers_of(application)["DM1"].current
    assert read is not None
    (citation,) = read.citations.all()
    newer = EvidenceDraft(title="New", addresses=["https://harbor.example/new"])
    replace_piece(citation.source.evidence, newer, keep=[], version=1, by=examples.ana())

    saved = record_answer(application, "DM1", draft_of(read), version=1, by=examples.ana())

    assert saved.version is not None
    assert (saved.version.number, saved.version.how) == (3, How.TYPED)


def test_a_sheet_leaves_whose_words_they_are(application: Application) -> None:
    carry_over(application, by=examples.ana())
    data = filled(downloaded(application), {"DM2": {Column.EXPLANATION: "Not yet, but soon."}})
    sheet = loaded(application, data, by=examples.ana())

    take_sheet(sheet, seen(sheet), by=examples.ana())
    taken = answers_of(application)["DM2"].current
    undo_sheet(sheet, by=examples.ana())

    undone = answers_of(application)["DM2"].current
    assert taken is not None and undone is not None
    assert (taken.told_by, undone.told_by, undone.number) == ("Rosa Lima", "Rosa Lima", 3)

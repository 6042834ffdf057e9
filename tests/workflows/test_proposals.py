"""What a helper writes: hers until she sends it, a proposal until the city takes it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.journey.histories import How
from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.clock import now
from assay.records.models import Answer, AnswerVersion, Application, Helper, Message, Person, Proposal, Task
from assay.workflows import answers, helpers, invitations, proposals, tasks
from assay.workflows.answers import ClaimDraft, Overtaken
from assay.workflows.helpers import HelperDraft
from assay.workflows.proposals import DraftOvertaken, Taking
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def task(application: Application) -> Task:
    draft = HelperDraft("Rosa Lima", "Procurement", "rosa.lima@example.org")
    helper = helpers.add_helper(application, draft, by=examples.ana())
    return tasks.assign(application, TaskDraft(("DM1",)), to=helper, by=examples.ana())[0]


@pytest.fixture
def proposal(task: Task) -> Proposal:
    return proposals.send(task, "We buy openly.", version=0)


def current(application: Application, item: str = "DM1") -> AnswerVersion:
    found = Answer.objects.get(application=application, item=item).current
    assert found is not None
    return found


def taken(proposal: Proposal, by: Person, text: str = "", *, instead: bool = False, version: int = 0) -> None:
    proposals.take_proposal(proposal, Taking(text or proposal.text, instead, version), by=by)


def test_a_draft_is_saved_as_often_as_it_changes(task: Task) -> None:
    first = proposals.keep_draft(task, "We", version=0)
    same = proposals.keep_draft(task, "We", version=0)
    second = proposals.keep_draft(task, "We buy", version=1)

    assert [one.draft_version for one in (first, same, second)] == [1, 1, 2]
    assert Task.objects.get().draft == "We buy"


def test_of_two_windows_the_later_sees_both_and_nothing_is_overwritten(task: Task) -> None:
    proposals.keep_draft(task, "In one window.", version=0)

    with pytest.raises(DraftOvertaken) as told:
        proposals.keep_draft(task, "In another.", version=0)

    assert (told.value.theirs, told.value.version) == ("In one window.", 1)
    assert Task.objects.get().draft == "In one window."


def test_sent_twice_it_is_one_proposal_and_the_leads_are_told_once(task: Task) -> None:
    first = proposals.send(task, "We buy openly.", version=0)
    again = proposals.send(task, "We buy openly.", version=0)

    assert first == again
    assert (
        Message.objects.get(kind="notice", to=examples.ana().email).subject
        == "A text has come for you to read"
    )
    assert not Answer.objects.exists()


def test_another_text_is_not_sent_over_one_that_waits(task: Task, proposal: Proposal) -> None:
    with refused(No.PROPOSAL_WAITS):
        proposals.send(task, "Something else.", version=1)


def test_an_empty_answer_is_not_sent(task: Task) -> None:
    with refused(No.TEXT_MISSING):
        proposals.send(task, " \n", version=0)


def test_after_the_deadline_nothing_is_sent_and_the_draft_is_kept(
    application: Application, task: Task
) -> None:
    cohort = application.cohort
    assert cohort is not None
    cohort.answers_due_on = now().date() - timedelta(days=3)
    cohort.save()
    task = Task.objects.get()

    proposals.keep_draft(task, "Too late.", version=0)
    with refused(No.DEADLINE_PASSED):
        proposals.send(task, "Too late.", version=1)

    assert Task.objects.get().draft == "Too late."
    assert not Proposal.objects.exists()


def test_what_is_no_longer_hers_takes_no_draft_and_no_answer(application: Application, task: Task) -> None:
    stale = Task.objects.select_related("helper", "application__cohort").get()
    assert stale.helper is not None

    def refuses() -> None:
        with refused(No.LINK_SPENT):
            proposals.keep_draft(stale, "Too late.", version=0)
        with refused(No.LINK_SPENT):
            proposals.send(stale, "Too late.", version=0)

    helpers.withdraw_link(stale.helper, by=examples.ana())
    refuses()
    helpers.send_link(stale.helper, by=examples.ana())
    tasks.end_task(task, by=examples.ana())
    refuses()
    helpers.remove_helper(stale.helper, by=examples.ana())
    refuses()
    assert Task.objects.get().draft == ""
    assert not Proposal.objects.exists()


def test_a_page_opened_by_a_link_that_was_replaced_meanwhile_saves_nothing(task: Task) -> None:
    opened = Task.objects.select_related("helper").get()
    assert opened.helper is not None
    helpers.withdraw_link(Helper.objects.get(), by=examples.ana())
    helpers.send_link(Helper.objects.get(), by=examples.ana())

    with refused(No.LINK_SPENT):
        proposals.keep_draft(opened, "Too late.", version=0)

    assert proposals.keep_draft(Task.objects.get(), "By the new one.", version=0).draft == "By the new one."


def test_what_nobody_has_any_more_is_not_sent_back(task: Task, proposal: Proposal) -> None:
    tasks.end_task(task, by=examples.ana())

    with refused(No.TASK_ENDED):
        proposals.send_proposal_back(Proposal.objects.get(), comment="Since when?", by=examples.ana())

    assert Proposal.objects.get().state == Proposal.WAITING
    assert not Message.objects.filter(kind="questions_sent_back").exists()


def test_a_taken_proposal_is_a_version_that_says_whose_words_it_holds(
    application: Application, proposal: Proposal
) -> None:
    examples.a_claim(application, "DM1")

    taken(proposal, examples.ana())

    version = current(application)
    assert version.explanation == "The city does this (DM1).\n\nWe buy openly."
    assert (version.how, version.by, version.told_by, version.told_how) == (
        How.PROPOSAL,
        examples.ana(),
        "Rosa Lima, Procurement",
        "by link",
    )
    assert version.told_on is not None
    assert (version.rating, version.citations.count()) == (1, 1)
    assert Proposal.objects.get().state == Proposal.TAKEN
    assert Task.objects.get().done_at is not None


def test_it_may_be_edited_and_stand_instead_of_what_was_there(
    application: Application, proposal: Proposal
) -> None:
    examples.a_claim(application, "DM1")

    taken(proposal, examples.ana(), "We buy openly, since 2019.", instead=True, version=1)

    assert current(application).explanation == "We buy openly, since 2019."


def test_it_stands_instead_of_nothing_that_its_reader_has_not_seen(
    application: Application, proposal: Proposal
) -> None:
    examples.a_claim(application, "DM1")

    with pytest.raises(Overtaken):
        taken(proposal, examples.ana(), instead=True, version=0)

    assert Proposal.objects.get().state == Proposal.WAITING
    assert current(application).number == 1


def test_the_first_words_of_an_answer_may_be_a_proposal(application: Application, proposal: Proposal) -> None:
    taken(proposal, examples.ana())

    assert (current(application).explanation, current(application).rating) == ("We buy openly.", None)


def test_a_contributor_may_take_it_and_nobody_else(application: Application, proposal: Proposal) -> None:
    carla, sol = examples.a_person("Carla Contributor"), examples.sol()
    invitations.open_part(application, person=carla, role=Role.CONTRIBUTOR)
    invitations.open_part(application, person=sol, role=Role.SPONSOR)

    for by in (sol, examples.bruno(), examples.olga(), examples.chen()):
        with refused(No.WRONG_ROLE):
            taken(proposal, by)
        with refused(No.WRONG_ROLE):
            proposals.send_proposal_back(proposal, comment="No.", by=by)
    taken(proposal, carla)

    assert current(application).by == carla


def test_a_proposal_is_answered_once(application: Application, proposal: Proposal) -> None:
    taken(proposal, examples.ana())

    with refused(No.PROPOSAL_ANSWERED):
        taken(proposal, examples.ana())
    with refused(No.PROPOSAL_ANSWERED):
        proposals.send_proposal_back(proposal, comment="Late.", by=examples.ana())

    assert current(application).number == 1


def test_sent_back_it_comes_with_words_and_the_same_link_and_can_be_sent_again(
    task: Task, proposal: Proposal
) -> None:
    sent = Message.objects.get(kind="questions").body.split("/questions/")[1].split()[0]

    proposals.send_proposal_back(proposal, comment="Since when?", by=examples.ana())

    letter = Message.objects.get(kind="questions_sent_back")
    assert "Since when?" in letter.body
    assert f"/questions/{sent}" in letter.body
    again = proposals.send(task, "Since 2019.", version=1)
    assert again.state == Proposal.WAITING
    assert Proposal.objects.get(pk=proposal.pk).comment == "Since when?"


def test_it_is_not_sent_back_without_a_word(proposal: Proposal) -> None:
    with refused(No.REASON_MISSING):
        proposals.send_proposal_back(proposal, comment=" ", by=examples.ana())


def test_the_lead_enters_what_somebody_told_her(application: Application) -> None:
    draft = ClaimDraft(
        explanation="We buy openly.",
        told_by="Rosa Lima, Procurement",
        told_how="by e-mail",
        told_on=now().date(),
    )

    answers.record_answer(application, "DM1", draft, version=0, by=examples.ana())

    version = current(application)
    assert (version.told_by, version.told_how, version.told_on, version.how) == (
        "Rosa Lima, Procurement",
        "by e-mail",
        now().date(),
        How.TYPED,
    )


def test_whose_words_they_are_is_a_change_of_its_own(application: Application) -> None:
    answers.record_answer(application, "DM1", ClaimDraft(explanation="A."), version=0, by=examples.ana())

    told = ClaimDraft(explanation="A.", told_by="Rosa Lima")
    answers.record_answer(application, "DM1", told, version=1, by=examples.ana())
    answers.record_answer(application, "DM1", told, version=2, by=examples.ana())

    assert (current(application).number, current(application).told_by) == (2, "Rosa Lima")


def test_a_text_that_no_answer_has_room_for_is_not_taken(
    application: Application, proposal: Proposal
) -> None:
    long = ClaimDraft(explanation="x" * 19_990)
    answers.record_answer(application, "DM1", long, version=0, by=examples.ana())

    with refused(No.TEXT_TOO_LONG):
        taken(proposal, examples.ana())
    taken(proposal, examples.ana(), instead=True, version=1)

    assert current(application).explanation == "We buy openly."

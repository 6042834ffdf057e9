"""Every move, from every stage, by every role: the open ones are listed here, all others are refused."""

from __future__ import annotations

from itertools import product

import pytest

from assay.journey.moves import WAYS, Move, may_make
from assay.journey.roles import Role
from assay.journey.stages import AFTER_DECISION, ANSWERABLE, BEFORE_DECISION, CLOSED, OWNER, Owner, Stage
from assay.journey.verdicts import YES, No, Verdict

# Who may take an application from where to where. None: there is no application yet.
OPEN: dict[tuple[Move, Stage | None, Role], Stage] = {
    (Move.STATE_INTEREST, None, Role.PUBLIC): Stage.INTEREST,
    (Move.ACCEPT, Stage.INTEREST, Role.OFFICE): Stage.ELIGIBLE,
    (Move.DECLINE, Stage.INTEREST, Role.OFFICE): Stage.DECLINED,
    (Move.OPEN_ACCOUNT, Stage.ELIGIBLE, Role.LEAD): Stage.OPEN,
    (Move.ASK_FOR_SIGN_OFF, Stage.OPEN, Role.LEAD): Stage.SIGN_OFF,
    (Move.RECALL, Stage.SIGN_OFF, Role.LEAD): Stage.OPEN,
    (Move.RECALL, Stage.SUBMITTED, Role.LEAD): Stage.OPEN,
    (Move.SEND_BACK, Stage.SIGN_OFF, Role.SPONSOR): Stage.OPEN,
    (Move.SUBMIT, Stage.SIGN_OFF, Role.SPONSOR): Stage.SUBMITTED,
    (Move.START_VALIDATION, Stage.SUBMITTED, Role.OFFICE): Stage.VALIDATION,
    (Move.CLOSE_VALIDATION, Stage.VALIDATION, Role.OFFICE): Stage.SETTLED,
    (Move.PLAN_VISIT, Stage.SETTLED, Role.OFFICE): Stage.VISIT,
    (Move.RECORD_VISIT, Stage.VISIT, Role.OFFICE): Stage.FACTS_CHECK,
    (Move.SKIP_VISIT, Stage.SETTLED, Role.OFFICE): Stage.FACTS_CHECK,
    (Move.BRING_BEFORE_COMMITTEE, Stage.FACTS_CHECK, Role.OFFICE): Stage.COMMITTEE,
    (Move.DECIDE, Stage.COMMITTEE, Role.COMMITTEE): Stage.DECIDED,
    (Move.ANNOUNCE, Stage.DECIDED, Role.CLOCK): Stage.ANNOUNCED,
    (Move.TELL, Stage.DECIDED, Role.CLOCK): Stage.TOLD,
    (Move.WITHDRAW, Stage.INTEREST, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.ELIGIBLE, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.OPEN, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.SIGN_OFF, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.SUBMITTED, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.VALIDATION, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.RETURNED, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.SETTLED, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.VISIT, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.FACTS_CHECK, Role.LEAD): Stage.WITHDRAWN,
    (Move.WITHDRAW, Stage.COMMITTEE, Role.LEAD): Stage.WITHDRAWN,
    (Move.CLOSE_UNSUBMITTED, Stage.ELIGIBLE, Role.OFFICE): Stage.WITHDRAWN,
    (Move.CLOSE_UNSUBMITTED, Stage.OPEN, Role.OFFICE): Stage.WITHDRAWN,
    (Move.CLOSE_UNSUBMITTED, Stage.SIGN_OFF, Role.OFFICE): Stage.WITHDRAWN,
}

# The table holds these already; their pages come later, and until then nobody can make them.
LATER: dict[tuple[Move, Stage | None, Role], Stage] = {
    (Move.RETURN_WITH_QUESTIONS, Stage.VALIDATION, Role.OFFICE): Stage.RETURNED,
    (Move.ANSWER_QUESTIONS, Stage.RETURNED, Role.LEAD): Stage.VALIDATION,
    (Move.REOPEN_VALIDATION, Stage.SETTLED, Role.OFFICE): Stage.VALIDATION,
    (Move.REOPEN_VALIDATION, Stage.SETTLED, Role.COMMITTEE): Stage.VALIDATION,
    (Move.REOPEN_VALIDATION, Stage.VISIT, Role.OFFICE): Stage.VALIDATION,
    (Move.REOPEN_VALIDATION, Stage.VISIT, Role.COMMITTEE): Stage.VALIDATION,
    (Move.REOPEN_VALIDATION, Stage.FACTS_CHECK, Role.OFFICE): Stage.VALIDATION,
    (Move.REOPEN_VALIDATION, Stage.FACTS_CHECK, Role.COMMITTEE): Stage.VALIDATION,
    (Move.REOPEN_VALIDATION, Stage.COMMITTEE, Role.OFFICE): Stage.VALIDATION,
    (Move.REOPEN_VALIDATION, Stage.COMMITTEE, Role.COMMITTEE): Stage.VALIDATION,
    (Move.DECIDE_CONDITIONALLY, Stage.COMMITTEE, Role.COMMITTEE): Stage.CONDITIONAL,
    (Move.FULFIL, Stage.CONDITIONAL, Role.OFFICE): Stage.DECIDED,
    (Move.APPEAL, Stage.ANNOUNCED, Role.LEAD): Stage.APPEAL,
    (Move.APPEAL, Stage.TOLD, Role.LEAD): Stage.APPEAL,
    (Move.DECIDE_APPEAL, Stage.APPEAL, Role.COMMITTEE): Stage.DECIDED,
    (Move.BEGIN_SUPPORT, Stage.ANNOUNCED, Role.LEAD): Stage.SUPPORT,
    (Move.BEGIN_SUPPORT, Stage.TOLD, Role.LEAD): Stage.SUPPORT,
    (Move.FALL_DUE, Stage.ANNOUNCED, Role.CLOCK): Stage.RENEWAL_DUE,
    (Move.FALL_DUE, Stage.SUPPORT, Role.CLOCK): Stage.RENEWAL_DUE,
    (Move.RENEW, Stage.RENEWAL_DUE, Role.CLOCK): Stage.RENEWED,
    (Move.LAPSE, Stage.RENEWAL_DUE, Role.CLOCK): Stage.LAPSED,
}

EVERYTHING = list(product(Move, (None, *Stage), Role))


def made(move: Move, stage: Stage | None, role: Role) -> Verdict:
    return may_make(move, stage, frozenset({role}))


def test_moves_that_are_open_are_those_listed_here_and_no_others() -> None:
    allowed = {way: WAYS[way[0]].target for way in EVERYTHING if made(*way)}

    assert allowed == OPEN


def test_moves_that_come_later_are_refused_as_not_here_yet_and_no_others_are() -> None:
    later = {way: WAYS[way[0]].target for way in EVERYTHING if made(*way).reason is No.NOT_YET_HERE}

    assert later == LATER


@pytest.mark.parametrize("move", Move)
def test_whoever_may_not_make_a_move_is_told_who_may(move: Move) -> None:
    way = WAYS[move]

    for stage, role in product((None, *Stage), set(Role) - set(way.by)):
        assert made(move, stage, role) == Verdict(No.WRONG_ROLE, {"move": move, "by": way.by})


@pytest.mark.parametrize("move", Move)
def test_whoever_may_make_a_move_is_refused_from_every_other_stage(move: Move) -> None:
    way = WAYS[move]

    for stage, role in product(set(Stage) | {None}, way.by):
        if stage not in way.sources:
            assert made(move, stage, role) == Verdict(No.WRONG_STAGE, {"move": move, "stage": stage})


def test_person_of_several_roles_may_do_what_one_of_them_may() -> None:
    roles = frozenset({Role.CONTRIBUTOR, Role.SPONSOR})

    assert may_make(Move.SUBMIT, Stage.SIGN_OFF, roles) == YES
    assert may_make(Move.RECALL, Stage.SIGN_OFF, roles).reason is No.WRONG_ROLE


def test_person_without_a_role_may_do_nothing() -> None:
    assert not any(may_make(move, stage, frozenset()) for move in Move for stage in (None, *Stage))


def test_every_move_has_its_way_and_every_way_its_move() -> None:
    assert {move: way.move for move, way in WAYS.items()} == {move: move for move in Move}


def test_every_stage_is_reached_from_the_first_move() -> None:
    reached: set[Stage | None] = {None}
    for _ in Stage:
        reached |= {way.target for way in WAYS.values() if reached.intersection(way.sources)}

    assert reached == {None, *Stage}


def test_city_may_withdraw_at_any_stage_before_the_decision_and_at_none_after() -> None:
    open_to_withdraw = {stage for stage in Stage if made(Move.WITHDRAW, stage, Role.LEAD)}

    assert open_to_withdraw == set(BEFORE_DECISION)
    assert not open_to_withdraw & AFTER_DECISION


def test_nothing_leads_on_from_where_an_application_ended() -> None:
    ended = {stage for stage in Stage if not any(stage in way.sources for way in WAYS.values())}

    assert ended == {Stage.DECLINED, Stage.WITHDRAWN, Stage.RENEWED, Stage.LAPSED}
    assert ended <= CLOSED


def test_every_stage_says_whose_turn_it_is_and_the_city_answers_only_on_its_own() -> None:
    assert set(OWNER) == set(Stage)
    assert {OWNER[stage] for stage in ANSWERABLE} == {Owner.CITY}


def test_only_a_decision_of_the_committee_leads_past_it() -> None:
    into = {
        way.move
        for way in WAYS.values()
        if way.target in AFTER_DECISION and any(source not in AFTER_DECISION for source in way.sources)
    }

    assert into == {Move.DECIDE, Move.FULFIL}

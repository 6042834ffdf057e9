"""Everything that a rule can say has words, and nothing has words that no rule says."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from enum import StrEnum

import pytest

import assay
from assay.faults import FaultReason
from assay.journey.completeness import Lack
from assay.journey.deadlines import KeyDate
from assay.journey.histories import How
from assay.journey.moves import Move
from assay.journey.news import NewsKind
from assay.journey.notices import WORTH_TELLING, NoticeKind
from assay.journey.paces import Pace
from assay.journey.recording import Event
from assay.journey.roles import Role
from assay.journey.stages import OWNER, Owner, Stage
from assay.journey.verdicts import No
from assay.journey.work import Work
from assay.scoring.findings import OutcomeStanding
from assay.scoring.reasons import Credit, Reason
from assay.standard.levels import Look
from assay.standard.shapes import Provenance
from assay.words import (
    answers,
    faults,
    histories,
    moves,
    news,
    notices,
    office,
    paces,
    provenance,
    refusals,
    registry,
    roles,
    score_table,
    scoring,
    stages,
)
from tests.standard.small import small
from tools.steps import ROOT

TABLES: list[tuple[Mapping[StrEnum, object], type[StrEnum]]] = [
    (stages.STAGE_WORDS, Stage),
    (stages.OWNER_WORDS, Owner),
    (moves.MOVE_WORDS, Move),
    (roles.ROLE_WORDS, Role),
    (refusals.SENTENCES, No),
    (answers.LACK_WORDS, Lack),
    (provenance.MEANINGS, Provenance),
    (registry.EVENTS, Event),
    (office.KEY_DATES, KeyDate),
    (office.WORK, Work),
    (score_table.OUTCOME_WORDS, OutcomeStanding),
    (histories.HOW_WORDS, How),
    (news.NEWS_WORDS, NewsKind),
    (paces.PACE_WORDS, Pace),
    (notices.SENTENCES, NoticeKind),
    (notices.SUBJECTS, NoticeKind),
    (WORTH_TELLING, NoticeKind),
]


@pytest.mark.parametrize(("table", "members"), TABLES, ids=[members.__name__ for _, members in TABLES])
def test_every_member_has_words_and_no_words_are_left_over(
    table: Mapping[StrEnum, object], members: type[StrEnum]
) -> None:
    assert set(table) == set(members)
    assert all(table.values())


def test_every_kind_of_fault_has_a_sentence_for_each_of_its_reasons() -> None:
    for module in pkgutil.walk_packages(assay.__path__, "assay."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

    kinds = {kind: set(kind) for kind in FaultReason.__subclasses__() if kind.__module__.startswith("assay")}

    assert {kind: set(sentences) for kind, sentences in faults.SENTENCES.items()} == kinds


def test_sentences_of_faults_are_words_between_a_place_and_a_line_end() -> None:
    odd = [
        sentence
        for sentences in faults.SENTENCES.values()
        for sentence in sentences.values()
        if sentence.strip() != sentence or sentence.endswith(".") or "%s" in sentence
    ]

    assert odd == []


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_a_missing_point_is_a_sentence(reason: Reason) -> None:
    sentence = scoring.reason_for(Credit("A1", 0, 2, reason, ("B1",)), small())

    assert re.fullmatch(r"[A-Z][^%{}]+\.", sentence)


def test_every_stage_has_an_owner() -> None:
    assert set(OWNER) == set(Stage)


def test_every_look_of_a_level_has_its_style() -> None:
    styles = (ROOT / "frontend" / "styles" / "_seals.scss").read_text(encoding="utf-8")

    assert [look for look in Look if not re.search(rf'^\s*"{look}":', styles, re.MULTILINE)] == []

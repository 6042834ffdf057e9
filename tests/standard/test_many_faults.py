"""An edition in which much is wrong at once: no fault hides another."""

from __future__ import annotations

import shutil
from pathlib import Path

from assay.scoring.cases import failing
from assay.standard.cases import read_cases
from assay.standard.reading import look_into
from assay.words.faults import report
from tests.standard.small import SHELF, changed, faults_of

HEAD, LEVELS, A1, A2, A3, B1, B2, B3 = (
    "edition.yaml",
    "levels.yaml",
    *(f"criteria/{code}.yaml" for code in ("A1", "A2", "A3", "B1", "B2", "B3")),
)


def test_edition_wrong_in_many_ways_lists_every_fault(tmp_path: Path) -> None:
    shutil.copy(SHELF / "digests.lock", tmp_path)
    folder = changed(
        tmp_path,
        (HEAD, "status: draft", "status: published"),
        (HEAD, "title: {en: Small edition, es: Edición pequeña}\n", "colour: red\n"),
        (HEAD, "{at_least: 1000,", "{at_least: many,"),
        (HEAD, "[A1, A2, A3]", "[A1, A2, A3, A9]"),
        (HEAD, "2: There and good}", "3: There and good}"),
        (LEVELS, "below: bronze", "below: brass"),
        (LEVELS, "at_least: [1, 3]", "at_least: a third"),
        (LEVELS, "[B1, A1]", "[B1, A8]"),
        (LEVELS, "at_least: [5, 6]", "at_least: [1, 200]"),
        (LEVELS, "at_least: all", "at_least: 4"),
        (A1, "needs: []", "needs: [{criterion: A3, provenance: ours}]"),
        (A1, "scale: steps", "scale: stairs"),
        (A2, "enough: 2\n", "enough: 4\n"),
        (A3, "provenance: ours}]", "provenance: hearsay}]"),
        (B1, "checklist: unknown", "checklist: []"),
        (B1, "component: do", "component: dance"),
        (B2, "criterion: B1", "criterion: B7"),
        (B3, "needs: []", "needs: []\nneeds: []"),
        ("cases/levels.yaml", "{2: [A1, B2]}", "{7: [B3], 1: [C1]}"),
        ("cases/not-applicable.yaml", "says:", "tells:"),
    )

    told = report(faults_of(folder))

    assert told == [
        "small/criteria/A1.yaml, line 4: there is no scale stairs",
        "small/criteria/A1.yaml, line 7: prerequisites go in a circle: A1, A3, A2, A1",
        "small/criteria/A2.yaml, line 7: 4 items are enough, but there are 3, 1 of them compulsory",
        "small/criteria/A3.yaml, line 7: needs.provenance has a wrong value:"
        " one of published, inferred, ours",
        "small/criteria/B1.yaml, line 5: there is no component dance",
        "small/criteria/B1.yaml, line 6: the checklist is empty; write unknown where it is not known",
        "small/criteria/B2.yaml, line 9: there is no criterion B7",
        "small/criteria/B3.yaml, line 8: the key needs stands here twice",
        "small/edition.yaml, line 1: title is missing",
        "small/edition.yaml, line 3: colour is not a key that belongs here",
        "small/edition.yaml, line 5: the content differs from what was published:"
        " locked is sha256:591aa77a48e1, this is sha256:813a780893f3; a new wording is a new edition",
        "small/edition.yaml, line 16: eligibility.population.at_least has a wrong value:"
        " Input should be a valid integer",
        "small/edition.yaml, line 29: the ratings of the scale steps do not run from 0 upward without a gap",
        "small/edition.yaml, line 36: there is no criterion A9",
        "small/levels.yaml, line 7: levels.requires.share.at_least has a wrong value:"
        " two whole numbers from 1 to 10000, such as [51, 100]",
        "small/levels.yaml, line 21: there is no criterion A8",
        "small/levels.yaml, line 22:"
        " gold must ask for more than silver, and for no less in anything: look at criteria, share",
        "small/levels.yaml, line 29: gold can never be reached: look at components",
        "small/levels.yaml, line 37: there is no level brass",
        "small/cases/levels.yaml, line 3: the rating 7 is off the scale, which ends at 1",
        "small/cases/levels.yaml, line 3: there is no criterion C1",
        "small/cases/not-applicable.yaml, line 1: says is missing",
        "small/cases/not-applicable.yaml, line 1: tells is not a key that belongs here",
    ]


def test_changed_text_and_failing_case_are_both_told(tmp_path: Path) -> None:
    shutil.copy(SHELF / "digests.lock", tmp_path)
    folder = changed(
        tmp_path,
        (HEAD, "status: draft", "status: published"),
        (LEVELS, "at_least: [5, 6]", "at_least: [6, 7]"),
        ("cases/levels.yaml", "level: gold", "level: silver"),
    )

    reading = look_into(folder)
    cases, wrong = read_cases(reading.pieces)
    assert reading.edition is not None
    told = report([*reading.faults, *wrong, *failing(reading.edition, cases)])

    assert told == [
        "small/edition.yaml, line 5: the content differs from what was published:"
        " locked is sha256:591aa77a48e1, this is sha256:1c2fce946852; a new wording is a new edition",
        "small/cases/levels.yaml, line 8:"
        ' the case "everything at its best is Gold" expects level silver, but it is gold',
    ]

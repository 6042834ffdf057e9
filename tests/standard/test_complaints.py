"""One wrong edition for each complaint: what it says, and in which file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assay.faults import Faulty
from assay.standard.complaints import Complaint
from assay.standard.reading import read_edition
from assay.words.faults import report
from tests.standard.small import Change, changed, faults_of

HEAD, LEVELS, CASES = "edition.yaml", "levels.yaml", "cases/levels.yaml"
A1, A2, B1, B3 = (f"criteria/{code}.yaml" for code in ("A1", "A2", "B1", "B3"))
GAP = "the ratings of the scale steps do not run from 0 upward without a gap"
NEED = "{{criterion: {}, provenance: ours}}"
PROGRESS = "      - {kind: outcome, provenance: ours}\n"

WRONG: dict[str, tuple[Complaint, list[Change], list[str]]] = {
    "a list that is not closed": (
        Complaint.NOT_YAML,
        [(B1, "needs: []", "needs: [")],
        ["small/criteria/B1.yaml, line 9: this is not YAML: expected ',' or ']', but got ':'"],
    ),
    "lists in lists in lists": (
        Complaint.NESTED_TOO_DEEPLY,
        [(B1, "needs: []", "needs: " + 5000 * "[" + 5000 * "]")],
        ["small/criteria/B1.yaml: the file's parts are nested too deeply"],
    ),
    "a key that is there twice": (
        Complaint.DUPLICATE_KEY,
        [(B1, "needs: []", "needs: []\nneeds: []")],
        ["small/criteria/B1.yaml, line 8: the key needs stands here twice"],
    ),
    "a key that is missing": (
        Complaint.KEY_MISSING,
        [(B1, "title: Title of B1\n", "")],
        ["small/criteria/B1.yaml, line 1: title is missing"],
    ),
    "a key of ours that does not exist": (
        Complaint.KEY_UNKNOWN,
        [(B1, "title: Title of B1\n", "title: Title of B1\ncolour: red\n")],
        ["small/criteria/B1.yaml, line 3: colour is not a key that belongs here"],
    ),
    "a list as a key": (
        Complaint.KEY_UNKNOWN,
        [(B1, "needs: []", "needs: []\n? [1, 2]\n: 3")],
        ["small/criteria/B1.yaml, line 1: (1, 2) is not a key that belongs here"],
    ),
    "a word instead of a number": (
        Complaint.WRONG_VALUE,
        [(HEAD, "{at_least: 1000,", "{at_least: many,")],
        [
            "small/edition.yaml, line 16: eligibility.population.at_least has a wrong value:"
            " Input should be a valid integer"
        ],
    ),
    "a threshold that is no fraction": (
        Complaint.WRONG_VALUE,
        [(LEVELS, "at_least: [5, 6]", "at_least: 0.83")],
        [
            "small/levels.yaml, line 34: levels.requires.share.at_least has a wrong value:"
            " two whole numbers from 1 to 10000, such as [51, 100]"
        ],
    ),
    "another id than the folder's name": (
        Complaint.ID_DIFFERS_FROM_FOLDER,
        [(HEAD, "id: small", "id: big")],
        ["small/edition.yaml, line 2: the id is big, but the folder is called small"],
    ),
    "another code than the file's name": (
        Complaint.CODE_DIFFERS_FROM_FILE,
        [(B1, "code: B1", "code: B9")],
        ["small/criteria/B1.yaml, line 1: the code is B9, which differs from the file's name"],
    ),
    "two areas of one code": (
        Complaint.CODE_DOUBLED,
        [(HEAD, "  - code: B\n", "  - code: A\n")],
        ["small/edition.yaml, line 37: A stands here a second time"],
    ),
    "a criterion in two areas": (
        Complaint.CODE_DOUBLED,
        [(HEAD, "[B1, B2, B3]", "[B1, B2, A1, B3]")],
        ["small/edition.yaml, line 39: A1 stands here a second time"],
    ),
    "an area with a criterion that is not there": (
        Complaint.CRITERION_UNKNOWN,
        [(HEAD, "[B1, B2, B3]", "[B1, B2, B3, B4]")],
        ["small/edition.yaml, line 39: there is no criterion B4"],
    ),
    "a prerequisite that is not there": (
        Complaint.CRITERION_UNKNOWN,
        [(A2, "{criterion: A1", "{criterion: A7")],
        ["small/criteria/A2.yaml, line 13: there is no criterion A7"],
    ),
    "a must-have that is not there": (
        Complaint.CRITERION_UNKNOWN,
        [(LEVELS, "criteria: [B1, A1]", "criteria: [B1, A1, A9]"), (LEVELS, "[A1, B1]", "[A1, A9, B1]")],
        [
            "small/levels.yaml, line 21: there is no criterion A9",
            "small/levels.yaml, line 27: there is no criterion A9",
        ],
    ),
    "a criterion in no area": (
        Complaint.CRITERION_NOT_PLACED,
        [(HEAD, "[B1, B2, B3]", "[B1, B2]")],
        ["small/criteria/B3.yaml, line 1: no area lists the criterion B3"],
    ),
    "a scale that is not there": (
        Complaint.SCALE_UNKNOWN,
        [(B1, "scale: met", "scale: mett")],
        ["small/criteria/B1.yaml, line 4: there is no scale mett"],
    ),
    "a scale with a gap": (
        Complaint.SCALE_GAP,
        [(HEAD, "2: There and good}", "3: There and good}")],
        [f"small/edition.yaml, line 29: {GAP}"],
    ),
    "a source that is not there": (
        Complaint.SOURCE_UNKNOWN,
        [(HEAD, "source: book", "source: film")],
        ["small/edition.yaml, line 31: there is no source film"],
    ),
    "a component that is not there": (
        Complaint.COMPONENT_UNKNOWN,
        [(B1, "component: do", "component: dance")],
        ["small/criteria/B1.yaml, line 5: there is no component dance"],
    ),
    "a criterion without a component": (
        Complaint.COMPONENT_MISSING,
        [(B1, "component: do\n", "")],
        ["small/criteria/B1.yaml, line 1: B1 is placed under no component, and this edition has them"],
    ),
    "a component without a criterion": (
        Complaint.COMPONENT_EMPTY,
        [(B3, "component: look", "component: do")],
        ["small/edition.yaml, line 44: no criterion is placed under the component look"],
    ),
    "a prerequisite that wants more than there is": (
        Complaint.RATING_OFF_SCALE,
        [(A2, "enough: 2, provenance", "enough: 3, provenance")],
        ["small/criteria/A2.yaml, line 13: the rating 3 is off the scale, which ends at 2"],
    ),
    "a must-have that wants more than there is": (
        Complaint.RATING_OFF_SCALE,
        [(LEVELS, "criteria: [A1, B1],", "criteria: [A1, B1], enough: 2,")],
        ["small/levels.yaml, line 27: the rating 2 is off the scale, which ends at 1"],
    ),
    "a case with a rating off the scale": (
        Complaint.RATING_OFF_SCALE,
        [(CASES, "{2: [A1, B2]}", "{2: [A1, B3]}")],
        ["small/cases/levels.yaml, line 3: the rating 2 is off the scale, which ends at 1"],
    ),
    "a criterion that needs itself": (
        Complaint.CIRCLE,
        [(B1, "needs: []", "needs: [{criterion: B1, provenance: ours}]")],
        ["small/criteria/B1.yaml, line 7: prerequisites go in a circle: B1, B1"],
    ),
    "two circles through one criterion": (
        Complaint.CIRCLE,
        [
            (
                A1,
                "needs: []",
                "needs:\n  - {criterion: A3, provenance: ours}\n  - {criterion: A2, provenance: ours}",
            )
        ],
        [
            "small/criteria/A1.yaml, line 8: prerequisites go in a circle: A1, A3, A2, A1",
            "small/criteria/A1.yaml, line 9: prerequisites go in a circle: A1, A2, A1",
        ],
    ),
    "a checklist of nothing": (
        Complaint.CHECKLIST_EMPTY,
        [(B1, "checklist: unknown", "checklist: []")],
        ["small/criteria/B1.yaml, line 6: the checklist is empty; write unknown where it is not known"],
    ),
    "a checklist without items": (
        Complaint.CHECKLIST_EMPTY,
        [(B1, "checklist: unknown", "checklist: {enough: 1, items: [], provenance: ours}")],
        ["small/criteria/B1.yaml, line 6: the checklist is empty; write unknown where it is not known"],
    ),
    "a checklist that wants more items than it has": (
        Complaint.CHECKLIST_ENOUGH,
        [(A2, "enough: 2\n", "enough: 4\n")],
        ["small/criteria/A2.yaml, line 7: 4 items are enough, but there are 3, 1 of them compulsory"],
    ),
    "a checklist with more compulsory items than are enough": (
        Complaint.CHECKLIST_ENOUGH,
        [(A2, "second thing}", "second thing, compulsory: true}"), (A2, "enough: 2\n", "enough: 1\n")],
        ["small/criteria/A2.yaml, line 7: 1 items are enough, but there are 3, 2 of them compulsory"],
    ),
    "a checklist on a scale of more than two": (
        Complaint.CHECKLIST_SCALE,
        [(A2, "scale: met", "scale: steps")],
        ["small/criteria/A2.yaml, line 4: a checklist needs a scale of 0 and 1, which steps is not"],
    ),
    "a recognition below a level that is not there": (
        Complaint.LEVEL_UNKNOWN,
        [(LEVELS, "below: bronze", "below: brass")],
        ["small/levels.yaml, line 37: there is no level brass"],
    ),
    "a case that expects a level that is not there": (
        Complaint.LEVEL_UNKNOWN,
        [(CASES, "level: gold", "level: golden")],
        ["small/cases/levels.yaml, line 8: there is no level golden"],
    ),
    "a level that asks for less than the one below": (
        Complaint.LEVELS_OUT_OF_ORDER,
        [(LEVELS, "at_least: [5, 6]", "at_least: [1, 3]")],
        [
            "small/levels.yaml, line 22: gold must ask for more than silver, and for no less in anything:"
            " look at share"
        ],
    ),
    "a level that drops a must-have of the one below": (
        Complaint.LEVELS_OUT_OF_ORDER,
        [(LEVELS, "criteria: [A1, B1]", "criteria: [B1]")],
        [
            "small/levels.yaml, line 22: gold must ask for more than silver, and for no less in anything:"
            " look at criteria"
        ],
    ),
    "two levels that ask for the same": (
        Complaint.LEVELS_OUT_OF_ORDER,
        [(LEVELS, "at_least: [5, 6]", "at_least: [1, 2]"), (LEVELS, "at_least: all", "at_least: 2")],
        [
            "small/levels.yaml, line 22: gold must ask for more than silver, and for no less in anything:"
            " look at criteria, outcome, components, share"
        ],
    ),
    "a share above the whole": (
        Complaint.LEVEL_UNREACHABLE,
        [(LEVELS, "at_least: [5, 6]", "at_least: [7, 6]")],
        ["small/levels.yaml, line 34: gold can never be reached: look at share"],
    ),
    "more components than there are": (
        Complaint.LEVEL_UNREACHABLE,
        [(LEVELS, "at_least: all", "at_least: 4")],
        ["small/levels.yaml, line 29: gold can never be reached: look at components"],
    ),
    "a requirement that is there twice": (
        Complaint.REQUIREMENT_DOUBLED,
        [(LEVELS, PROGRESS, PROGRESS + PROGRESS)],
        ["small/levels.yaml, line 21: silver requires outcome twice"],
    ),
    "a case that rates a criterion twice": (
        Complaint.CODE_DOUBLED,
        [(CASES, "{2: [A1, B2]}", "{2: [A1, B2], 1: [A1]}")],
        ["small/cases/levels.yaml, line 3: A1 stands here a second time"],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_complaint_says_what_is_wrong_and_in_which_line(case: str, tmp_path: Path) -> None:
    complaint, changes, expected = WRONG[case]

    faults = faults_of(changed(tmp_path, *changes))

    assert report(faults) == expected
    assert {fault.reason for fault in faults} == {complaint}


def test_outcome_that_levels_require_and_the_edition_lacks_is_told_at_each_level(tmp_path: Path) -> None:
    folder = changed(tmp_path)
    head = (folder / "edition.yaml").read_text()
    (folder / "edition.yaml").write_text(head[: head.index("outcome:")])

    told = report(faults_of(folder))

    assert told == [
        "small/levels.yaml, line 20: silver requires an outcome, and the edition has none",
        "small/levels.yaml, line 28: gold requires an outcome, and the edition has none",
    ]


@pytest.mark.parametrize("code", ["city", "Outcome"])
def test_criterion_called_like_a_column_of_score_files_is_a_complaint(code: str, tmp_path: Path) -> None:
    folder = changed(tmp_path, (B3, "code: B3", f"code: {code}"), (HEAD, "[B1, B2, B3]", f"[B1, B2, {code}]"))
    (folder / "criteria" / "B3.yaml").rename(folder / "criteria" / f"{code}.yaml")
    shutil.rmtree(folder / "cases")

    told = report(faults_of(folder))

    assert told == [
        f"small/criteria/{code}.yaml, line 1: {code} cannot be a criterion's code:"
        " score files have a column of that name"
    ]


def test_codes_that_differ_only_in_case_are_one_code(tmp_path: Path) -> None:
    folder = changed(tmp_path, (HEAD, "[B1, B2, B3]", "[B1, B2, B3, b1]"))
    (folder / "criteria" / "b1.yaml").write_text((folder / B1).read_text().replace("code: B1", "code: b1"))

    told = report(faults_of(folder))

    assert told == ["small/criteria/b1.yaml, line 1: b1 stands here a second time"]


def test_folder_that_is_not_there_is_a_complaint(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as refusal:
        read_edition(tmp_path / "none")

    assert [fault.reason for fault in refusal.value.faults] == [Complaint.NO_SUCH_FOLDER]
    assert report(refusal.value.faults)[0].endswith("there is no such folder")


def test_empty_folder_lacks_its_two_files(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()

    told = report(faults_of(folder))

    assert told == ["small/edition.yaml: the file is missing", "small/levels.yaml: the file is missing"]


def test_folder_where_a_file_should_be_cannot_be_opened(tmp_path: Path) -> None:
    folder = changed(tmp_path, (HEAD, "[B1, B2, B3]", "[B1, B2, B3, B4]"))
    (folder / "criteria" / "B4.yaml").mkdir()

    told = report(faults_of(folder))

    assert told == ["small/criteria/B4.yaml: the file cannot be opened"]


def test_file_that_is_not_utf_8_names_the_line(tmp_path: Path) -> None:
    folder = changed(tmp_path)
    (folder / B1).write_bytes((folder / B1).read_bytes().replace(b"What B1", b"What \xe9 B1"))

    told = report(faults_of(folder))

    assert told == ["small/criteria/B1.yaml, line 3: this is not UTF-8 text: byte 0xE9 cannot be read"]


def test_every_complaint_has_its_wrong_edition() -> None:
    elsewhere = {
        # above, with files that are missing, moved or of another kind
        Complaint.OUTCOME_MISSING,
        Complaint.CODE_RESERVED,
        Complaint.NO_SUCH_FOLDER,
        Complaint.FILE_MISSING,
        Complaint.CANNOT_BE_READ,
        Complaint.NOT_TEXT,
        # tests/scoring/test_cases.py
        Complaint.CASE_FAILS,
        # tests/standard/test_digests.py
        Complaint.NOT_LOCKED,
        Complaint.DIGEST_DIFFERS,
        # tests/commands/test_score.py
        Complaint.EDITION_UNKNOWN,
    }

    assert {complaint for complaint, _, _ in WRONG.values()} | elsewhere == set(Complaint)

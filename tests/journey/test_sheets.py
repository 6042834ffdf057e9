from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assay.journey.sheets import CellChange, cell_changes, cells_of
from tests.standard.small import small

TEXTS = st.sampled_from(["", "one", "two", "three"])
CELLS = st.fixed_dictionaries({"claim": TEXTS, "explanation": TEXTS, "notes": TEXTS})


@given(CELLS, CELLS)
def test_a_sheet_that_was_not_touched_changes_nothing_wherever_the_answer_went(
    base: dict[str, str], now: dict[str, str]
) -> None:
    assert cell_changes(base, base, now) == ()


@given(CELLS, CELLS)
def test_a_sheet_that_says_what_the_answer_says_changes_nothing(
    base: dict[str, str], now: dict[str, str]
) -> None:
    assert cell_changes(base, now, now) == ()


@given(CELLS, CELLS)
def test_where_nobody_else_wrote_nothing_is_a_conflict(base: dict[str, str], sheet: dict[str, str]) -> None:
    found = cell_changes(base, sheet, base)

    assert {one.cell for one in found} == {cell for cell in base if base[cell] != sheet[cell]}
    assert not any(one.is_conflict for one in found)


@given(CELLS, CELLS, CELLS)
def test_a_conflict_is_where_both_sides_changed_a_cell_to_different_words(
    base: dict[str, str], sheet: dict[str, str], now: dict[str, str]
) -> None:
    conflicts = {one.cell for one in cell_changes(base, sheet, now) if one.is_conflict}

    assert conflicts == {cell for cell in base if len({base[cell], sheet[cell], now[cell]}) == 3} | {
        cell for cell in base if base[cell] not in (sheet[cell], now[cell]) and sheet[cell] != now[cell]
    }


def test_a_column_that_is_not_in_the_sheet_is_no_change() -> None:
    now = {"claim": "1", "explanation": "Yes.", "notes": "Ask Bea."}

    assert cell_changes(now, {"claim": "0"}, now) == (CellChange("claim", "1", "0", "1"),)


def test_an_empty_answer_has_a_blank_cell_for_all_that_can_be_filled_in() -> None:
    edition = small()

    assert cells_of(None, edition.asked("A1")) == {"claim": "", "explanation": "", "notes": ""}
    assert set(cells_of(None, edition.asked("A2"))) == {
        "mark:a",
        "mark:b",
        "mark:c",
        "explanation",
        "notes",
    }
    assert len(cells_of(None, edition.asked("outcome"))) == 3 + 8

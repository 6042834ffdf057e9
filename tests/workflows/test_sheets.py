"""A spreadsheet that comes back: what it changes, what it must not touch, and how it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import tests
from assay.faults import Faulty
from assay.journey.histories import How
from assay.journey.sheets import Column, SheetFault
from assay.journey.verdicts import No
from assay.records.models import AnswerVersion, Application, SheetLoad
from assay.standard import library
from assay.standard.library import editions
from assay.workflows.answers import ClaimDraft, draft_of, record_answer
from assay.workflows.sheet_changes import Choice, changes_in
from assay.workflows.sheets import drop_sheet, load_sheet, sweep, take_sheet, undo_sheet
from tests import examples
from tests.refusals import refused
from tests.sheets import Typing, downloaded, downloaded_text, filled, filled_text, loaded, opened, upload
from tests.tables.test_round_trip import LETTERS
from tests.web.city.making import a_contributor, joined, let_pass
from tests.web.city.making import saved as saved_answer

pytestmark = pytest.mark.django_db

EXPLAIN, CLAIM, NOTE = Column.EXPLANATION, Column.CLAIM, Column.NOTES


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    return application


def saves(application: Application, item: str, **more: object) -> None:
    """Somebody saves words on the site, over those that stand."""
    answer = application.answers.filter(item=item).select_related("current").first()
    words = {"rating": 1, "explanation": "", **more}
    if answer is not None and answer.current is not None:
        words["cite"] = draft_of(answer.current).cite
    version = answer.version if answer else 0
    record_answer(application, item, ClaimDraft(**words), version=version, by=examples.ana())


def load(application: Application, typing: Typing, *, data: bytes | None = None) -> SheetLoad:
    made = filled(data or downloaded(application), typing)
    return loaded(application, made, by=examples.ana())


def seen(load: SheetLoad, **more: object) -> dict[str, Choice]:
    """Choices for all that would change, as it stands now."""
    found = changes_in(load, Application.objects.get(pk=load.application_id)).changed
    return {one.item.code: Choice(one.version, **more) for one in found}


def faults_of(
    application: Application, data: bytes
) -> list[tuple[object, str | None, int | None, str | None]]:
    with pytest.raises(Faulty) as told:
        load_sheet(application, upload(data), by=examples.ana())
    assert not SheetLoad.objects.exists()
    found = ((fault.reason, fault.place) for fault in told.value.faults)
    return [(reason, place.sheet, place.row, place.column) for reason, place in found]


def rows_of(load: SheetLoad) -> dict[str, tuple[str, ...]]:
    found = changes_in(load, Application.objects.get(pk=load.application_id)).changed
    return {one.item.code: tuple(cell.cell for cell in one.cells) for one in found}


def test_what_was_typed_is_written_as_versions_once_it_is_taken(application: Application) -> None:
    loaded_sheet = load(
        application,
        {
            "DM1": {EXPLAIN: "Better words.", NOTE: "Ask Bea."},
            "PA1": {CLAIM: "met", EXPLAIN: "- we do this, @home + away."},
            "outcome/current": {Column.VALUE: 260.0},
        },
    )
    assert AnswerVersion.objects.count() == 1

    take_sheet(loaded_sheet, seen(loaded_sheet), by=examples.ana())

    first, second = saved_answer(application, "DM1").current, saved_answer(application, "PA1").current
    assert first is not None and second is not None
    assert (first.number, first.how, first.rating) == (2, How.SHEET, 1)
    assert (first.explanation, first.notes) == ("Better words.", "Ask Bea.")
    assert [one.source.title for one in first.citations.all()] == ["Proof of DM1"]
    assert (second.rating, second.explanation) == (1, "- we do this, @home + away.")
    outcome = saved_answer(application, "outcome").current
    assert outcome is not None and outcome.outcome == {"current": "260"}
    loaded_sheet.refresh_from_db()
    assert loaded_sheet.written == {"DM1": [1, 2], "PA1": [0, 1], "outcome": [0, 1]}
    assert loaded_sheet.rows == []


def test_a_table_of_text_comes_back_alike(application: Application) -> None:
    data = filled_text(
        downloaded_text(application),
        {"DM1": {EXPLAIN: "Better.\nTwo lines."}, "outcome/goal": {Column.VALUE: "Goal 3"}},
    )

    found = load_sheet(application, upload(data, "sheet.csv"), by=examples.ana())

    assert rows_of(found) == {"DM1": ("explanation",), "outcome": ("figure:goal",)}


def test_taking_it_twice_writes_it_once(application: Application) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: "Better words."}})
    choices = seen(sheet)

    take_sheet(sheet, choices, by=examples.ana())
    take_sheet(sheet, choices, by=examples.ana())

    assert saved_answer(application, "DM1").version == 2


def test_a_cell_that_was_not_touched_is_no_change_where_the_answer_moved_on(application: Application) -> None:
    before = downloaded(application)
    saves(application, "DM1", explanation="Moved on.")

    sheet = load(application, {"DM1": {NOTE: "Ask Bea."}}, data=before)
    take_sheet(sheet, seen(sheet), by=examples.ana())

    current = saved_answer(application, "DM1").current
    assert current is not None
    assert (current.explanation, current.notes) == ("Moved on.", "Ask Bea.")


@pytest.mark.parametrize(("mine", "stays"), [(True, "From the sheet."), (False, "Moved on.")])
def test_of_a_conflict_the_chosen_words_stay(application: Application, mine: bool, stays: str) -> None:
    before = downloaded(application)
    saves(application, "DM1", explanation="Moved on.")
    sheet = load(application, {"DM1": {EXPLAIN: "From the sheet."}}, data=before)

    with refused(No.SHEET_TO_CHOOSE):
        take_sheet(sheet, seen(sheet), by=examples.ana())
    take_sheet(sheet, seen(sheet, mine=mine), by=examples.ana())

    current = saved_answer(application, "DM1").current
    assert current is not None and current.explanation == stays


def test_what_was_saved_between_preview_and_confirmation_is_never_overwritten(
    application: Application,
) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: "From the sheet."}, "PA1": {EXPLAIN: "Another."}})
    choices = seen(sheet, mine=True)
    saves(application, "DM1", explanation="Meanwhile.")

    with refused(No.SHEET_MOVED):
        take_sheet(sheet, choices, by=examples.ana())

    current = saved_answer(application, "DM1").current
    assert current is not None and current.explanation == "Meanwhile."
    assert not application.answers.filter(item="PA1").exists()


def test_what_is_left_blank_is_deleted_only_where_that_is_ticked(application: Application) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: None, CLAIM: "Not met"}})
    take_sheet(sheet, seen(sheet), by=examples.ana())
    kept = saved_answer(application, "DM1").current
    assert kept is not None and (kept.explanation, kept.rating) == ("The city does this (DM1).", 0)

    again = load(application, {"DM1": {EXPLAIN: "  "}})
    take_sheet(again, seen(again, emptied=True), by=examples.ana())

    gone = saved_answer(application, "DM1").current
    assert gone is not None and gone.explanation == ""


def test_undoing_gives_back_the_words_of_before_as_a_further_version(application: Application) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: "Worse."}, "PA1": {EXPLAIN: "New."}})
    take_sheet(sheet, seen(sheet), by=examples.ana())

    undone = undo_sheet(sheet, by=examples.ana())
    again = undo_sheet(sheet, by=examples.ana())

    assert (undone.restored, undone.left, again.restored) == (("DM1", "PA1"), (), ())
    current = saved_answer(application, "DM1").current
    assert current is not None
    assert (current.number, current.how) == (3, How.RESTORED)
    assert (current.explanation, current.rating, current.citations.count()) == (
        "The city does this (DM1).",
        1,
        1,
    )
    emptied = saved_answer(application, "PA1").current
    assert emptied is not None and (emptied.explanation, emptied.rating) == ("", None)


def test_what_was_changed_since_is_left_alone_when_the_others_are_undone(application: Application) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: "Worse."}, "PA1": {EXPLAIN: "New."}})
    take_sheet(sheet, seen(sheet), by=examples.ana())
    saves(application, "PA1", explanation="Somebody went on.")

    undone = undo_sheet(sheet, by=examples.ana())

    assert (undone.restored, undone.left) == (("DM1",), ("PA1",))
    current = saved_answer(application, "PA1").current
    assert current is not None and current.explanation == "Somebody went on."


def test_a_contributor_undoes_her_own_and_a_lead_any(application: Application) -> None:
    carla = a_contributor(application)
    mine = load(application, {"DM1": {EXPLAIN: "By Ana."}})
    take_sheet(mine, seen(mine), by=examples.ana())
    hers = loaded(application, filled(downloaded(application), {"PA1": {EXPLAIN: "By Carla."}}), by=carla)
    take_sheet(hers, seen(hers), by=carla)

    with refused(No.NOT_YOURS):
        undo_sheet(mine, by=carla)
    assert undo_sheet(hers, by=examples.ana()).restored == ("PA1",)


def test_a_preview_is_taken_by_its_own_person_alone(application: Application) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: "By Ana."}})
    carla = a_contributor(application)

    with refused(No.NOT_YOURS):
        take_sheet(sheet, seen(sheet), by=carla)
    with refused(No.NOT_YOURS):
        drop_sheet(sheet, by=carla)
    with refused(No.WRONG_ROLE):
        take_sheet(sheet, seen(sheet), by=joined(application, examples.sol(), "sponsor"))
    with refused(No.WRONG_ROLE):
        take_sheet(sheet, seen(sheet), by=examples.bruno())


def test_a_dropped_preview_is_emptied_and_can_be_taken_no_more(application: Application) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: "By Ana."}})
    choices = seen(sheet)

    drop_sheet(sheet, by=examples.ana())

    with refused(No.SHEET_OVER):
        take_sheet(sheet, choices, by=examples.ana())
    sheet.refresh_from_db()
    assert (sheet.state, sheet.rows) == (SheetLoad.DROPPED, [])


def test_after_a_week_a_preview_is_over_and_the_worker_forgets_it(application: Application) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: "By Ana."}})
    choices = seen(sheet)
    SheetLoad.objects.update(at=sheet.at - timedelta(days=8))

    with refused(No.SHEET_OVER):
        take_sheet(sheet, choices, by=examples.ana())
    sweep()

    sheet.refresh_from_db()
    assert (sheet.state, sheet.rows) == (SheetLoad.DROPPED, [])


def test_the_next_load_takes_the_place_of_a_preview_of_the_same_person(application: Application) -> None:
    first = load(application, {"DM1": {EXPLAIN: "First."}})

    load(application, {"DM1": {EXPLAIN: "Second."}})

    first.refresh_from_db()
    assert first.state == SheetLoad.DROPPED


def test_after_the_deadline_nothing_is_loaded_taken_or_undone(application: Application) -> None:
    sheet = load(application, {"DM1": {EXPLAIN: "In time."}})
    choices, data = seen(sheet), downloaded(application)
    done = load(application, {"PA1": {EXPLAIN: "In time."}})
    take_sheet(done, seen(done), by=examples.ana())
    SheetLoad.objects.filter(pk=sheet.pk).update(state=SheetLoad.PREVIEWED)
    late = let_pass(application, days=2)

    with refused(No.DEADLINE_PASSED):
        loaded(late, data, by=examples.ana())
    with refused(No.DEADLINE_PASSED):
        take_sheet(SheetLoad.objects.get(pk=sheet.pk), choices, by=examples.ana())
    with refused(No.DEADLINE_PASSED):
        undo_sheet(SheetLoad.objects.get(pk=done.pk), by=examples.ana())
    assert application.answers.get(item="DM1").late_drafts.count() == 0


def test_all_faults_are_told_at_once_with_sheet_row_and_column(application: Application) -> None:
    data = filled(
        downloaded(application),
        {
            "DM1": {Column.VERSION: "v2-0000000000000000"},
            "DM2": {CLAIM: "Rather", EXPLAIN: "x" * 20_001},
            "DM3": {Column.CODE: "ZZ9"},
            "DM4": {Column.CODE: "PA1"},
            "DM5": {Column.KEY: ""},
            "outcome/option": {Column.VALUE: "The moon"},
            "outcome/goal": {Column.PART: "aim"},
        },
        change=lambda book: book["Answers"].append(["Total", None, "43 criteria"]),
    )
    order = list(examples.edition_of(application).items)
    row = {code: number for number, code in enumerate(order, start=2)}

    found = faults_of(application, data)

    assert set(found) == {
        (SheetFault.VERSION_CHANGED, "Answers", row["DM1"], "Version"),
        (SheetFault.CHOICE_UNKNOWN, "Answers", row["DM2"], "Claim"),
        (SheetFault.TEXT_TOO_LONG, "Answers", row["DM2"], "Explanation"),
        (SheetFault.CODE_UNKNOWN, "Answers", row["DM3"], "Code"),
        (SheetFault.VERSION_CHANGED, "Answers", row["DM4"], "Version"),
        (SheetFault.KEY_CHANGED, "Answers", row["DM5"], "Key"),
        (SheetFault.CODE_UNKNOWN, "Answers", len(order) + 2, "Code"),
        (SheetFault.CHOICE_UNKNOWN, "Outcome", 2, "Value"),
        (SheetFault.PART_UNKNOWN, "Outcome", 3, "Part"),
    }


def test_a_row_that_stands_there_twice_is_a_fault(application: Application) -> None:
    def twice(book: Workbook) -> None:
        book["Answers"].append([cell.value for cell in book["Answers"][2]])

    last = len(examples.edition_of(application).items) + 2

    assert faults_of(application, filled(downloaded(application), {}, change=twice)) == [
        (SheetFault.ROW_DOUBLED, "Answers", last, "Code")
    ]


def test_rows_of_one_answer_from_two_downloads_are_a_fault(application: Application) -> None:
    examples.a_claim(application, "outcome")
    old = downloaded(application)
    saves(application, "outcome", explanation="Further.")
    new = [[cell.value for cell in row] for row in opened(downloaded(application))["Outcome"].iter_rows()]

    def mixed(book: Workbook) -> None:
        for at, row in enumerate(new, start=1):
            for column, value in enumerate(row, start=1):
                book["Outcome"].cell(at, column).value = value

    found = faults_of(application, filled(old, {}, change=mixed))

    assert {reason for reason, *_ in found} == {SheetFault.VERSIONS_DIFFER}


def test_a_sheet_of_another_city_or_edition_is_known_and_told_once(application: Application) -> None:
    other = examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())
    older = examples.an_open_application(
        examples.a_place("Mockville"),
        lead=examples.bruno(),
        cohort=examples.a_cohort("demo-old", edition_id="wwc-2017"),
    )

    assert [one[0] for one in faults_of(application, downloaded(other))] == [SheetFault.OTHER_APPLICATION]
    assert [one[0] for one in faults_of(application, downloaded(older))] == [SheetFault.OTHER_EDITION]


def test_a_file_that_is_no_sheet_of_ours_says_so(application: Application) -> None:
    assert faults_of(application, b"city,A\ndemo:a,1\n")[0][0] is SheetFault.NOT_OURS
    assert faults_of(application, b"\n \n")[0][0] is SheetFault.NOT_OURS
    assert faults_of(application, b"")[0][0] is SheetFault.BLANK


def test_what_a_spreadsheet_program_does_by_itself_is_harmless(application: Application) -> None:
    """Columns and sheets beside them, in another order and under other names; rows left out; guidance."""

    def by_hand(book: Workbook) -> None:
        page = book["Answers"]
        book.move_sheet("Outcome", -2)
        page.title = "Our answers"
        page.insert_cols(1)
        page["A1"], page["A2"] = "Mine", "=1+1"
        page.delete_rows(20, 10)
        page["E2"] = "What is asked, in our words"
        book.create_sheet("Sums")["A1"] = "=SUM(B1:B2)"

    data = filled(downloaded(application), {"DM1": {EXPLAIN: "  Better words. \r\n"}}, change=by_hand)

    assert rows_of(loaded(application, data, by=examples.ana())) == {"DM1": ("explanation",)}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setenv(library.VARIABLE, str(Path(tests.__file__).parent / "editions"))
    library.edition.cache_clear()
    yield examples.an_open_application(cohort=examples.a_cohort("demo-small", edition_id="small"))
    library.edition.cache_clear()


def test_a_checklist_has_its_rows_and_the_claim_follows(small: Application) -> None:
    sheet = load(small, {"A2/a": {Column.IN_PLACE: "Yes"}, "A2/b": {Column.IN_PLACE: True}})
    take_sheet(sheet, seen(sheet), by=examples.ana())

    current = saved_answer(small, "A2").current
    assert current is not None
    assert (current.marks, current.rating) == ({"a": True, "b": True, "c": False}, 1)
    unchanged = load(small, {})
    assert rows_of(unchanged) == {}
    fewer = load(small, {"A2/b": {Column.IN_PLACE: "no"}})
    assert rows_of(fewer) == {"A2": ("mark:b",)}


def test_a_word_that_is_neither_yes_nor_no_is_a_fault(small: Application) -> None:
    data = filled(downloaded(small), {"A2/a": {Column.IN_PLACE: "perhaps"}})

    assert faults_of(small, data) == [(SheetFault.CHOICE_UNKNOWN, "Checklists", 2, "In place")]


WORDS = st.one_of(
    st.sampled_from(
        [
            "=1+1",
            "+1",
            "-1",
            "@x",
            '"quoted"',
            "'=1",
            "a\r\nb\rc\nd",
            "😀👩‍👩‍👧",
            "שלום עולם",
            " x ",
            "1.50",
            "2024-01-01",
            "TRUE",
        ]
    ),
    st.text(LETTERS, max_size=30),
)


@pytest.mark.parametrize("edition_id", [edition.id for edition in editions()])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(WORDS, min_size=6, max_size=6))
@example(texts=["x" * 20_000, "é" * 20_000, "😀" * 20_000, "ש" * 20_000, "=" * 20_000, "\r\n" * 10_000])
def test_what_is_downloaded_and_loaded_unchanged_changes_nothing(edition_id: str, texts: list[str]) -> None:
    cohort = examples.a_cohort(f"demo-{edition_id}", edition_id=edition_id)
    application = Application.objects.filter(cohort=cohort).first() or examples.an_open_application(
        cohort=cohort
    )
    items = examples.edition_of(application).items
    for at, item in enumerate((items[0], items[1], items[-1])):
        saves(application, item, rating=at % 2, explanation=texts[2 * at], notes=texts[2 * at + 1])
    saves(application, items[-1], outcome={"goal": texts[0][:300], "measure": texts[1][:300]})

    for data in (downloaded(application), downloaded_text(application), filled(downloaded(application), {})):
        sheet = loaded(application, data, by=examples.ana())
        found = changes_in(sheet, application)
        assert (found.changed, found.unchanged) == ((), len(items))

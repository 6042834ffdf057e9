"""A file of findings: what its columns and cells may be, and every fault of what they may not."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.faults import FaultList, Faulty
from assay.scoring import NOT_APPLICABLE, Findings, OutcomeStanding
from assay.scoring.score_files import CityFindings, read_findings
from assay.standard.editions import Edition
from assay.tables import read
from assay.words.faults import report
from tests.scoring.cities import EDITIONS, editions, findings
from tests.standard.small import small

HEAD = "city,A1,A2,A3,B1,B2,B3"
ROW = "Harbor,2,met,1,not met,0,na"
CODES = ("A1", "A2", "A3", "B1", "B2", "B3")


def found_in(text: str, edition: Edition | None = None) -> list[CityFindings]:
    faults = FaultList()
    table = read(io.BytesIO(text.encode()), name="f.csv", faults=faults)
    return list(read_findings(table, edition or small(), faults))


def faults_in(text: str, edition: Edition | None = None) -> list[str]:
    with pytest.raises(Faulty) as refusal:
        found_in(text, edition)
    return report(refusal.value.faults, more=refusal.value.more)


def test_row_becomes_the_findings_of_a_city() -> None:
    ratings = dict(zip(CODES, (2, 1, 1, 0, 0, NOT_APPLICABLE), strict=True))

    assert found_in(f"{HEAD}\n{ROW}\n") == [
        CityFindings("Harbor", Findings(ratings, OutcomeStanding.ASSUMED))
    ]


def test_columns_may_stand_in_any_order() -> None:
    turned = "\n".join(",".join(reversed(line.split(","))) for line in (HEAD, ROW))

    assert found_in(turned) == found_in(f"{HEAD}\n{ROW}")


def test_case_and_spaces_do_not_matter() -> None:
    text = " City ,a1,A2,a3,B1,b2,B3\n Harbor , 2 ,MET, 1,Not  Met,0,NA\n"

    assert found_in(text) == found_in(f"{HEAD}\n{ROW}")


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ("1", OutcomeStanding.FOUND),
        ("met", OutcomeStanding.FOUND),
        ("0", OutcomeStanding.NOT_FOUND),
        ("Not met", OutcomeStanding.NOT_FOUND),
    ],
)
def test_outcome_is_found_or_not(cell: str, outcome: OutcomeStanding) -> None:
    (city,) = found_in(f"{HEAD},Outcome\n{ROW},{cell}")

    assert city.findings.outcome is outcome


def test_edition_without_an_outcome_has_none() -> None:
    edition = EDITIONS["wwc-2017"]
    text = f"city,{','.join(edition.by_code)}\nHarbor{43 * ',3'}"

    assert found_in(text, edition)[0].findings == Findings(dict.fromkeys(edition.by_code, 3))


@given(editions, st.data())
def test_findings_come_back_from_the_file_they_are_written_to(edition: Edition, data: st.DataObject) -> None:
    wanted = [data.draw(findings(edition)) for _ in range(3)]
    lines = [f"city,{','.join(edition.by_code)}"]
    for number, one in enumerate(wanted):
        cells = ("na" if rating == NOT_APPLICABLE else str(rating) for rating in one.ratings.values())
        lines.append(f"Invented {number},{','.join(cells)}")

    came_back = found_in("\n".join(lines), edition)

    assert [city.findings.ratings for city in came_back] == [one.ratings for one in wanted]


WRONG_HEADS = {
    "a column that is missing": (
        HEAD.replace(",A2", ""),
        ROW.replace(",met", ""),
        ["f.csv, row 1, column A2: the column is missing"],
    ),
    "no city": (HEAD[5:], ROW[7:], ["f.csv, row 1, column city: the column is missing"]),
    "a column that is unknown": (
        f"{HEAD},C1",
        f"{ROW},1",
        ["f.csv, row 1, column C1: the edition small has no such criterion"],
    ),
    "a column that is there twice": (
        f"{HEAD},A1",
        f"{ROW},1",
        ["f.csv, row 1, column A1: the column is there twice, as B and as H"],
    ),
    "a column that is there twice in other letters": (
        f"{HEAD},a1",
        f"{ROW},1",
        ["f.csv, row 1, column a1: the column is there twice, the first time as A1"],
    ),
}


@pytest.mark.parametrize("case", WRONG_HEADS)
def test_head_that_is_wrong_is_told_by_column(case: str) -> None:
    head, row, expected = WRONG_HEADS[case]

    assert faults_in(f"{head}\n{row}") == expected


def test_outcome_where_the_edition_asks_for_none_is_told() -> None:
    edition = EDITIONS["wwc-2017"]

    told = faults_in(f"city,{','.join(edition.by_code)},outcome\nHarbor{43 * ',3'},1", edition)

    assert told == [
        "f.csv, row 1, column outcome: the edition wwc-2017 asks for no outcome; leave the column out"
    ]


MET = "write 1 or met, 0 or not met, or na where it does not apply"
STEPS = "write a whole number from 0 to 2, or na where it does not apply"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Harbor,2,1,1,,0,1", "row 2, column B1: the cell is blank"),
        (",2,1,1,1,0,1", "row 2, column city: the city has no name"),
        ("Harbor,2,1,1,2,0,1", f"row 2, column B1: 2 is not on the scale; {MET}"),
        ("Harbor,2,1,1,-1,0,1", f"row 2, column B1: -1 is not on the scale; {MET}"),
        ("Harbor,2,1,1,1.0,0,1", f"row 2, column B1: 1.0 is not on the scale; {MET}"),
        ("Harbor,2,1,1,１,0,1", f"row 2, column B1: １ is not on the scale; {MET}"),
        ("Harbor,2,1,1,yes,0,1", f"row 2, column B1: yes is not on the scale; {MET}"),
        ("Harbor,2,1,1,255,0,1", f"row 2, column B1: 255 is not on the scale; {MET}"),
        ("Harbor,3,1,1,1,0,1", f"row 2, column A1: 3 is not on the scale; {STEPS}"),
        ("Harbor,met,1,1,1,0,1", f"row 2, column A1: met is not on the scale; {STEPS}"),
        ("Harbor,02,1,1,1,0,1", f"row 2, column A1: 02 is not on the scale; {STEPS}"),
    ],
)
def test_cell_that_is_wrong_is_told_with_row_and_column(row: str, told: str) -> None:
    assert faults_in(f"{HEAD}\n{row}") == [f"f.csv, {told}"]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("", "the cell is blank"),
        ("na", "na does not say whether progress was found; write 1 or met, 0 or not met"),
        ("2", "2 does not say whether progress was found; write 1 or met, 0 or not met"),
    ],
)
def test_outcome_that_is_neither_found_nor_not_is_told(cell: str, told: str) -> None:
    assert faults_in(f"{HEAD},outcome\n{ROW},{cell}") == [f"f.csv, row 2, column outcome: {told}"]


@pytest.mark.parametrize("again", ["Harbor", "HARBOR", " harbor ", "Ｈarbor"])
def test_city_that_is_there_twice_is_told_with_the_row_of_the_first(again: str) -> None:
    told = faults_in(f"{HEAD}\n{ROW}\n{ROW.replace('Harbor', again)}")

    assert told == [f"f.csv, row 3, column city: {again.strip()} stands in row 2 already"]


def test_cities_that_differ_in_an_accent_are_two() -> None:
    text = f"{HEAD}\n{ROW.replace('Harbor', 'Pena')}\n{ROW.replace('Harbor', 'Peña')}"

    assert [city.city for city in found_in(text)] == ["Pena", "Peña"]


def test_all_faults_are_told_at_once_from_the_top_down() -> None:
    text = "\n".join(
        [
            "city,A1,a1,A2,A3,B1,B2,C9,A2",
            "Harbor,2,2,1,1,1,0,1,1",
            "Harbor,9,2,,1,1,0,1,1",
            "Falls,1,1,1",
            ",0,0,0,0,maybe,0,0,0",
        ]
    )

    assert faults_in(text) == [
        "f.csv, row 1, column A2: the column is there twice, as D and as I",
        "f.csv, row 1, column a1: the column is there twice, the first time as A1",
        "f.csv, row 1, column C9: the edition small has no such criterion",
        "f.csv, row 1, column B3: the column is missing",
        "f.csv, row 3, column city: Harbor stands in row 2 already",
        f"f.csv, row 3, column A1: 9 is not on the scale; {STEPS}",
        "f.csv, row 3, column A2: the cell is blank",
        "f.csv, row 4: the row has fewer cells than the head: 4, not 9",
        "f.csv, row 5, column city: the city has no name",
        f"f.csv, row 5, column B1: maybe is not on the scale; {MET}",
    ]


def test_faults_beyond_the_first_hundred_are_counted() -> None:
    rows = [f"Invented {number},7,7,7,7,7,7" for number in range(400)]

    told = faults_in("\n".join([HEAD, *rows]))

    assert (len(told), told[-1]) == (101, "and 2300 more")


def told_of(data: bytes) -> list[str]:
    """The faults of a file, if it has any. Whatever else is raised fails the test."""
    try:
        faults = FaultList()
        list(read_findings(read(io.BytesIO(data), name="f", faults=faults), small(), faults))
    except Faulty as wrong:
        return report(wrong.faults)
    return []


@given(st.binary(max_size=300))
def test_nothing_but_faults_comes_of_any_bytes(data: bytes) -> None:
    assert told_of(data)


@given(st.text(max_size=120))
def test_nothing_but_faults_comes_of_any_text_below_a_good_head(text: str) -> None:
    assert told_of(f"{HEAD}\n{text}".encode(errors="surrogatepass"))

import io
import string
import subprocess
import sys

import pytest

from assay.faults import Fault, FaultReason, Faulty, Place
from assay.tables import TableFault, read
from assay.words.faults import SENTENCES, report, sentence
from tests.tables.bad_files import BAD, NAME, SMALL


def test_every_reason_of_a_table_has_a_sentence() -> None:
    assert set(SENTENCES[TableFault]) == set(TableFault)


@pytest.mark.parametrize("case", BAD)
def test_a_sentence_has_all_the_values_it_needs(case: str) -> None:
    for fault in BAD[case][1]:
        assert not set("%{") & set(sentence(fault))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"city,A\ndemo:a,\0\n", "findings, line 2: there is a NUL character here, which no text holds"),
        (b"city,A,A\nx,1,1", "findings, row 1, column A: the column is there twice, as B and as C"),
        (
            BAD["merged cells"][0],
            "findings, sheet Findings: the cells B2:C3 are merged; split them, and fill each one",
        ),
        (b"city,A\ndemo:a\n", "findings, row 2: the row has fewer cells than the head: 1, not 2"),
    ],
    ids=["a line", "a column", "a sheet", "a row"],
)
def test_a_sentence_names_the_place_first(data: bytes, expected: str) -> None:
    with pytest.raises(Faulty) as refusal:
        read(io.BytesIO(data), name=NAME, limits=SMALL)

    assert report(refusal.value.faults) == [expected]


def test_a_fault_without_a_place_is_its_sentence_alone() -> None:
    assert sentence(Fault(Place(), TableFault.EMPTY)) == "there is nothing in it"


def test_what_somebody_wrote_is_shortened_and_commands_no_terminal() -> None:
    fault = Fault(Place(file="a\x1b[2Jb"), TableFault.ERROR_VALUE, {"value": string.ascii_letters * 2})

    assert sentence(fault) == f"a\ufffd[2Jb: the cell holds an error, {(string.ascii_letters * 2)[:59]}…"


def test_a_report_tells_the_first_hundred_and_how_many_more() -> None:
    faults = [Fault(Place(row=row), TableFault.FORMULA) for row in range(2, 119)]

    lines = report(faults, more=20)

    assert lines[:1] + lines[99:] == [
        "row 2: the cell holds a formula; put its value there",
        "row 101: the cell holds a formula; put its value there",
        "and 37 more",
    ]


def test_a_package_brings_its_own_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(FaultReason):
        EMPTY = "empty"

    monkeypatch.setitem(SENTENCES, Other, {Other.EMPTY: "nothing is asked"})

    assert [sentence(Fault(Place(), reason)) for reason in (Other.EMPTY, TableFault.EMPTY)] == [
        "nothing is asked",
        "there is nothing in it",
    ]


def test_sentences_need_no_site() -> None:
    program = (
        "from django.conf import settings; settings.configure(USE_I18N=False)\n"
        "from assay.faults import Fault, Place\n"
        "from assay.tables import TableFault\n"
        "from assay.words.faults import sentence\n"
        "print(sentence(Fault(Place(file='a.csv'), TableFault.EMPTY)))"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert told == "a.csv: there is nothing in it\n"

"""`assay score`: what it prints, what it refuses, and that it needs no site."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.commands.main import main
from assay.standard.library import edition
from tests.standard.small import SHELF
from tests.tables.making import workbook

EDITION = edition("wwc-2022")
CODES = list(EDITION.by_code)
CORE = list(EDITION.must_haves)


def row(city: str, met: int, *, otherwise: str = "0", not_applicable: int = 0) -> list[str]:
    """A city that meets the core criteria and as many others as make `met`; the last do not apply."""
    order = [*CORE, *(code for code in CODES if code not in CORE)]
    cells = dict.fromkeys(CODES, otherwise) | dict.fromkeys(order[:met], "1")
    cells |= dict.fromkeys(order[len(order) - not_applicable :], "na")
    return [city, *(cells[code] for code in CODES)]


def file_of(*rows: list[str], head: list[str] | None = None) -> str:
    return "".join(",".join(line) + "\n" for line in ([*(head or ["city", *CODES])], *rows))


def score(text: str | bytes, *more: str, edition: str = "wwc-2022") -> Result:
    return CliRunner().invoke(main, ["score", "-", "--edition", edition, *more], input=text)


def objects(text: str | bytes, *, edition: str = "wwc-2022") -> list[dict[str, object]]:
    done = score(text, "--format", "json", edition=edition)
    assert (done.exit_code, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_object_a_city_with_all_that_was_promised() -> None:
    found = objects(file_of(row("Sample Harbor", 22), row("Placeholder Falls", 29, not_applicable=1)))

    assert found[0] == {
        "city": "Sample Harbor",
        "edition": "wwc-2022",
        "points": 22,
        "possible": 43,
        "share": "22/43",
        "level": "silver",
        "areas": {
            "DM": {"points": 9, "possible": 9},
            "LC": {"points": 7, "possible": 7},
            "OD": {"points": 4, "possible": 4},
            "PA": {"points": 2, "possible": 5},
            "BF": {"points": 0, "possible": 3},
            "RDC": {"points": 0, "possible": 8},
            "CI": {"points": 0, "possible": 3},
            "EVAL": {"points": 0, "possible": 4},
        },
        "components": None,
        "binding": "Gold needs 8 more points: it asks for 68 % of 43, and 22 are earned.",
        "outcome": "assumed",
    }
    assert list(found[0]["areas"]) == [area.code for area in EDITION.areas]
    assert (found[1]["share"], found[1]["level"]) == ("29/42", "gold")


def test_city_alone_comes_with_every_reason() -> None:
    (found,) = objects(file_of(row("Sample Harbor", 41, not_applicable=1)))

    assert {key: found[key] for key in ("next_level", "in_the_way", "reasons", "not_applicable")} == {
        "next_level": None,
        "in_the_way": [],
        "reasons": {"EVAL3": "Not met."},
        "not_applicable": ["EVAL4"],
    }
    assert (found["share"], found["binding"]) == ("41/42", None)


def test_no_level_is_null_and_all_that_stands_in_the_way_is_told() -> None:
    text = file_of([*row("Sample Harbor", 2), "0"], head=["city", *CODES, "outcome"])

    (found,) = objects(text)

    assert (found["level"], found["outcome"]) == (None, "not found")
    assert found["in_the_way"] == [
        "Silver needs PA1, a core criterion that is not met.",
        "Silver needs real progress on an outcome, and none was found.",
        "Silver needs 20 more points: it asks for 51 % of 43, and 2 are earned.",
    ]
    assert found["binding"] == "Silver needs PA1, a core criterion that is not met."


def test_components_go_by_their_english_name() -> None:
    (found,) = objects(file_of(["Sample Harbor", *43 * ["2"]]), edition="wwc-2017")

    assert found["components"] == {
        "Commit": {"points": 24, "possible": 36, "worked_across": True},
        "Measure": {"points": 24, "possible": 36, "worked_across": True},
        "Take Stock": {"points": 14, "possible": 21, "worked_across": True},
        "Act": {"points": 24, "possible": 36, "worked_across": True},
    }
    assert (found["outcome"], found["level"]) == (None, "silver")


def test_prerequisite_of_an_operators_own_edition_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_EDITIONS", str(SHELF))

    (found,) = objects("city,A1,A2,A3,B1,B2,B3,outcome\nHarbor,1,1,1,1,1,0,met\n", edition="small")

    assert (found["share"], found["level"], found["outcome"]) == ("3/8", "bronze", "found")
    assert found["reasons"] == {
        "A1": "Earns 1 of 2: in place, and it could go further.",
        "A2": "Earns nothing while it has nothing to stand on: A1 first.",
        "A3": "Earns nothing while it has nothing to stand on: A2 first.",
        "B2": "Earns 1 of 2: in place, and it could go further.",
        "B3": "Not met.",
    }


def test_workbook_is_scored_like_text() -> None:
    rows = [["city", *CODES], ["Sample Harbor", *(int(cell) for cell in row("", 30)[1:])]]

    assert objects(workbook(rows)) == objects(file_of(row("Sample Harbor", 30)))


def test_name_of_a_city_stays_as_it_is_and_ends_no_line() -> None:
    (first, second) = objects(file_of(row("Córdoba", 1), row("New\u2028Line\x9b", 1)))

    assert (first["city"], second["city"]) == ("Córdoba", "New\u2028Line\x9b")


def test_table_of_many_cities_answers_in_its_first_line() -> None:
    done = score(file_of(row("Sample Harbor", 22), row("Beispielstadt", 43), row("Nulldorf", 0)))

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "3 cities: 1 Platinum, 1 Silver and 1 without a level.",
        "What Works Cities Certification, 2022 edition",
        "Progress on an outcome is assumed: the file has no column for it.",
        "",
        "City           Level     Points  DM   LC   OD   PA   BF   RDC  CI   EVAL  Outcome"
        "  What the next level lacks first",
        "Sample Harbor  Silver    22/43   9/9  7/7  4/4  2/5  0/3  0/8  0/3  0/4   assumed"
        "  Gold needs 8 more points: it asks for 68 % of 43, and 22 are earned.",
        "Beispielstadt  Platinum  43/43   9/9  7/7  4/4  5/5  3/3  8/8  3/3  4/4   assumed",
        "Nulldorf       No level  0/43    0/9  0/7  0/4  0/5  0/3  0/8  0/3  0/4   assumed"
        "  Silver needs DM1, LC1 and PA1, core criteria that are not met.",
    ]


def test_table_of_one_city_holds_its_whole_card() -> None:
    text = file_of([*row("Sample Harbor", 41, not_applicable=1), "1"], head=["city", *CODES, "outcome"])

    lines = score(text).stdout.splitlines()

    assert lines[:3] == [
        "Sample Harbor. Platinum: 41 of 42 and all 3 core criteria.",
        "What Works Cities Certification, 2022 edition",
        "Progress on an outcome was found.",
    ]
    assert lines[4:6] == ["Area  Points", "DM    9/9     Data Management"]
    assert [" ".join(line.split()) for line in lines[-3:]] == [
        "Criterion Points Why",
        f"EVAL3 0/1 {EDITION.by_code['EVAL3'].title} Not met.",
        f"EVAL4 0/0 {EDITION.by_code['EVAL4'].title} Does not apply to this city,"
        " so it counts neither for nor against.",
    ]


def test_table_of_a_reconstruction_says_so_and_lists_its_components() -> None:
    lines = score(file_of(["Sample Harbor", *43 * ["2"]]), edition="wwc-2017").stdout.splitlines()

    assert lines[1] == "What Works Cities Certification, 2017 edition (reconstruction)"
    start = lines.index("Component   Points")
    assert lines[start : start + 5] == [
        "Component   Points",
        "Commit      24/36   worked across",
        "Measure     24/36   worked across",
        "Take Stock  14/21   worked across",
        "Act         24/36   worked across",
    ]


def test_name_of_a_city_commands_no_terminal_and_wide_letters_stand_straight() -> None:
    lines = score(file_of(row("\x1b[2JHarbor", 1), row("東京", 1))).stdout.splitlines()

    assert lines[5].startswith("\ufffd[2JHarbor  No level")
    assert lines[6].startswith("東京        No level")


ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as archive:
    archive.writestr("a.txt", "no workbook")

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nothing at all": ("", "standard input: there is nothing in it\n"),
    "a head alone": (file_of(), "standard input: there is a head, and no row below it\n"),
    "NUL bytes": (
        file_of(row("Sample\0Harbor", 1)),
        "standard input, line 2: there is a NUL character here, which no text holds\n",
    ),
    "another encoding": (
        file_of(row("Córdoba", 1)).encode("latin-1"),
        "standard input, line 2: byte 2 of this line, 0xF3, is not UTF-8;"
        " save the file as CSV UTF-8 or as .xlsx\n",
    ),
    "a zip that is no workbook": (
        ZIP.getvalue(),
        "standard input: the file is a zip but not a workbook; save it as .xlsx or as CSV UTF-8\n",
    ),
    "a workbook with formulas": (
        workbook([["city", *CODES], ["Sample Harbor", "=1+1", *42 * [1]]]),
        "standard input, sheet Findings, row 2, column DM1: the cell holds a formula; put its value there\n",
    ),
    "a column too many": (
        file_of([*row("Sample Harbor", 1), "1"], head=["city", *CODES, "DM10"]),
        "standard input, row 1, column DM10: the edition wwc-2022 has no such criterion\n",
    ),
    "a city that is there twice": (
        file_of(row("Sample Harbor", 1), row("sample  harbor", 2)),
        "standard input, row 3, column city: sample  harbor stands in row 2 already\n",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("shape", ["json", "table"])
def test_bad_file_is_a_sentence_a_fault_and_nothing_is_printed(case: str, shape: str) -> None:
    text, told = REFUSED[case]

    done = score(text, "--format", shape)

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", told)


def test_one_bad_row_among_many_prints_nothing() -> None:
    rows = [row(f"Invented {number}", number % 40) for number in range(200)]
    rows[150][5] = "maybe"

    done = score(file_of(*rows), "--format", "json")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "standard input, row 152, column DM5: maybe is not on the scale;"
        " write 1 or met, 0 or not met, or na where it does not apply\n"
    )


def test_edition_that_is_not_there_names_those_that_are() -> None:
    done = score(file_of(row("Sample Harbor", 1)), edition="wwc-2099")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "there is no edition wwc-2099; known are wwc-2017, wwc-2022\n"


def test_edition_that_is_wrong_is_told_with_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "edition.yaml").write_text("id: mine\nid: mine\n")
    monkeypatch.setenv("ASSAY_EDITIONS", str(tmp_path))

    done = score(file_of(row("Sample Harbor", 1)), edition="mine")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "mine/edition.yaml, line 2: the key id stands here twice\n" in done.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [("none.csv", "there is no such file"), (".", "this is a folder, not a file")],
)
def test_file_that_cannot_be_read_is_told(name: str, told: str) -> None:
    done = CliRunner().invoke(main, ["score", name, "--edition", "wwc-2022"])

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"{name}: {told}\n")


def assay(*words: str, cwd: Path, environ: Mapping[str, str], text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assay.commands", *words]
    return subprocess.run(command, cwd=cwd, env=environ, input=text, capture_output=True, text=True)


@pytest.mark.parametrize("environ", [{}, {"DJANGO_SETTINGS_MODULE": "there.is.none"}])
def test_score_needs_no_site_no_settings_and_no_folder(tmp_path: Path, environ: dict[str, str]) -> None:
    text = file_of(row("Sample Harbor", 37))
    (tmp_path / "findings.csv").write_text(text)
    there = {"PYTHONPATH": str(Path(__file__).parent.parent.parent), **environ}

    done = assay("score", "findings.csv", "--edition", "wwc-2022", cwd=tmp_path, environ=there, text="")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Sample Harbor. Platinum: 37 of 43 and all 3 core criteria.\n")
    assert [file.name for file in tmp_path.iterdir()] == ["findings.csv"]


def test_pipe_that_closes_early_ends_quietly(tmp_path: Path) -> None:
    file = tmp_path / "findings.csv"
    file.write_text(file_of(*(row(f"Invented {number}", 30) for number in range(2000))))
    command = f"{sys.executable} -m assay.commands score {file} --edition wwc-2022 --format json | head -1"

    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)

    assert json.loads(done.stdout)["city"] == "Invented 0"
    assert done.stderr == ""

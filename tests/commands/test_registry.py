from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.commands.main import main
from assay.records.models import RecordedEvent
from tests.record import COLUMNS, a_real_place, row

pytestmark = pytest.mark.django_db


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["import-registry", *words])
    return result.exit_code, result.stdout, result.stderr


def a_file(folder: Path, *rows: str) -> str:
    file = folder / "newer.csv"
    file.write_text("\n".join((COLUMNS, *rows)), encoding="utf-8")
    return str(file)


def test_a_newer_file_is_taken_in_and_what_it_did_is_printed(tmp_path: Path) -> None:
    a_real_place()
    run(a_file(tmp_path, row(level=""), row(event="honor_roll", level="", year="2020", announced="2020")))

    told = run(
        a_file(tmp_path, row(), row(event="leveled_up", level="gold", year="2026", announced="2026-01"))
    )

    assert told == (
        0,
        "Boise, ID: changed: Certified, 2024; level was blank, is silver\n"
        "Boise, ID: added: Rose to a higher level, 2026\n"
        "Boise, ID: kept, though the file no longer has it: Honor roll, not certified, 2020\n"
        "1 added, 1 changed, 1 kept though absent, 0 as they were.\n",
        "",
    )


def test_a_faulty_file_gets_a_sentence_a_fault_and_changes_nothing(tmp_path: Path) -> None:
    a_real_place()

    told = run(a_file(tmp_path, row(event="won"), row(source="nowhere", year="2019", announced="2019")))

    assert told == (
        2,
        "",
        "newer.csv, row 2, column event: there is no event won; "
        "known are certified, leveled_up, recertified, honor_roll\n"
        "newer.csv, row 3, column source: nowhere is not an address that begins with http:// or https://\n",
    )
    assert not RecordedEvent.objects.exists()


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.csv")) == (2, "", "none.csv: there is no such file\n")


@pytest.mark.parametrize("words", [(), ("x.csv", "--shipped")])
def test_either_a_file_or_the_shipped_record_is_asked_for(words: tuple[str, ...]) -> None:
    code, out, error = run(*words)

    assert (code, out) == (2, "")
    assert "Give a FILE, or --shipped." in error

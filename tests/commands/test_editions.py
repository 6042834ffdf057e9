"""`assay editions`, `assay edition check` and `assay edition lock`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.commands.main import main
from assay.standard import library
from tests.standard.small import SHELF, SMALL, changed, small

PUBLISHED = ("edition.yaml", "status: draft", "status: published")


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """An edition is read once a process; here the shelves change."""
    library.edition.cache_clear()
    yield
    library.edition.cache_clear()


def assay(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_editions_are_listed_the_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_EDITIONS", str(SHELF))

    done = assay("editions")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "wwc-2022     What Works Cities Certification, 2022 edition: 43 criteria, published",
        "small        Small edition: 6 criteria, published",
        "wwc-2017     What Works Cities Certification, 2017 edition (reconstruction): 43 criteria, published",
    ]


def test_edition_that_is_wrong_does_not_hide_the_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed(tmp_path, ("levels.yaml", "below: bronze", "below: brass"))
    monkeypatch.setenv("ASSAY_EDITIONS", str(tmp_path))

    done = assay("editions")

    assert done.exit_code == 2
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["wwc-2022", "wwc-2017"]
    assert done.stderr == "small/levels.yaml, line 37: there is no level brass\n"


def test_edition_without_fault_is_said_to_hold() -> None:
    done = assay("edition", "check", SMALL)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"small: 6 criteria, 12 cases hold, {small().digest}\n"


def test_without_a_folder_all_editions_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_EDITIONS", str(SHELF))

    done = assay("edition", "check")

    assert (done.exit_code, done.stderr) == (0, "")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["wwc-2017", "wwc-2022", "small"]


def test_folder_may_be_named_from_within(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(changed(tmp_path, ("levels.yaml", "below: bronze", "below: brass")))

    done = assay("edition", "check", ".")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "small/levels.yaml, line 37: there is no level brass\n"


def test_wrong_level_changed_text_and_failing_case_are_all_told(tmp_path: Path) -> None:
    shutil.copy(SHELF / "digests.lock", tmp_path)
    folder = changed(
        tmp_path,
        PUBLISHED,
        ("levels.yaml", "at_least: [5, 6]", "at_least: [1, 3]"),
        ("cases/levels.yaml", "points: 8", "points: 7"),
    )

    done = assay("edition", "check", folder)

    assert (done.exit_code, done.stdout) == (2, "")
    started = [line.split(":")[0] for line in done.stderr.splitlines()]
    assert started == [
        "small/edition.yaml, line 5",
        "small/levels.yaml, line 22",
        "small/cases/levels.yaml, line 6",
        *3 * ["small/cases/levels.yaml, line 48"],
    ]


def test_cases_of_an_edition_that_cannot_be_scored_are_said_not_to_be_tried(tmp_path: Path) -> None:
    folder = changed(tmp_path, ("criteria/B1.yaml", "scale: met", "scale: mett"))

    done = assay("edition", "check", folder)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "small: its cases were not tried, for it cannot be scored",
        "small/criteria/B1.yaml, line 4: there is no scale mett",
    ]


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = assay("edition", "check", "none")

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", "none: there is no such folder\n")


def test_lock_is_written_beside_the_edition_and_keeps_the_others(tmp_path: Path) -> None:
    (tmp_path / "digests.lock").write_text("other sha256:01\n")
    folder = changed(tmp_path, PUBLISHED)

    done = assay("edition", "lock", folder)

    assert (done.exit_code, done.stdout) == (0, f"small {small().digest}\n")
    assert (tmp_path / "digests.lock").read_text().splitlines()[1:] == [
        "other sha256:01",
        f"small {small().digest}",
    ]
    assert assay("edition", "check", folder).exit_code == 0


def test_edition_that_was_published_is_never_locked_anew(tmp_path: Path) -> None:
    shutil.copy(SHELF / "digests.lock", tmp_path)
    folder = changed(tmp_path, PUBLISHED, ("levels.yaml", "at_least: [5, 6]", "at_least: [6, 7]"))

    done = assay("edition", "lock", folder)

    assert done.exit_code == 2
    assert "small is locked with another digest" in done.stderr
    assert (tmp_path / "digests.lock").read_text() == (SHELF / "digests.lock").read_text()


def test_edition_that_is_wrong_is_not_locked(tmp_path: Path) -> None:
    folder = changed(tmp_path, PUBLISHED, ("levels.yaml", "below: bronze", "below: brass"))

    done = assay("edition", "lock", folder)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "small/levels.yaml, line 37: there is no level brass\n"
    assert not (tmp_path / "digests.lock").exists()

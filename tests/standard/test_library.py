"""Where editions are found: in the package, and in the folders that an operator names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assay.standard import library
from assay.standard.library import VARIABLE, UnknownEdition
from tests.standard.small import SHELF, changed


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """An edition is read once a process; here the shelves change."""
    library.edition.cache_clear()
    yield
    library.edition.cache_clear()


def test_package_brings_two_editions_the_newest_first() -> None:
    assert [one.id for one in library.editions()] == ["wwc-2022", "wwc-2017"]


def test_operator_adds_editions_with_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(SHELF))

    assert [one.id for one in library.editions()] == ["wwc-2022", "small", "wwc-2017"]
    assert library.edition("small").title.in_language("es") == "Edición pequeña"


def test_operator_may_name_several_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, os.pathsep.join([str(tmp_path / "none"), "", str(SHELF)]))

    assert list(library.folders()) == ["wwc-2017", "wwc-2022", "small"]


def test_edition_of_the_package_cannot_be_replaced_from_outside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.move(changed(tmp_path), tmp_path / "wwc-2022")
    monkeypatch.setenv(VARIABLE, str(tmp_path))

    assert len(library.edition("wwc-2022").criteria) == 43


def test_unknown_edition_names_those_that_are_known() -> None:
    with pytest.raises(UnknownEdition) as refusal:
        library.edition("../editions/wwc-2022")

    assert refusal.value.known == ["wwc-2017", "wwc-2022"]


def test_default_is_the_newest_published_one_that_is_open_to_everyone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, str(SHELF))

    assert library.default_edition().id == "wwc-2022"

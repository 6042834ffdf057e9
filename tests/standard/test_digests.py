"""What is published stays as it is: the digest, the lock, and what they do not count."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assay.faults import Faulty
from assay.standard.complaints import Complaint
from assay.standard.digests import digest_of, lock_text, locked_digests
from assay.standard.reading import read_edition, read_unlocked
from tests.standard.small import SHELF, SMALL, Change, changed, small

PUBLISHED: Change = ("edition.yaml", "status: draft", "status: published")


def refused(folder: Path) -> list[Complaint]:
    with pytest.raises(Faulty) as refusal:
        read_edition(folder)
    return [fault.reason for fault in refusal.value.faults]


def test_published_edition_without_a_lock_is_refused(tmp_path: Path) -> None:
    folder = changed(tmp_path, PUBLISHED)

    assert refused(folder) == [Complaint.NOT_LOCKED]


def test_draft_needs_no_lock(tmp_path: Path) -> None:
    folder = changed(tmp_path)

    assert read_edition(folder).status == "draft"


def test_published_edition_whose_content_changed_is_refused(tmp_path: Path) -> None:
    shutil.copy(SHELF / "digests.lock", tmp_path)
    folder = changed(tmp_path, PUBLISHED, ("levels.yaml", "[5, 6]", "[6, 7]"))

    assert refused(folder) == [Complaint.DIGEST_DIFFERS]
    assert read_unlocked(folder).levels[-1].requires[-1].at_least == (6, 7)


@pytest.mark.parametrize(
    "change",
    [
        ("edition.yaml", "# An invented edition", "# Another comment. An edition"),
        ("criteria/B1.yaml", "scale: met\ncomponent: do\n", "component: do\nscale: met\n"),
        ("criteria/B1.yaml", "requirement: What B1 asks for.", "requirement: >-\n  What B1\n  asks for."),
        ("cases/levels.yaml", "everything at its best", "all at its best"),
    ],
)
def test_comments_order_layout_and_cases_do_not_count(change: Change, tmp_path: Path) -> None:
    shutil.copy(SHELF / "digests.lock", tmp_path)
    folder = changed(tmp_path, PUBLISHED, change)

    assert read_edition(folder).digest == small().digest


@pytest.mark.parametrize(
    "change",
    [
        ("edition.yaml", "An edition for tests.", "An edition for trials."),
        ("criteria/B1.yaml", "What B1 asks for.", "What B1 demands."),
        ("levels.yaml", "at_least: 2", "at_least: 3"),
        ("levels.yaml", "[1, 3]", "[2, 6]"),
    ],
)
def test_every_word_and_number_counts(change: Change, tmp_path: Path) -> None:
    folder = changed(tmp_path, PUBLISHED, change)

    assert read_unlocked(folder).digest != small().digest


def test_digest_is_of_the_values_and_not_of_how_they_are_held() -> None:
    assert digest_of({"b": [1, "x"], "a": {"z": None}}) == digest_of({"a": {"z": None}, "b": [1, "x"]})


def test_lock_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    digests = {"small": "sha256:01", "big": "sha256:02"}

    (tmp_path / "digests.lock").write_text(lock_text(digests))

    assert locked_digests(tmp_path) == digests


def test_shelf_without_a_lock_has_no_digests(tmp_path: Path) -> None:
    assert locked_digests(tmp_path) == {}


def test_small_edition_is_locked_as_it_stands() -> None:
    assert locked_digests(SHELF) == {SMALL.name: small().digest}

"""A small invented edition with what the shipped ones lack: a prerequisite, a checklist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assay.standard import library

EDITION = """
id: small
title: A small edition
language: en
status: draft
label: draft
open_to: everyone
in_force: "2020"
summary: Three criteria, for tests.
provenance_note: All of it is invented.
sources:
  memo: {title: An invented memo, address: "https://memo.example/"}
eligibility:
  population: {at_least: 1000, provenance: ours}
  countries: {codes: ["UY"], provenance: ours}
validity:
  lasts: {years: 1, provenance: ours}
  grace: {days: 30, provenance: inferred, source: memo, note: Thirty days were meant.}
  apply_again: {years: 1, provenance: ours}
scales:
  yes-no: {ratings: {0: "No", 1: "Yes"}, provenance: ours}
  steps: {ratings: {0: "None", 1: Some, 2: All}, provenance: published, source: memo}
areas:
  - {code: A, title: First area, criteria: [A1, A2]}
  - {code: B, title: Second area, criteria: [B1]}
"""

LEVELS = """
levels:
  - code: steel
    title: Steel
    look: steel
    about: One point is enough.
    requires:
      - {kind: criteria, criteria: [A1], provenance: published, source: memo}
      - {kind: share, at_least: [1, 4], provenance: ours}
recognitions: []
"""

CRITERIA = {
    "A1": "scale: yes-no\nchecklist: {enough: 2, provenance: inferred, items: "
    "[{code: i, text: A list is kept, compulsory: true}, {code: ii, text: It is public},"
    " {code: iii, text: It is used}]}",
    "A2": "scale: steps\nchecklist: unknown\ntiming: {frequency: quarterly, lookback_months: 12}\n"
    "needs: [{criterion: A1, provenance: inferred, source: memo, note: It stands on it.}]",
    "B1": "scale: yes-no\nchecklist: unknown\n"
    "ancestor: {edition: older, code: Z9, provenance: published, source: memo}",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The id of the small edition, which the site finds as it finds an operator's own."""
    folder = tmp_path / "small"
    (folder / "criteria").mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION)
    (folder / "levels.yaml").write_text(LEVELS)
    for code, more in CRITERIA.items():
        (folder / "criteria" / f"{code}.yaml").write_text(
            f"code: {code}\ntitle: Title of {code}\nrequirement: Requirement of {code}.\n{more}\n"
            "provenance: inferred\nsource: memo\n"
            f"evidence: {{usually: Usually for {code}., often_missing: Missing for {code}.,"
            " provenance: ours}\n"
        )
    monkeypatch.setenv(library.VARIABLE, str(tmp_path))
    library.edition.cache_clear()
    yield "small"
    library.edition.cache_clear()

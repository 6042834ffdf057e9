"""The command line and the site give the same points and level for the same findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.commands.score import score
from assay.records.gathering import settled_of
from assay.records.models import Application
from assay.reports.scorecard import scorecard
from assay.workflows.visits import settled_card
from tests import examples

pytestmark = pytest.mark.django_db


def as_file(application: Application, folder: Path) -> Path:
    """The settled findings as somebody would write them into a spreadsheet."""
    edition = examples.edition_of(application)
    settled = settled_of(application)
    cells = {
        code: "na" if settled[code].not_applicable else str(settled[code].rating) for code in edition.by_code
    }
    if edition.outcome is not None:
        cells["outcome"] = str(settled[edition.outcome.code].rating)
    file = folder / "findings.csv"
    file.write_text(f"city,{','.join(cells)}\nSample Harbor,{','.join(cells.values())}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("edition_id", ["wwc-2022", "wwc-2017"])
def test_the_same_findings_come_to_the_same(edition_id: str, tmp_path: Path) -> None:
    edition = examples.edition(edition_id)
    others = [code for code in edition.by_code if code not in edition.must_haves]
    application = examples.a_settled_application(
        cohort=examples.a_cohort(edition_id=edition_id),
        claims=[code for code in edition.items if code not in others[:6]],
        found={others[6]: 0, others[7]: 0},
        not_applicable=[others[8]],
    )

    done = CliRunner().invoke(
        score, [str(as_file(application, tmp_path)), "--edition", edition_id, "--format", "json"]
    )

    printed, card = json.loads(done.stdout), settled_card(application)
    assert (printed["points"], printed["possible"], printed["level"]) == (
        card.points,
        card.possible,
        card.level,
    )
    assert printed["areas"] == {
        code: {"points": area.points, "possible": area.possible} for code, area in card.areas.items()
    }
    assert printed["binding"] is not None
    assert printed["binding"] in str(scorecard(application))

"""Refusals and the log."""

from datetime import UTC, datetime

import pytest

from assay.journey.verdicts import YES, No, no
from assay.records.models import Act
from assay.workflows import acts
from assay.workflows.refusals import Refused, demand
from tests import examples


def test_a_yes_is_passed_on_in_silence():
    assert demand(YES) is None


def test_a_no_is_raised_with_its_reason_and_values():
    with pytest.raises(Refused) as refused:
        demand(no(No.TOO_SMALL, least=30_000))

    assert refused.value.verdict == no(No.TOO_SMALL, least=30_000)


@pytest.mark.django_db
def test_an_act_says_who_did_what_in_which_role_and_when():
    olga, at = examples.olga(), datetime(2026, 3, 2, tzinfo=UTC)

    act = acts.record("rename", by=olga, role="office", about="x", before={"a": 1}, after={"a": 2}, at=at)

    assert Act.objects.filter(pk=act.pk).values(
        "at", "by", "role", "verb", "about", "before", "after"
    ).get() == {
        "at": at,
        "by": olga.pk,
        "role": "office",
        "verb": "rename",
        "about": "x",
        "before": {"a": 1},
        "after": {"a": 2},
    }

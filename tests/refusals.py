"""Expecting a refusal, by its reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from assay.journey.verdicts import No
from assay.workflows.refusals import Refused


@contextmanager
def refused(reason: No) -> Iterator[None]:
    """What is done inside is refused, for this reason."""
    with pytest.raises(Refused) as told:
        yield
    assert told.value.verdict.reason is reason

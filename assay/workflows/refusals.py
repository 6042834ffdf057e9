"""A refusal: a verdict that somebody is shown. Its sentence is in words/refusals.py."""

from __future__ import annotations

from assay.journey.verdicts import Verdict


class Refused(Exception):
    """What was asked is not done, for the reason in `verdict`."""

    def __init__(self, verdict: Verdict) -> None:
        assert not verdict, "only a no is a refusal"
        self.verdict = verdict
        super().__init__(verdict.reason)


def demand(verdict: Verdict) -> None:
    """Raise `Refused` unless the verdict is a yes."""
    if not verdict:
        raise Refused(verdict)

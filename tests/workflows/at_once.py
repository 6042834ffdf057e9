"""Several who press in the same instant."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from assay.workflows.refusals import Refused


def at_once(*presses: Callable[[], object]) -> list[object]:
    """What each press came to, or the reason for which it was refused; all of them begin together."""
    together = Barrier(len(presses))

    def press(what: Callable[[], object]) -> object:
        try:
            together.wait()
            return what()
        except Refused as told:
            return told.verdict.reason
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as people:
        return [pressed.result() for pressed in [people.submit(press, one) for one in presses]]

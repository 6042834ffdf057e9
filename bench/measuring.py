"""How long something takes, and whether that keeps a promise."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """A figure that was measured, and the most it may be where something was promised of it."""

    what: str
    value: float
    unit: str
    most: float | None = None

    @property
    def kept(self) -> bool:
        return self.most is None or self.value <= self.most

    def __str__(self) -> str:
        promise = "" if self.most is None else f"  promised: at most {self.most:g} {self.unit}"
        missed = "" if self.kept else "  MISSED"
        return f"{self.what}: {self.value:.1f} {self.unit}{promise}{missed}"


def seconds(work: Work, *, times: int = 1) -> float:
    """The processor's seconds for one call of `work`, of so many in a row: what else runs does not count."""
    started = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - started) / times


def typical(work: Work, *, runs: int, times: int) -> float:
    """The median of several runs, after one that does not count."""
    seconds(work, times=times)
    return median(seconds(work, times=times) for _ in range(runs))


def side_by_side(work: Work, base: Work, *, runs: int) -> tuple[float, float, float]:
    """The medians of both in seconds, and of their ratios: each run is compared with its neighbour in time,
    so that a machine that is busy for a while slows both."""
    pairs = [(seconds(work), seconds(base)) for _ in range(runs + 1)][1:]
    return (
        median(own for own, _ in pairs),
        median(other for _, other in pairs),
        median(own / other for own, other in pairs),
    )

"""The city's workspace: saving an answer, its main page, and an answer with a long history."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from assay.journey.texts import LONGEST_TEXT
from assay.standard.library import default_edition
from bench.cities import a_city, a_site, with_versions
from bench.measuring import Figure, Work, side_by_side
from bench.weighing import transferred
from bench.wide_editions import widened

if TYPE_CHECKING:
    from django.test import Client

    from assay.records.models import Application

CRITERIA = 150
FEW, MANY = 20, 2_000
RUNS = 31

# What was promised: kilobytes, queries, and times the page with few versions. The last leaves a margin for
# what a machine does beside.
MOST_KILOBYTES, MOST_QUERIES, MOST_TIMES_FEW = 60, 15, 1.25
# Two texts of the greatest length, a fifth of their words changed, beside two of two words.
MOST_TIMES_SHORT = 10


def figures() -> Iterator[Figure]:
    with a_site() as shelf:
        usual, wide = (a_city(edition) for edition in (default_edition().id, widened(shelf, CRITERIA)))
        yield from saving(*usual)
        yield from main_page("43 criteria", *usual)
        yield from main_page(f"{CRITERIA} criteria", *wide)
        yield from history(*usual)
        yield from comparing(*usual)


def saving(client: Client, application: Application) -> Iterator[Figure]:
    """One answer, from the form that was sent to the redirect, beside a transaction that adds one line to
    the log: the least that any save could be."""
    from django.db import transaction

    from assay.workflows import acts

    path, versions = f"/city/{application.pk}/answers/DM1", count(1)

    def save() -> None:
        version = next(versions)
        typed = {"version": str(version), "rating": "1", "explanation": f"Words {version}."}
        assert client.post(path, typed).status_code == 303

    def least() -> None:
        with transaction.atomic():
            acts.record("benchmark", by=None, role="")

    own, base, ratio = side_by_side(save, least, runs=RUNS)
    yield Figure("saving one answer, its queries", queries(save), "queries", MOST_QUERIES)
    yield Figure("saving one answer", own * 1000, "ms")
    yield Figure("a transaction with one line of the log", base * 1000, "ms")
    yield Figure("saving one answer, as a ratio to that transaction", ratio, "times")


def main_page(what: str, client: Client, application: Application) -> Iterator[Figure]:
    path = f"/city/{application.pk}"
    size = sum(transferred(client, path).values()) / 1024
    yield Figure(
        f"the city's main page of {what}, with all that it loads, compressed", size, "KB", MOST_KILOBYTES
    )
    asked = queries(lambda: client.get(path))
    yield Figure(f"the city's main page of {what}, its queries", asked, "queries", MOST_QUERIES)


def history(client: Client, application: Application) -> Iterator[Figure]:
    for item, versions in (("DM2", FEW), ("DM3", MANY)):
        with_versions(application, item, versions)

    def few() -> object:
        return client.get(f"/city/{application.pk}/answers/DM2")

    def many() -> object:
        return client.get(f"/city/{application.pk}/answers/DM3")

    own, base, ratio = side_by_side(many, few, runs=RUNS)
    yield Figure(f"an answer with {MANY:,} versions", own * 1000, "ms")
    yield Figure(f"an answer with {FEW} versions", base * 1000, "ms")
    yield Figure(f"{MANY:,} versions, as a ratio to {FEW}", ratio, "times", MOST_TIMES_FEW)


def comparing(client: Client, application: Application) -> Iterator[Figure]:
    for item, says in (("DM4", "Words {}.".format), ("DM5", _long)):
        with_versions(application, item, 3, says)

    def compare(item: str) -> Work:
        return lambda: client.get(f"/city/{application.pk}/answers/{item}/versions/3")

    own, base, ratio = side_by_side(compare("DM5"), compare("DM4"), runs=RUNS)
    yield Figure(f"two versions of {LONGEST_TEXT:,} letters compared", own * 1000, "ms")
    yield Figure("two versions of two words compared", base * 1000, "ms")
    yield Figure("the long ones, as a ratio to the short", ratio, "times", MOST_TIMES_SHORT)


def _long(number: int) -> str:
    """Words that come again and again, a fifth of them in this version alone."""
    chosen = Random(1).choices(range(150), k=LONGEST_TEXT)
    words = (f"word{one}{'' if at % 5 else f'-{number}'}" for at, one in enumerate(chosen))
    return " ".join(words)[:LONGEST_TEXT]


def queries(work: Work) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as counted:
        work()
    return len(counted)

"""Every reason has its sentence, and every place that refuses gives what the sentence needs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import assay
from assay.journey.roles import Role
from assay.journey.verdicts import YES, No, Verdict, no
from assay.words.refusals import SENTENCES, sentence

VALUE = re.compile(r"%\((\w+)\)s")


def refusals() -> Iterator[tuple[str, No, set[str]]]:
    """Every `no(No.REASON, …)` in the code: where it stands, the reason, and the values it gives."""
    root = Path(assay.__file__).parent
    for file in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="no"),
                    args=[ast.Attribute(value=ast.Name(id="No"), attr=reason)],
                    keywords=given,
                ):
                    where = f"{file.relative_to(root)}:{node.lineno}"
                    yield where, No[reason], {keyword.arg for keyword in given if keyword.arg}


def test_every_reason_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(No)


def test_every_refusal_gives_the_values_that_its_sentence_needs() -> None:
    found = list(refusals())

    lacking = {
        where: needed
        for where, reason, given in found
        if (needed := set(VALUE.findall(SENTENCES[reason])) - given)
    }
    assert len(found) > 20
    assert lacking == {}


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (YES, ""),
        (
            no(No.TOO_SMALL, population=1234, least=30_000),
            "The city has 1,234 people, and certification is open to cities of 30,000 or more.",
        ),
        (
            no(No.COUNTRY_NOT_OPEN, country="JM"),
            "Certification is not open to cities of this country: Jamaica.",
        ),
        (no(No.TOO_EARLY, again=date(2027, 5, 3)), "The city may apply again from 3 May 2027."),
        (
            no(No.DEADLINE_PASSED, closes_at=datetime(2027, 5, 3, 23, 59, tzinfo=UTC)),
            "The deadline has passed: answers closed on 3 May 2027, 23:59 (UTC).",
        ),
        (
            no(No.WRONG_ROLE, by=(Role.LEAD, Role.SPONSOR)),
            "This is not for you to do. It can be done by: city lead and executive sponsor.",
        ),
        (no(No.UNSETTLED, items=("DM1", "PA1")), "These findings are not settled yet: DM1 and PA1."),
    ],
)
def test_a_sentence_tells_its_values_as_a_reader_says_them(verdict: Verdict, expected: str) -> None:
    assert sentence(verdict) == expected

"""What is told of a city's work, as it is read."""

import re

import pytest

from assay.journey.notices import NoticeKind
from assay.words.notices import SENTENCES, SUBJECTS, sentence

VALUES = {
    "by": "Ana Castro",
    "name": "Sol Mayor",
    "title": "The charter",
    "items": ["DM1", "DM2"],
    "on": "2026-05-01",
    "due": "2026-03-02",
}


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        (
            NoticeKind.TASK_GIVEN,
            {},
            "Ana Castro asks you to answer DM1 and DM2. Due on 2 March 2026.",
        ),
        (NoticeKind.TASK_GIVEN, {"due": ""}, "Ana Castro asks you to answer DM1 and DM2."),
        (
            NoticeKind.MENTION,
            {"items": [], "due": ""},
            "Ana Castro mentions you in a comment on the application as a whole.",
        ),
        (
            NoticeKind.EVIDENCE_EXPIRING,
            {"due": ""},
            "Evidence becomes too old on 1 May 2026: The charter.",
        ),
        (
            NoticeKind.ANSWERS_DUE,
            {},
            "Your city's answers are not submitted yet. Due on 2 March 2026.",
        ),
    ],
)
def test_a_sentence_names_days_and_criteria(kind, values, expected):
    assert sentence(kind, {**VALUES, **values}) == expected


@pytest.mark.parametrize("kind", NoticeKind)
def test_each_is_a_sentence_and_its_subject_names_nobody(kind):
    assert re.fullmatch(r"[A-Z][^%{}!]+\.", sentence(kind, VALUES))
    assert not re.search(r"[%.\n]", SUBJECTS[kind])


def test_a_value_that_the_sentence_needs_is_never_left_out():
    with pytest.raises(KeyError):
        sentence(NoticeKind.TASK_GIVEN, {"by": "Ana Castro"})


def test_sentences_take_the_values_that_are_described():
    taken = {name for words in SENTENCES.values() for name in re.findall(r"%\((\w+)\)s", words)}

    assert taken == {"by", "name", "title", "items", "on"}

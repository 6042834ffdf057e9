from datetime import date

import pytest

from assay.journey.recording import Event, RecordFault
from assay.journey.validity import RecordedTerm, Validity
from assay.words.faults import SENTENCES
from assay.words.places import people_words, place_label
from assay.words.recording import FIELDS, KINDS, change_words
from assay.words.registry import (
    EVENTS,
    counts_sentence,
    day_words,
    decided_standing,
    honor_roll_standing,
    level_name,
    recorded_standing,
)

ENDED, OPEN = RecordedTerm("2024-07-14", over=True), RecordedTerm("2029-01", over=False)


def test_every_event_and_every_fault_has_words() -> None:
    assert set(EVENTS) == set(Event)
    assert set(SENTENCES[RecordFault]) == set(RecordFault)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-01-23", "23 January 2024"),
        ("2025-02", "February 2025"),
        ("2019", "2019"),
        ("", "date not recorded"),
    ],
)
def test_a_day_is_shown_as_precise_as_its_source(text: str, words: str) -> None:
    assert day_words(text) == words


def test_a_blank_level_is_never_guessed() -> None:
    assert [level_name(code) for code in ("silver", "", "of another programme")] == [
        "Silver",
        "level not recorded",
        "of another programme",
    ]


@pytest.mark.parametrize(
    ("level", "announced", "term", "undated", "sentence"),
    [
        (
            "silver",
            "2021-07-14",
            ENDED,
            False,
            "Silver announced 14 July 2021; three years ended 14 July 2024; "
            "no later announcement in this incomplete record.",
        ),
        (
            "",
            "2026-01",
            OPEN,
            False,
            "Certification announced January 2026, level not recorded; three years end January 2029; "
            "no later announcement in this incomplete record.",
        ),
        (
            "silver",
            "",
            RecordedTerm("", over=False),
            False,
            "Silver announced, date not recorded; whether three years have ended is not known; "
            "no later announcement in this incomplete record.",
        ),
        (
            "gold",
            "2021-07-14",
            ENDED,
            True,
            "Gold announced 14 July 2021; three years ended 14 July 2024; "
            "another announcement without a date is in this incomplete record.",
        ),
        (
            "",
            "",
            RecordedTerm("", over=False),
            False,
            "Certification announced, date not recorded, level not recorded; whether three years have ended "
            "is not known; no later announcement in this incomplete record.",
        ),
    ],
)
def test_a_recorded_standing_says_what_is_known_and_that_more_may_be_missing(
    level: str, announced: str, term: RecordedTerm, undated: bool, sentence: str
) -> None:
    assert recorded_standing(level, announced, term, undated=undated) == sentence


def test_the_honor_roll_is_said_not_to_be_certified() -> None:
    assert honor_roll_standing("2018-01-25") == (
        "Honor roll, not certified: announced 25 January 2018; "
        "no later announcement in this incomplete record."
    )


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (date(2030, 7, 14), "Gold announced 14 July 2027, valid until 14 July 2030."),
        (
            date(2030, 7, 15),
            "Gold announced 14 July 2027, valid until 14 July 2030; it lapses after 13 August 2030.",
        ),
        (
            date(2030, 8, 14),
            "Gold announced 14 July 2027; it was valid until 14 July 2030 and has lapsed.",
        ),
    ],
)
def test_a_decision_made_here_lapses_after_its_grace(today: date, sentence: str) -> None:
    term = Validity(date(2030, 7, 14), date(2030, 8, 13))

    assert decided_standing("Gold", date(2027, 7, 14), term, today) == sentence


def test_counts_always_say_that_the_record_is_incomplete() -> None:
    assert counts_sentence(100, 117) == "100 of about 117 certified places; the record is incomplete."
    assert counts_sentence(120, 117) == "120 certified places; the record is incomplete."
    assert counts_sentence(0, None) == "0 certified places; the record is incomplete."


def test_a_change_tells_each_field_before_and_after() -> None:
    before, after = (
        {"level": "", "source": "https://a.example"},
        {"level": "gold", "source": "https://b.example"},
    )

    assert change_words("changed", "geoid:1 leveled_up 2020", before, after) == (
        "changed: Rose to a higher level, 2020; level was blank, is gold; "
        "source was https://a.example, is https://b.example"
    )
    assert change_words("added", "geoid:1 certified undated", {}, after) == "added: Certified, undated"
    assert set(KINDS) == {"added", "changed", "kept though absent"}
    assert "doubt" in FIELDS


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        (("Boise", "ID", "US"), "Boise, ID"),
        (("Campinas", "São Paulo", "BR"), "Campinas, São Paulo, Brazil"),
        (("Córdoba", "Córdoba", "AR"), "Córdoba, Argentina"),
        (("Buenos Aires", "Buenos Aires F.D.", "AR"), "Buenos Aires, Argentina"),
        (("Las Condes", "", "CL"), "Las Condes, Chile"),
    ],
)
def test_a_place_is_called_with_what_tells_it_apart(facts: tuple[str, str, str], label: str) -> None:
    assert place_label(*facts) == label


def test_people_are_counted_with_the_year_where_a_source_gives_it() -> None:
    assert [people_words(235_701, 2023), people_words(2_891_082, None), people_words(None, None)] == [
        "235,701 people (2023)",
        "2,891,082 people",
        "",
    ]

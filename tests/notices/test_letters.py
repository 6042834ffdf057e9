"""The letters: what they say, and what their subjects never say."""

import inspect
from datetime import UTC, date, datetime

import pytest

from assay.journey.roles import Role
from assay.notices import letters
from assay.notices.letters import Letter, signed

SAMPLES = {
    "name": "Ana Castro",
    "inviter": "Olga Office",
    "place": "Sample Harbor",
    "role": Role.SPONSOR,
    "link": "https://assay.example/there",
    "report": "https://assay.example/report",
    "answer": "The place is too small.",
    "words": "Look at the budget again.",
    "level": "Gold",
    "criteria": 2,
    "told": (("Sample Harbor", "Your answer is late: DM1.", "https://assay.example/there"),),
    "pace": "https://assay.example/account/letters",
    "count": 3,
    "due": date(2026, 3, 2),
    "expires_at": datetime(2026, 3, 2, 15, 30, tzinfo=UTC),
}

WRITERS = {
    name: writer
    for name, writer in inspect.getmembers(letters, inspect.isfunction)
    if writer.__module__.startswith(letters.__name__) and name != "signed"
}


def written(name: str) -> Letter:
    writer = WRITERS[name]
    parameters = inspect.signature(writer).parameters
    return writer(**{one: SAMPLES.get(one, f"the {one}") for one in parameters})


@pytest.mark.parametrize("name", WRITERS)
def test_a_letter_is_called_as_the_function_that_writes_it(name):
    assert written(name).kind == name


@pytest.mark.parametrize("name", WRITERS)
def test_a_subject_names_no_city_and_no_person_and_is_one_line(name):
    subject = written(name).subject

    assert subject
    assert not [word for word in ("Ana", "Castro", "Olga", "Sample", "Harbor", "\n") if word in subject]


@pytest.mark.parametrize("name", WRITERS)
def test_a_letter_holds_every_link_and_every_word_it_was_given(name):
    parameters = inspect.signature(WRITERS[name]).parameters
    given = [SAMPLES[one] for one in ("link", "report", "answer", "words", "pace") if one in parameters]

    assert [one for one in given if one not in written(name).body] == []


@pytest.mark.parametrize("name", WRITERS)
def test_a_letter_speaks_plainly(name):
    letter = written(name)

    assert not [one for one in ("!", "lease note", "%(", "<") if one in letter.subject + letter.body]


def test_what_a_stranger_can_cause_holds_nothing_she_wrote():
    assert not inspect.signature(letters.interest_received).parameters
    assert not inspect.signature(letters.correction_received).parameters


def test_an_invitation_says_who_invites_to_what_and_until_when():
    letter = letters.invitation(
        name="Sol Mayor",
        inviter="Ana Castro",
        role=Role.SPONSOR,
        link="https://assay.example/invitation/abc",
        expires_at=datetime(2026, 3, 2, 15, 30, tzinfo=UTC),
    )

    assert letter.body.split("\n\n") == [
        "Dear Sol Mayor,",
        "Ana Castro invites you to take part as executive sponsor. Open your account here:",
        "https://assay.example/invitation/abc",
        "The link works once, until 2 March 2026, 15:30 UTC. It is yours alone: do not pass it on.",
    ]


def test_one_criterion_is_spoken_of_as_one():
    letter = letters.assigned_to_expert(
        name="Chen Li", criteria=1, link="https://assay.example/expert", due=date(2026, 3, 2)
    )

    assert "1 criterion waits for your finding, due on 2 March 2026:" in letter.body


def test_a_letter_is_signed_with_who_sends_it_and_who_answers():
    letter = Letter("sample", "A subject", "A body.")

    assert signed(letter, programme="The Programme", contact="office@example.org") == (
        "A body.\n\nQuestions? Write to office@example.org.\n\nThe Programme\n"
    )


def test_a_site_without_a_contact_names_none():
    letter = Letter("sample", "A subject", "A body.")

    assert signed(letter, programme="The Programme", contact="") == "A body.\n\nThe Programme\n"


def test_what_was_gathered_is_told_city_by_city():
    letter = letters.digest(
        name="Ana Castro",
        told=[
            ("Sample Harbor", "One.", "https://assay.example/1"),
            ("Sample Harbor", "Two.", "https://assay.example/2"),
            ("Placeholder Falls", "Three.", "https://assay.example/3"),
        ],
        pace="https://assay.example/account/letters",
    )

    assert (letter.subject, letter.body.split("\n\n")) == (
        "What waits for you",
        [
            "Dear Ana Castro,",
            "This is new since the last letter:",
            "Sample Harbor",
            "One.\nhttps://assay.example/1",
            "Two.\nhttps://assay.example/2",
            "Placeholder Falls",
            "Three.\nhttps://assay.example/3",
            "Choose here how often these letters come: https://assay.example/account/letters",
        ],
    )


# Theirs are the words of the office, or of a reader of the public record.
OF_OTHERS = {"closed_unsubmitted", "correction_for_office", "declined"}


def test_what_people_of_a_city_write_to_each_other_is_not_the_offices_to_read():
    carrying = {
        name
        for name, writer in WRITERS.items()
        if {"answer", "words", "told"} & set(inspect.signature(writer).parameters)
    }

    assert carrying - letters.OF_THE_CITY == OF_OTHERS


def test_letters_whose_words_the_office_does_not_read_are_letters_that_exist():
    assert set(WRITERS) >= letters.OF_THE_CITY


def test_letters_whose_link_opens_a_door_are_letters_that_exist():
    assert set(WRITERS) >= letters.ONE_TIME

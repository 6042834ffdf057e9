"""The page of spreadsheets: download, load back, and undo."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.roles import Role
from assay.journey.sheets import Column
from assay.records.models import AnswerVersion, Application, SheetLoad
from tests import examples
from tests.documents import making
from tests.sheets import Typing, downloaded, filled, loaded, opened, upload
from tests.tables.bad_files import BAD
from tests.tables.making import zipped
from tests.web.city.making import a_contributor, as_person, at, joined, let_pass
from tests.web.public.reading import words
from tests.workflows.test_sheets import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    return application


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def page(application: Application) -> str:
    return at(application, "/spreadsheet")


def sent(application: Application, typing: Typing, name: str = "sheet.xlsx") -> dict[str, object]:
    return {"file": upload(filled(downloaded(application), typing), name)}


def taken(application: Application, typing: Typing) -> SheetLoad:
    from assay.workflows.sheets import take_sheet

    load = loaded(application, filled(downloaded(application), typing), by=examples.ana())
    return take_sheet(load, seen(load), by=examples.ana())


def test_the_home_leads_to_it(ana: Client, application: Application) -> None:
    assert f'href="{page(application)}"' in ana.get(at(application)).content.decode()


def test_it_says_what_can_be_done_and_what_will_stand_here(ana: Client, application: Application) -> None:
    found = words(ana.get(page(application)))

    assert "Nothing is written before you have seen what would change." in found
    assert "Nothing yet. Every spreadsheet that is taken stands here, and can be undone." in found


@pytest.mark.parametrize(("kind", "start"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")])
def test_both_kinds_are_saved_under_a_name_without_a_city(
    ana: Client, application: Application, kind: str, start: bytes
) -> None:
    response = ana.get(page(application) + f"/as/{kind}")

    assert response.content.startswith(start)
    assert response["Content-Disposition"].startswith('attachment; filename="assessment-wwc-2022-')
    assert response["Content-Disposition"].endswith(f'.{kind}"')
    assert "no-store" in response["Cache-Control"]


def test_another_kind_is_missing(ana: Client, application: Application) -> None:
    assert ana.get(page(application) + "/as/exe").status_code == 404


def test_a_loaded_sheet_leads_to_its_preview_and_writes_nothing(
    ana: Client, application: Application
) -> None:
    response = ana.post(page(application), sent(application, {"DM1": {Column.EXPLANATION: "Better."}}))

    load = SheetLoad.objects.get()
    assert (response.status_code, response["Location"]) == (303, page(application) + f"/{load.pk}")
    assert AnswerVersion.objects.count() == 1
    assert "A spreadsheet waits for you You loaded sheet.xlsx," in words(ana.get(page(application)))


def test_all_faults_stand_above_the_form(ana: Client, application: Application) -> None:
    typing = {"DM1": {Column.CLAIM: "Rather"}, "DM2": {Column.VERSION: "v1"}}

    response = ana.post(page(application), sent(application, typing))

    assert response.status_code == 422
    found = words(response)
    assert (
        "sheet.xlsx, sheet Answers, row 2, column Claim: Rather cannot be chosen here;"
        " write one of: Met, Not met" in found
    )
    assert "sheet.xlsx, sheet Answers, row 3, column Version: the version was changed" in found
    assert not SheetLoad.objects.exists()


@pytest.mark.parametrize("case", BAD)
def test_a_hostile_file_gets_its_sentence_and_leaves_nothing(
    ana: Client, application: Application, case: str
) -> None:
    response = ana.post(page(application), {"file": upload(BAD[case][0], "../=evil\u202e.xlsx")})

    assert response.status_code == 422
    assert "There is a problem" in words(response)
    assert "=evil.xlsx" in words(response)
    assert not SheetLoad.objects.exists()
    assert AnswerVersion.objects.count() == 1


LOAD = "load the .xlsx or CSV file that you downloaded here and filled in"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "plan.pdf",
            making.a_pdf("One"),
            f"by its content this is a .pdf file, and not a spreadsheet; {LOAD}",
        ),
        ("sheet.xlsx", making.a_word_file("One"), f"this is a .docx file, and not a spreadsheet; {LOAD}"),
        ("sheet.csv", making.a_picture("PNG"), f"this is a .png file, and not a spreadsheet; {LOAD}"),
        ("sheet.xlsx", zipped({"a.txt": b"x"}), f"this is a .zip file, and not a spreadsheet; {LOAD}"),
        ("sheet.csv", b"", "there is nothing in the file; load the spreadsheet that you downloaded here"),
        ("sheet.csv", b"city,A\nx,1\n", "the columns Code, Version and Key are missing; download it here"),
        (
            "sheet.csv",
            "Code;Versi\u00f3n\n".encode("latin-1"),
            "save it as .xlsx or as CSV UTF-8, and load that",
        ),
    ],
    ids=["a PDF", "a Word file", "a picture", "an archive", "an empty file", "other columns", "old letters"],
)
def test_of_another_file_it_says_what_it_is_and_what_to_load(
    ana: Client, application: Application, name: str, content: bytes, said: str
) -> None:
    response = ana.post(page(application), {"file": upload(content, name)})

    assert response.status_code == 422
    assert f"{name}: " in words(response) and said in words(response)
    assert "byte" not in words(response)


def test_no_file_at_all_says_so(ana: Client, application: Application) -> None:
    response = ana.post(page(application))

    assert response.status_code == 422
    assert "Choose the file first." in words(response)


def test_after_the_deadline_it_is_refused_with_the_sentence(ana: Client, application: Application) -> None:
    data = sent(application, {"DM1": {Column.EXPLANATION: "Late."}})
    let_pass(application, days=2)

    response = ana.post(page(application), data)

    assert response.status_code == 422
    assert "The deadline has passed: answers closed on" in words(response)
    assert not SheetLoad.objects.exists()


@pytest.mark.parametrize("closed", ["submitted", "past the deadline"])
def test_once_answers_are_closed_nothing_can_be_loaded_and_all_downloaded(
    ana: Client, application: Application, closed: str
) -> None:
    waiting = loaded(
        application,
        filled(downloaded(application), {"DM1": {Column.EXPLANATION: "Later."}}),
        by=examples.ana(),
    )
    if closed == "submitted":
        examples.submitted(application)
    else:
        let_pass(application, days=2)

    response = ana.get(page(application))

    why = "Answers cannot be changed at this stage" if closed == "submitted" else "The deadline has passed"
    assert why in words(response)
    assert "You can still download the answers here, but load nothing back." in words(response)
    assert 'type="file"' not in response.content.decode()
    assert "A spreadsheet waits for you" not in words(response)
    assert ana.get(page(application) + f"/{waiting.pk}")["Location"] == page(application)
    assert ana.get(page(application) + "/as/xlsx").status_code == 200


def test_a_sponsor_downloads_and_may_not_load(client: Client, application: Application) -> None:
    as_person(client, joined(application, examples.sol(), Role.SPONSOR))

    assert opened(client.get(page(application) + "/as/xlsx").content)["Answers"].max_row > 2
    response = client.post(page(application), sent(application, {}))

    assert response.status_code == 422
    assert "This is not for you to do." in words(response)


def test_a_stranger_finds_nothing(client: Client, application: Application) -> None:
    load = taken(application, {"DM1": {Column.EXPLANATION: "Ours."}})
    data = sent(application, {})
    examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())
    as_person(client, examples.bruno())

    assert client.get(page(application)).status_code == 404
    assert client.get(page(application) + "/as/xlsx").status_code == 404
    assert client.post(page(application), data).status_code == 404
    assert client.post(page(application) + f"/{load.pk}/undo").status_code == 404


def test_undoing_is_one_press(ana: Client, application: Application) -> None:
    load = taken(application, {"DM1": {Column.EXPLANATION: "Worse."}, "PA1": {Column.EXPLANATION: "New."}})
    assert "sheet.xlsx Ana Castro," in words(ana.get(page(application)))

    response = ana.post(page(application) + f"/{load.pk}/undo", follow=True)

    found = words(response)
    assert "Undone. These answers say again what they said before: DM1 and PA1." in found
    current = application.answers.get(item="DM1").current
    assert current is not None and current.explanation == "The city does this (DM1)."


def test_undoing_says_which_answers_it_left_alone(ana: Client, application: Application) -> None:
    load = taken(application, {"DM1": {Column.EXPLANATION: "Worse."}, "PA1": {Column.EXPLANATION: "New."}})
    examples.a_claim(application, "PA1")
    assert "1 answer; the others were changed since." in words(ana.get(page(application)))

    response = ana.post(page(application) + f"/{load.pk}/undo", follow=True)

    assert "These were changed since, so they stay as they are: PA1." in words(response)


def test_undo_is_not_a_link(ana: Client, application: Application) -> None:
    load = taken(application, {"DM1": {Column.EXPLANATION: "Worse."}})

    assert ana.get(page(application) + f"/{load.pk}/undo").status_code == 405


def test_the_load_of_another_application_cannot_be_undone_here(ana: Client, application: Application) -> None:
    other = examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())
    load = loaded(other, downloaded(other), by=examples.bruno())

    assert ana.post(page(application) + f"/{load.pk}/undo").status_code == 404


def test_a_contributor_sees_all_loads_and_undoes_her_own(client: Client, application: Application) -> None:
    taken(application, {"DM1": {Column.EXPLANATION: "By Ana."}})
    as_person(client, a_contributor(application))

    response = client.get(page(application))

    assert "sheet.xlsx Ana Castro," in words(response)
    assert "/undo" not in response.content.decode()


def test_the_page_takes_as_many_queries_for_one_load_as_for_three(
    ana: Client, application: Application
) -> None:
    counts = []
    for number in range(3):
        taken(application, {"DM1": {Column.EXPLANATION: f"Words {number}."}})
        with CaptureQueriesContext(connection) as queries:
            ana.get(page(application))
        counts.append(len(queries))

    assert counts[0] == counts[2] <= 10

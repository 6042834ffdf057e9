"""Until both findings are in, an expert learns nothing of the other's: no word, no number, no difference.

Every test lets the other expert do something that could have been shown.
"""

from __future__ import annotations

import re

import pytest
from django.test import Client

from assay.records.models import Application
from assay.workflows import assignments, validation
from assay.workflows.validation import FindingDraft
from tests import examples

pytestmark = pytest.mark.django_db

ITEM, OTHER = "DM2", "LC2"
SECRET, NOTES = "zxqv secret reason", "zxqv secret notes"
HIDDEN = FindingDraft(rating=0, reason=SECRET, private_notes=NOTES)
OWN = FindingDraft(rating=1, reason="Mine.")


@pytest.fixture
def application() -> Application:
    return examples.an_application_in_validation(claims=[ITEM, OTHER])


def everything(client: Client, application: Application) -> dict[str, str]:
    """All that Chen can read: the pages with their headers, without what differs from call to call."""
    client.force_login(examples.chen())
    found = {}
    for path in ("", f"{application.pk}", f"{application.pk}/{ITEM}", f"{application.pk}/{OTHER}", "ties"):
        response = client.get(f"/expert/{path}")
        headers = {name: value for name, value in response.headers.items() if name != "Expires"}
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
        found[path] = f"{response.status_code} {sorted(headers.items())} {text}"
    return found


def test_the_others_draft_changes_nothing_that_she_can_read(client: Client, application: Application) -> None:
    before = everything(client, application)

    validation.save_finding(application, ITEM, HIDDEN, by=examples.dara())

    assert everything(client, application) == before


def test_the_others_finding_changes_nothing_before_she_has_handed_in(
    client: Client, application: Application
) -> None:
    validation.save_finding(application, ITEM, OWN, by=examples.chen())
    before = everything(client, application)

    validation.hand_in(application, ITEM, HIDDEN, by=examples.dara())

    assert everything(client, application) == before


def test_her_handed_in_finding_does_not_open_the_others_draft(
    client: Client, application: Application
) -> None:
    validation.hand_in(application, ITEM, OWN, by=examples.chen())
    before = everything(client, application)

    validation.save_finding(application, ITEM, HIDDEN, by=examples.dara())

    assert everything(client, application) == before


def test_one_item_handed_in_does_not_open_another(client: Client, application: Application) -> None:
    validation.hand_in(application, ITEM, OWN, by=examples.chen())

    validation.hand_in(application, OTHER, HIDDEN, by=examples.dara())

    assert not any("zxqv" in page for page in everything(client, application).values())


def test_a_refused_finding_tells_nothing_of_the_other(client: Client, application: Application) -> None:
    client.force_login(examples.chen())
    address, typed = f"/expert/{application.pk}/{ITEM}", {"do": "hand-in", "reason": "No rating."}

    def answer() -> str:
        response = client.post(address, typed)
        assert response.status_code == 422
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())

    before = answer()
    validation.hand_in(application, ITEM, HIDDEN, by=examples.dara())

    assert answer() == before


def test_the_answer_to_handing_in_is_the_same_whether_the_others_is_in(client: Client) -> None:
    locations = []
    for number, early in enumerate((False, True)):
        application = examples.an_application_in_validation(
            examples.a_place(f"Sample Harbor {number}"),
            lead=examples.a_person(f"Lead {number}"),
            sponsor=examples.a_person(f"Sponsor {number}"),
            claims=[ITEM, OTHER],
        )
        if early:
            validation.hand_in(application, ITEM, HIDDEN, by=examples.dara())
        client.force_login(examples.chen())
        response = client.post(
            f"/expert/{application.pk}/{ITEM}", {"do": "hand-in", "rating": "1", "reason": "Mine."}
        )
        locations.append(
            (response.status_code, response.headers["Location"].replace(str(application.pk), ""))
        )

    assert locations == [(303, f"/expert//{OTHER}")] * 2


def test_the_others_private_notes_stay_hers_when_both_are_in(
    client: Client, application: Application
) -> None:
    validation.hand_in(application, ITEM, OWN, by=examples.chen())
    validation.hand_in(application, ITEM, HIDDEN, by=examples.dara())

    page = everything(client, application)[f"{application.pk}/{ITEM}"]

    assert SECRET in page
    assert NOTES not in page


def test_a_finding_of_a_released_expert_is_never_shown(client: Client, application: Application) -> None:
    validation.hand_in(application, ITEM, HIDDEN, by=examples.dara())
    hers = application.assignments.get(expert=examples.dara())
    assignments.release(hers, by=examples.olga())
    eva = examples.a_person("Eva Expert", examples.Role.EXPERT)
    assignments.assign(application, eva, by=examples.olga())

    validation.hand_in(application, ITEM, OWN, by=examples.chen())

    assert not any("zxqv" in page for page in everything(client, application).values())

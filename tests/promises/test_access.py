"""Every address, asked for by every role: the doors open for those the list names, and for nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.records.models import Membership, Person
from assay.web.access import ANYONE, SIGNED_IN, doors
from tests import addresses, examples

pytestmark = pytest.mark.django_db


def people() -> dict[Role, Person]:
    application = examples.an_open_application()
    Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)
    contributor = examples.a_person("Cora Contributor")
    Membership.objects.create(person=contributor, application=application, role=Role.CONTRIBUTOR)
    return {
        Role.LEAD: examples.ana(),
        Role.CONTRIBUTOR: contributor,
        Role.SPONSOR: examples.sol(),
        Role.EXPERT: examples.chen(),
        Role.COMMITTEE: examples.mei(),
        Role.OFFICE: examples.olga(),
    }


def test_an_address_answers_only_the_roles_that_the_list_names() -> None:
    wrong = []
    everyone = people()
    nobody = examples.a_person("Nora Nobody")
    for name in sorted(addresses.names()):
        allowed = doors()[name]
        if allowed & {ANYONE, SIGNED_IN}:
            continue
        for role, person in [*everyone.items(), (None, nobody)]:
            client = Client()
            client.force_login(person)
            status = client.get(addresses.at_nothing(name)).status_code
            if role not in allowed and status != 404:
                wrong.append((name, role, status))
            # To a role of the list an address without its object is missing, or refuses the method: no more.
            if role in allowed and status not in (200, 302, 303, 404, 405):
                wrong.append((name, role, status))

    assert wrong == []


def test_a_stranger_and_a_missing_page_get_the_same_page() -> None:
    client = Client()
    client.force_login(examples.a_person("Nora Nobody"))
    application = examples.an_open_application()

    strange = client.get(f"/city/{application.pk}")
    missing = client.get("/city/there-is-no-such-page")

    assert (strange.status_code, strange.content) == (missing.status_code, missing.content)
    assert strange.status_code == 404

"""The first people of the programme office."""

import pytest
from django.core.exceptions import ValidationError

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.models import Act, Person, Site
from assay.workflows.members import appointed
from assay.workflows.offices import has_office, open_office
from assay.workflows.refusals import Refused
from tests import examples

pytestmark = pytest.mark.django_db


def test_a_new_person_gets_an_account_and_the_office():
    person = open_office("Olga@Example.org", name="Olga Office", password=examples.PASSWORD)

    assert (person.email, person.name, person.demonstration) == ("olga@example.org", "Olga Office", False)
    assert person.check_password(examples.PASSWORD)
    assert appointed(Role.OFFICE) == [person]
    assert Site.objects.get().demonstration is False
    assert Act.objects.get().verb == "create-office"


def test_who_has_an_account_keeps_her_password():
    ana = examples.ana()

    open_office(ana.email, name="Another Name", password="")

    ana.refresh_from_db()
    assert (ana.name, ana.check_password(examples.PASSWORD)) == ("Ana Castro", True)
    assert appointed(Role.OFFICE) == [ana]


@pytest.mark.parametrize(("email", "password"), [("olga", examples.PASSWORD), ("olga@example.org", "short")])
def test_an_address_or_a_password_that_will_not_do_opens_nothing(email, password):
    with pytest.raises(ValidationError):
        open_office(email, name="Olga Office", password=password)

    assert (Person.objects.count(), has_office()) == (0, False)


def test_a_demonstration_gets_no_real_account():
    examples.a_site(demonstration=True)

    with pytest.raises(Refused) as refused:
        open_office("olga@example.org", name="Olga Office", password=examples.PASSWORD)

    assert refused.value.verdict.reason is No.DEMONSTRATION_MIXED
    assert Person.objects.count() == 0

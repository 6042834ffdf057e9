"""A city comes back: its new lead takes over what was written last time, and looks at it again."""

from __future__ import annotations

from typing import Any

import pytest

from tests import examples
from tests.workflows.test_last_time import an_ended_application

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 390)])
def test_a_new_lead_begins_with_what_was_written(visit: Any, script: bool, width: int) -> None:
    an_ended_application()
    person = examples.a_person("Lee New")
    application = examples.an_open_application(lead=person)
    lee = visit(script=script, width=width).signs_in(person).goes_to(f"/city/{application.pk}")

    lee.follows("Begin with what your city wrote last time").sees("2 answers can be taken over")
    lee.presses("Begin with what we wrote").sees("2 answers are from last time.")
    lee.goes_to(f"/city/{application.pk}/answers/DM1").sees("What your city wrote then")
    lee.presses("Still true: save").does_not_see("From last time: look at it again")
    lee.goes_to(f"/city/{application.pk}").sees("1 answer is from last time.")

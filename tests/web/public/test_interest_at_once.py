"""One form that is sent several times in the same instant is one statement."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from assay.records.models import Application, Interest, Message
from assay.workflows.interests import InterestDraft, state_interest
from tests import examples
from tests.databases import vendor

# SQLite lets one write at a time: what it does with several is tried with whole servers, in tests/crash.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(vendor() != "postgresql", reason="tries what several writers do at once"),
]

SENDERS = 4


def test_form_sent_at_once_by_several_makes_one_statement() -> None:
    examples.a_site()
    examples.a_cohort()
    place = examples.a_place()
    draft = InterestDraft(name="Dora", email="dora@harbor.example", job_title="Director", form_key=uuid4())
    together = Barrier(SENDERS)

    def send() -> int:
        try:
            together.wait()
            return state_interest(place, draft).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(SENDERS) as senders:
        statements = {sent.result() for sent in [senders.submit(send) for _ in range(SENDERS)]}

    assert statements == {Interest.objects.get().pk}
    assert Application.objects.count() == 1
    assert Message.objects.filter(kind="interest_received").count() == 1

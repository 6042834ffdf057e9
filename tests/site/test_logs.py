"""What a log line keeps to itself."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client
from django.utils.module_loading import import_string

from assay.records.models import Person
from tests import examples
from tests.web.account.test_invitations import invited_lead


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the site's own handler writes, as the settings make it."""
    made = settings.LOGGING
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    plain = made["formatters"]["plain"]
    handler.setFormatter(import_string(plain["()"])(plain["format"]))
    for name in made["handlers"]["stderr"]["filters"]:
        handler.addFilter(import_string(made["filters"][name]["()"])())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db
def test_a_form_that_is_refused_on_an_invitation_leaves_no_key_in_the_log(
    client: Client, lines: io.StringIO
) -> None:
    token = examples.token_in_latest_invitation(invited_lead())

    response = client.post(f"/invitation/{token}", {"name": "", "password": ""})

    assert response.status_code == 422
    assert "/invitation/…" in lines.getvalue()
    assert token not in lines.getvalue()


@pytest.mark.django_db
def test_the_key_of_a_new_password_stands_in_no_log(client: Client, lines: io.StringIO) -> None:
    logging.getLogger("django.request").warning("%s: %s", "Gone", "/account/password/new/1-abc-def")

    assert lines.getvalue().endswith("Gone: /account/password/new/…\n")


@pytest.mark.django_db(transaction=True)
def test_an_error_of_the_database_is_told_by_its_frames_and_its_type_alone(lines: io.StringIO) -> None:
    ana = examples.ana()

    try:
        Person.objects.create(email=ana.email, name="Another")
    except IntegrityError:
        logging.getLogger("django.request").exception("%s: %s", "Internal Server Error", "/office/people")

    said = lines.getvalue()
    assert "test_logs.py" in said
    assert said.endswith("\nIntegrityError\n")
    assert not [word for word in (ana.email, "UNIQUE", "duplicate key") if word in said]


def test_a_text_that_another_formatter_kept_of_an_error_is_not_written(lines: io.StringIO) -> None:
    log = logging.getLogger("assay")
    try:
        int("Sample Harbor".lower())
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
        record = log.makeRecord("assay", logging.ERROR, "here", 1, "failed", (), told)
    record.exc_text = "ValueError: sample harbor"

    log.handle(record)

    assert lines.getvalue().endswith("\nValueError\n")
    assert "sample harbor" not in lines.getvalue()

"""Helpers: who works on a city's answers without an account, each by one link to her own questions."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from assay.journey.roles import Role
from assay.journey.stages import CLOSED
from assay.journey.verdicts import No, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.models import Application, Helper, Membership, Person, Task
from assay.workflows import acts, messages
from assay.workflows.members import demand_member
from assay.workflows.moves import lock
from assay.workflows.refusals import demand
from assay.workflows.sites import address

LASTS = timedelta(days=60)


@dataclass(frozen=True)
class HelperDraft:
    """A person, a department, or a person of a department. Without an address she gets no link."""

    name: str = ""
    department: str = ""
    email: str = ""


def add_helper(application: Application, draft: HelperDraft, *, by: Person) -> Helper:
    """The helper of that address, or of that name and department; else a new one. Raises Refused.

    Who was known by name alone has the address from now on.
    """
    with transaction.atomic():
        application = lock(application)
        role = demand_member(by, application, Role.LEAD)
        name, department, email = draft.name.strip(), draft.department.strip(), draft.email.strip().lower()
        if not name and not department:
            demand(no(No.NOBODY_NAMED))
        found = _known(application, name, department, email)
        if found is not None:
            return found
        member = Membership.objects.standing().filter(application=application, person__email=email).first()
        if member is not None:
            demand(no(No.HAS_AN_ACCOUNT, name=member.person.name))
        helper = Helper.objects.create(
            application=application,
            name=name,
            department=department,
            email=email,
            added_by=by,
            added_at=now(),
        )
        acts.record("add-helper", by=by, role=role, application=application, about=str(helper.pk))
    return helper


def _known(application: Application, name: str, department: str, email: str) -> Helper | None:
    standing = Helper.objects.filter(application=application, withdrawn_at=None)
    so_called = standing.filter(name=name, department=department)
    if not email:
        return so_called.first()
    found = standing.filter(email=email).first()
    if found is None and (found := so_called.filter(email="").first()):
        found.email = email
        found.save(update_fields=["email"])
    return found


def standing_helper(token: str) -> Helper | None:
    """The helper whose link this is, or None where it was withdrawn, has run out or was never made."""
    return _open(_hash(token)).select_related("application__place", "application__cohort").first()


def still_opens(helper: Helper) -> bool:
    """Whether the link by which `helper` was found is hers still. Call with the application held."""
    return _open(helper.token_hash).filter(pk=helper.pk).exists()


def _open(token_hash: str) -> QuerySet[Helper]:
    standing = Helper.objects.filter(token_hash=token_hash, withdrawn_at=None)
    return standing.exclude(expires_at__lte=now()).exclude(application__stage__in=CLOSED)


def open_questions(helper: Helper) -> list[Task]:
    """What she still has to answer."""
    return list(Task.objects.filter(helper=helper, ended_at=None, done_at=None).order_by("due_on", "pk"))


def first_due(tasks: list[Task]) -> date | None:
    return min((task.due_on for task in tasks if task.due_on), default=None)


def send_link(helper: Helper, *, by: Person) -> None:
    """Write to a helper what is asked of her, with her link. Raises Refused."""
    with transaction.atomic():
        application = lock(helper.application)
        role = demand_member(by, application, Role.LEAD)
        write_questions(Helper.objects.get(pk=helper.pk), by=by)
        acts.record("send-helper-link", by=by, role=role, application=application, about=str(helper.pk))


def write_questions(helper: Helper, *, by: Person) -> None:
    """The letter itself. Call inside a transaction that holds the application."""
    tasks, application = open_questions(helper), helper.application
    link = link_of(helper)
    assert helper.expires_at is not None
    letter = letters.questions(
        name=helper_name(helper),
        inviter=by.name,
        place=application.place.name,
        count=len(tasks),
        due=first_due(tasks),
        link=link,
        expires_at=helper.expires_at,
    )
    write(helper, letter, key="questions")


def link_of(helper: Helper) -> str:
    """The address of her questions, open from now on for as long as a link lasts. Call inside a transaction.

    A link that stands stays the same, so one that she has kept goes on working. Raises Refused.
    """
    # As it is now: it may have been withdrawn since it was read.
    helper.refresh_from_db(fields=["email", "link_key", "withdrawn_at"])
    if not helper.email or helper.withdrawn_at:
        demand(no(No.NO_ADDRESS))
    helper.link_key = helper.link_key or secrets.token_urlsafe(32)
    token, at = _token(helper), now()
    helper.token_hash, helper.link_sent_at, helper.expires_at = _hash(token), at, at + LASTS
    helper.save(update_fields=["link_key", "token_hash", "link_sent_at", "expires_at"])
    return address(f"/questions/{token}")


def write(helper: Helper, letter: letters.Letter, *, key: str) -> None:
    """Queue a letter to a helper. Call inside the transaction of what it tells."""
    at = now().isoformat()
    messages.queue(letter, to=helper.email, application=helper.application, key=f"{key}:{helper.pk}:{at}")


def withdraw_link(helper: Helper, *, by: Person) -> None:
    """Close her link. The next one that is sent is another. Raises Refused."""
    with transaction.atomic():
        application = lock(helper.application)
        role = demand_member(by, application, Role.LEAD)
        Helper.objects.filter(pk=helper.pk).update(link_key="", token_hash="", expires_at=None)
        acts.record("withdraw-helper-link", by=by, role=role, application=application, about=str(helper.pk))


def remove_helper(helper: Helper, *, by: Person) -> int:
    """Ask nothing more of her: her link ends. How many tasks are nobody's now. Raises Refused."""
    with transaction.atomic():
        application = lock(helper.application)
        role = demand_member(by, application, Role.LEAD)
        at = now()
        Helper.objects.filter(pk=helper.pk).update(
            withdrawn_at=at, link_key="", token_hash="", expires_at=None
        )
        hers = Task.objects.filter(helper=helper, ended_at=None)
        freed = hers.filter(done_at=None).count()
        hers.update(ended_at=at)
        acts.record("remove-helper", by=by, role=role, application=application, about=str(helper.pk))
    return freed


def helper_name(helper: Helper) -> str:
    """How a letter speaks to her."""
    return helper.name or helper.department


def _token(helper: Helper) -> str:
    """Made of her key and the site's secret: the database alone does not give it."""
    made = salted_hmac("assay.helpers", helper.link_key, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

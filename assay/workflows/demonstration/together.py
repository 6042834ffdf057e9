"""How the people of an invented city share their work: departments, tasks, a proposal, a comment."""

from __future__ import annotations

from datetime import timedelta

from assay.records.clock import now
from assay.records.models import Application, Person, Task
from assay.records.pinning import pinned_edition
from assay.workflows import comments, helpers, proposals, tasks
from assay.workflows.helpers import HelperDraft
from assay.workflows.tasks import TaskDraft


def share_work(application: Application, *, lead: Person, contributor: Person, domain: str) -> None:
    """Hand out what the city has not claimed yet; one task is late, and one answer waits to be read."""
    claimed = set(application.answers.values_list("item", flat=True))
    left = [item for item in pinned_edition(application).items if item not in claimed]
    today = now().date()
    archive = helpers.add_helper(application, HelperDraft(department="City archive (invented)"), by=lead)
    rosa = helpers.add_helper(
        application,
        HelperDraft("Rosa Remote", "Procurement (invented)", f"rosa@{domain}"),
        by=lead,
    )
    given = (
        (contributor, left[:2], None, "Ask the open data team first (invented)."),
        (contributor, left[2:5], 10, ""),
        (archive, left[5:6], 7, "By telephone is easiest (invented)."),
        (rosa, left[6:8], 5, "The last two years are enough (invented)."),
    )
    for to, items, days, note in given:
        due_on = None if days is None else today + timedelta(days=days)
        made = tasks.assign(application, TaskDraft(tuple(items), due_on, note), to=to, by=lead)
    # No task is given for a day that is over: this one was given in good time, and is late by now.
    Task.objects.filter(application=application, due_on=None).update(due_on=today - timedelta(days=3))
    words = "Every contract above the threshold is published, with its results (invented)."
    proposals.send(Task.objects.get(pk=made[0].pk), words, version=0)
    comments.comment(
        application,
        f"@{contributor.name}, does the charter still name the board? (invented)",
        item=min(claimed),
        by=lead,
    )
    comments.comment(application, "Let us finish the open ones by Friday (invented).", by=contributor)

"""Jobs: work that a worker does once, under a lease."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """`key` keeps the same work from waiting twice. A lease that ran out means that the worker died."""

    READY, DONE, DEAD = "ready", "done", "dead"
    STATES = (READY, DONE, DEAD)

    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=[(state, state) for state in STATES], default=READY)
    run_at = models.DateTimeField()
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "run_at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], condition=Q(state="ready"), name="one_ready_job_per_key"),
            models.CheckConstraint(
                condition=Q(lease=None, leased_until=None)
                | Q(lease__isnull=False, leased_until__isnull=False),
                name="job_lease_and_its_end",
            ),
        ]

"""Whose site this is."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Site(models.Model):
    """The one row of settings that pages show. Made when the site is made, changed by the office."""

    programme = models.CharField(max_length=200, default="What Works Cities Certification")
    operator = models.CharField(max_length=200, blank=True)
    contact = models.EmailField(blank=True)
    # Until the operator runs the programme itself, every public page says that it does not.
    official = models.BooleanField(default=False)
    # A site made by the demonstration stays one: invented places only, mail to the console.
    demonstration = models.BooleanField(default=False)
    # What becomes public of a decision made here; shown before anyone signs.
    becomes_public = models.JSONField(default=list)
    # Kinds of letters that wait in the outbox until the office has read them and lets them leave.
    held_letters: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="one_site")]

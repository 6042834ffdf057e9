"""Which of the tables that come with the package this site has taken in."""

from __future__ import annotations

from django.db import models


class ShippedTable(models.Model):
    """`digest` is of the table as it was read: the same again means that there is nothing to do."""

    name = models.CharField(max_length=60, primary_key=True)
    digest = models.CharField(max_length=80)
    loaded_at = models.DateTimeField()

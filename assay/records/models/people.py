"""People, the offices they hold in the programme, and their part in one application."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from assay.journey.paces import Pace
from assay.journey.roles import CITY, Role


class People(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Someone with an account. What she may do follows from appointments and memberships alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # Made by the demonstration: such an account exists in no other site.
    demonstration = models.BooleanField(default=False)
    # How soon she is told of what waits for her. Letters that open a door or tell a decision always come.
    letters = models.CharField(
        max_length=10, choices=[(pace.value, pace.value) for pace in Pace], default=Pace.AT_ONCE
    )

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """A person's office in the programme as a whole."""

    ROLES = (Role.OFFICE, Role.EXPERT, Role.COMMITTEE)

    person = models.ForeignKey(Person, models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in ROLES])
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role"], name="one_appointment_per_role")
        ]


class Memberships(models.Manager["Membership"]):
    def standing(self) -> models.QuerySet[Membership]:
        """The parts that people play now. Who took part once stays tied to the place (gathering.bonds)."""
        return self.filter(ended_at=None)


class Membership(models.Model):
    """A person's part in one application of her city. An ended one opens nothing, and is never deleted."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    application = models.ForeignKey("records.Application", models.CASCADE, related_name="members")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in sorted(CITY)])
    since = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Memberships] = Memberships()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "application", "role"],
                condition=models.Q(ended_at=None),
                name="one_membership_per_role",
            )
        ]

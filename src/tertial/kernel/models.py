"""Signing in, and the chain of audit events."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Makes users from an e-mail address."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """Who signs in. Who one *is* at an agency is organisation.Person."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    language = models.CharField(max_length=5, blank=True, default="")
    theme = models.CharField(max_length=5, blank=True, default="")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    def __str__(self) -> str:
        return self.email


class Event(models.Model):
    """Something that was done. Each event carries the hash of the one before, so that a gap or a change shows.

    `tenant` is the id of whoever owns the data; the kernel does not know what an agency is.
    """

    at = models.DateTimeField()
    kind = models.CharField(max_length=80)
    tenant = models.BigIntegerField(null=True)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=120, blank=True)
    facts = models.JSONField(default=dict)
    previous_sha256 = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["tenant", "subject"], name="event_subject"),
            models.Index(fields=["tenant", "at"], name="event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind} {self.subject}"

"""Typed readers of environment variables that refuse odd values."""

import os

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def env_text(name: str, default: str) -> str:
    """The variable's text, or the default when it is not set."""
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool) -> bool:
    """The variable as yes or no. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "yes" if default else "no").strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")


def env_int(name: str, default: int) -> int:
    """The variable as a whole number. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, str(default)).strip()
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def env_list(name: str) -> list[str]:
    """The variable as a list of texts parted by commas."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]

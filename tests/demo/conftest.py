"""The whole demo, built once into the test database. Run by itself: other tests want an empty one."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="session")
def demo_data():
    """The demo's data folder."""
    return Path(tempfile.mkdtemp(prefix="tertial-demo-"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, demo_data):
    """Build the demo after the tables."""
    from django.conf import settings

    from tertial.site import demo

    with django_db_blocker.unblock():
        settings.DATA, before = demo_data, settings.DATA
        demo.build(AS_OF)
        settings.DATA = before
        call_command("check")


@pytest.fixture(autouse=True)
def _own_data_folder(settings, demo_data):
    """In place of the empty folder that other tests get."""
    settings.DATA = demo_data


@pytest.fixture
def signed_in(db):
    """A function that gives a test client signed in as somebody of the example agency."""
    from tertial.kernel.models import User

    def sign_in(email: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(email=email))
        return client

    return sign_in

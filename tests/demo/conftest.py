"""The whole example agency in place of the empty test database. Run by itself: other tests want an empty one."""

import pytest
from django.test import Client


@pytest.fixture(scope="session")
def django_db_setup(example, django_db_blocker):
    """Read the example's own database; what a test changes is rolled back."""
    from django.db import connection

    assert connection.vendor == "sqlite", "run without DATABASE_URL"
    connection.settings_dict["NAME"] = str(example / "tertial.sqlite3")


@pytest.fixture(autouse=True)
def _own_data_folder(settings, example):
    """In place of the empty folder that other tests get."""
    settings.DATA, settings.DEMO = example, True


@pytest.fixture
def signed_in(db):
    """A function that gives a test client signed in as somebody of the example agency."""
    from tertial.kernel.models import User

    def sign_in(email: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(email=email))
        return client

    return sign_in

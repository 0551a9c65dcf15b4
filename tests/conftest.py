"""What all tests share: a data folder of their own, quick passwords, and a fixed day."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("TERTIAL_DATA", tempfile.mkdtemp(prefix="tertial-test-"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import hypothesis
import pytest
from tools.compile_messages import compile_all

hypothesis.settings.register_profile("tertial", deadline=None)  # no test is timed
hypothesis.settings.load_profile("tertial")

TODAY = date(2026, 11, 23)
SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        compile_all()


@pytest.fixture(autouse=True)
def _own_data_folder(settings, tmp_path):
    """Files of one test never meet those of another."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _empty_cache():
    """What one test kept is not there for the next."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _fixed_day():
    """It is 23 November 2026 unless a test says otherwise."""
    from tertial.kernel import clock

    with clock.at(TODAY):
        yield


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """A data folder with the example agency, this process's own."""
    from .example import copy_to

    return copy_to(tmp_path_factory.mktemp("example") / "data")


@pytest.fixture
def shared():
    """The folder of real public files; the test is skipped with a word where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("real public files (../shared/data) are not here")
    return SHARED

"""Files are named by what they hold, written once, and never half."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertial.kernel import files


@given(st.binary(max_size=2000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_what_is_stored_is_read_back(content):
    sha256 = files.store(content)
    assert files.read(sha256) == content
    assert files.store(content) == sha256


def test_a_crash_while_writing_leaves_nothing(monkeypatch):
    def crash(_handle):
        raise OSError("disk full")

    monkeypatch.setattr(files.os, "fsync", crash)
    with pytest.raises(OSError, match="disk full"):
        files.store(b"half")
    sha256 = files.sha256_of(b"half")
    assert not files.path_of(sha256).exists()
    assert not list(files.path_of(sha256).parent.iterdir())

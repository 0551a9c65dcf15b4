"""Content-addressed files in the data folder: named by their SHA-256, written once, never changed."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def path_of(sha256: str) -> Path:
    """Where a stored file lies."""
    return settings.DATA / "files" / sha256[:2] / sha256


def store(content: bytes) -> str:
    """Keep some bytes and give their SHA-256. The same bytes are kept once.

    Written to a temporary name, flushed to disk, then renamed: a crash leaves either the whole file or none.
    """
    sha256 = sha256_of(content)
    path = path_of(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).rename(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return sha256


def read(sha256: str) -> bytes:
    """The bytes of a stored file. Raises FileNotFoundError when there is none."""
    return path_of(sha256).read_bytes()

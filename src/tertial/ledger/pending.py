"""Files that were uploaded and looked at, but that nobody has confirmed yet. They are swept after a day."""

from pathlib import Path

from django.conf import settings

from tertial.kernel import files


def hold(content: bytes) -> str:
    """Keep a file until somebody says what to do with it; gives its SHA-256."""
    sha256 = files.sha256_of(content)
    path = _path(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_bytes(content)
    temporary.rename(path)
    return sha256


def held(sha256: str) -> bytes | None:
    """The file, or None when it has been dealt with or swept."""
    path = _path(sha256)
    return path.read_bytes() if path.exists() else None


def let_go(sha256: str) -> None:
    """The file has been dealt with."""
    _path(sha256).unlink(missing_ok=True)


def forget_before(moment: float) -> int:
    """Remove files held since before a moment; gives how many."""
    old = [path for path in (settings.DATA / "pending").glob("*") if path.stat().st_mtime < moment]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _path(sha256: str) -> Path:
    if len(sha256) != 64 or not sha256.isalnum():
        raise ValueError(sha256)
    return settings.DATA / "pending" / sha256

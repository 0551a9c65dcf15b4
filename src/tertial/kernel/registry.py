"""The one lawful way up: a lower package names a point, a higher one registers a function for it at start-up.

`docs/reference/registry.md` lists every point and who registered; a test compares it with what stands here.
"""

from collections.abc import Callable
from typing import Any


class Point:
    """A named place where packages above can add something. Functions are kept in the order of registration."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._registered: dict[str, Callable[..., Any]] = {}
        POINTS[name] = self

    def register(self, key: str, function: Callable[..., Any]) -> None:
        """Add a function under a key. The same key twice is a programming error unless it is the same function."""
        if self._registered.get(key, function) is not function:
            raise ValueError(f"{self.name}: {key} is registered twice")
        self._registered[key] = function

    def get(self, key: str) -> Callable[..., Any] | None:
        """The function registered under a key, or None."""
        return self._registered.get(key)

    def items(self) -> list[tuple[str, Callable[..., Any]]]:
        """All registered functions with their keys."""
        return list(self._registered.items())


POINTS: dict[str, Point] = {}

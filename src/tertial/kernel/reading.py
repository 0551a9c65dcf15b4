"""A reading: the making of one page, during which nothing changes. What is the same in it is asked once.

A page is put together by packages that do not know of each other, and several of them ask the same thing. Outside
of a reading, in actions and on the command line, every question is asked anew. Answers are shared: whoever gets
one does not change it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def reading() -> Iterator[None]:
    """While the block runs, a question marked with `once` is asked once."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def is_on() -> bool:
    """Whether we are inside a reading."""
    return _answers.get() is not None


def forget() -> None:
    """Something was done: what the reading has heard so far may no longer be so."""
    known = _answers.get()
    if known is not None:
        known.clear()


def once(ask: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Let a question be asked once in a reading. Its arguments must be hashable."""

    @wraps(ask)
    def asked(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        known = _answers.get()
        if known is None:
            return ask(*args, **kwargs)
        key = (ask, args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = ask(*args, **kwargs)
        return known[key]

    return asked

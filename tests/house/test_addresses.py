"""Every address says what it needs."""

from django.urls import get_resolver

from tertial.access.rights import ALL_RIGHTS


def views(patterns):
    for pattern in patterns:
        yield from views(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern]


def test_every_address_declares_its_permission():
    undeclared = [str(p.pattern) for p in views(get_resolver().url_patterns) if not hasattr(p.callback, "needs")]
    assert not undeclared


def test_every_declared_permission_exists():
    wrong = {p.callback.needs for p in views(get_resolver().url_patterns)} - ALL_RIGHTS - {"public"}
    assert not wrong

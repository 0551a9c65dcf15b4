"""The one lawful way up."""

import pytest

from tertial.kernel.registry import POINTS, Point


@pytest.fixture
def point():
    yield Point("test.point")
    del POINTS["test.point"]


def test_functions_are_kept_in_the_order_of_registration(point):
    point.register("b", str)
    point.register("a", int)
    assert [key for key, _ in point.items()] == ["b", "a"]
    assert point.get("a") is int
    assert point.get("missing") is None


def test_a_key_is_taken_once(point):
    point.register("a", int)
    point.register("a", int)
    with pytest.raises(ValueError, match="registered twice"):
        point.register("a", str)

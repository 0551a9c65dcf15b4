"""A newcomer signs in to the demo with one click, and nobody gets in without."""

import pytest

pytestmark = pytest.mark.browser


def test_a_stranger_is_asked_to_sign_in(page, demo):
    page.goto(demo.url)
    assert "/sign-in/" in page.url


def test_the_head_of_unit_signs_in_with_one_click(page, demo):
    demo.sign_in(page, "karin.lindqvist@example.se")
    assert page.locator("h1").is_visible()
    assert "/sign-in/" not in page.url

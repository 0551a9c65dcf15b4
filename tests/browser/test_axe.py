"""The pages that no link of the product leads to are free of accessibility faults too, in light and in dark."""

import pytest

from .looks import faults_in_all_lights

pytestmark = pytest.mark.browser


def test_the_parts_have_no_fault_in_any_light(page, demo):
    demo.sign_in(page, "lena.forsgren@example.se")
    page.goto(f"{demo.url}/style/")
    assert not [*faults_in_all_lights(page)]


@pytest.mark.parametrize("path", ["/sign-in/", "/nobody-knows-this/"])
def test_a_stranger_meets_no_fault(page, demo, path):
    page.goto(demo.url + path)
    assert not [*faults_in_all_lights(page)]

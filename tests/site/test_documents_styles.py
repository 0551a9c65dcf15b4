"""The styles of documents and charts lie in the libraries and are served by the pages."""

import pytest
from django.contrib.staticfiles import finders

from tertial.web.context import STYLESHEETS


@pytest.mark.parametrize("name", ["documents/document.css", *STYLESHEETS])
def test_every_style_that_a_page_asks_for_is_found(name):
    assert finders.find(name)

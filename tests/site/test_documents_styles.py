"""The styles of documents and charts lie in the libraries and are served by the pages."""

import pytest
from django.contrib.staticfiles import finders


@pytest.mark.parametrize("name", ["documents/document.css", "documents/charts.css"])
def test_the_styles_of_the_libraries_are_found(name):
    assert finders.find(name)

"""The reference pages say what the program does."""

import re
from pathlib import Path

import pytest
from tools import reference


@pytest.mark.parametrize("name", sorted(reference.PAGES))
def test_reference_page_is_current(name):
    """Run `make reference` when this fails."""
    assert (Path("docs/reference") / name).read_text(encoding="utf-8") == reference.PAGES[name]()


def test_every_setting_is_listed():
    sources = [path.read_text(encoding="utf-8") for path in Path("src/tertial").rglob("*.py")]
    asked = {name for text in sources for name in re.findall(r'"(TERTIAL_[A-Z_]+|DATABASE_URL)"', text)}
    listed = set(
        re.findall(r"^\| `([A-Z_]+)`", Path("docs/reference/settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert asked == listed

"""What is vendored is what was published: every file's hash is in VENDORED.json, and nothing else lies there."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from tertial.web.components.icons import names

VENDOR = Path("src/tertial/web/static/vendor")
TOLD = json.loads((VENDOR / "VENDORED.json").read_text(encoding="utf-8"))
ICON_TAG = re.compile(r"""{%\s*icon\s+"([\w-]+)""")


@pytest.mark.parametrize("path", sorted(TOLD["files"]))
def test_every_vendored_file_is_as_it_was_published(path):
    assert hashlib.sha256((VENDOR / path).read_bytes()).hexdigest() == TOLD["files"][path]["sha256"]


def test_nothing_lies_among_the_vendored_files_that_is_not_listed():
    there = {str(p.relative_to(VENDOR)) for p in VENDOR.rglob("*") if p.is_file()}
    assert there == {*TOLD["files"], "VENDORED.json"}


def test_every_package_has_a_version_and_a_licence():
    assert all(package["version"] and package["license"] for package in TOLD["packages"].values())


def test_every_icon_that_a_template_names_is_vendored():
    used = {
        name
        for page in Path("src/tertial/web").rglob("*.html")
        for name in ICON_TAG.findall(page.read_text("utf-8"))
    }
    assert used
    assert used <= names()

"""The Swedish guides use the names that stand on the pages: a reader looks for the very word."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]

GUIDES = sorted((ROOT / "docs" / "tutorial").glob("*.md")) + sorted((ROOT / "docs" / "how-to").glob("*.md"))
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
STRESSED = re.compile(r"(?<!\*)\*{1,2}([^*\n]+?)\*{1,2}(?!\*)")
LINK = re.compile(r"\]\(([^)#:]+)")


def on_the_pages() -> set[str]:
    """Every Swedish text of the product, by its lower-case letters, with what is filled in left out."""
    files = [polib.pofile(str(path)) for path in (ROOT / "src" / "tertial").rglob("django.po")]
    return {
        bare(text) for file in files for entry in file for text in (entry.msgstr, *entry.msgstr_plural.values())
    }


def bare(text: str) -> str:
    return re.sub(r"%\(\w+\)s|\b20\d\d\b", "", text).strip(" .,?").lower()


def in_the_demo() -> str:
    return "\n".join(
        path.read_text() for path in (ROOT / "src" / "tertial" / "site" / "demo").rglob("*.py")
    ).lower()


def names(guide: Path) -> list[str]:
    """What a guide sets in italics or bold, without the leads of steps, which end with a full stop."""
    found = STRESSED.findall(CODE.sub("", guide.read_text()))
    return [name for name in found if not name.endswith(".")]


def test_a_guide_names_things_as_the_pages_do():
    known, demo = on_the_pages(), in_the_demo()
    assert bare("Så arbetar vi") in known
    lost = [
        (guide.name, n) for guide in GUIDES for n in names(guide) if bare(n) not in known and n.lower() not in demo
    ]
    assert not lost


@pytest.mark.parametrize("page", [*GUIDES, *sorted(ROOT.glob("*.md"))], ids=lambda page: page.name)
def test_every_link_of_a_guide_leads_to_a_file(page):
    assert not [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]

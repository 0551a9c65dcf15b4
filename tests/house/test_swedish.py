"""Swedish is complete: every text in the sources is in a message file, and every message is translated."""

import re
import shutil
from collections import defaultdict
from pathlib import Path

import polib
import pytest
from tools import extract_messages

FILES = sorted(Path("src").rglob("locale/sv/**/*.po"))
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_message_is_translated(file):
    po = polib.pofile(str(file))
    assert not [entry.msgid for entry in po.untranslated_entries()]
    assert not [entry.msgid for entry in po.fuzzy_entries()]


@pytest.mark.parametrize("file", FILES, ids=str)
def test_placeholders_survive_translation(file):
    for entry in polib.pofile(str(file)):
        for said in [entry.msgstr, *entry.msgstr_plural.values()]:
            if said and not entry.msgid_plural:
                assert set(PLACEHOLDER.findall(said)) == set(PLACEHOLDER.findall(entry.msgid)), entry.msgid


def swedish_wordings(files):
    """Every (context, text) with the Swedish it is given and the files that give it."""
    wordings = defaultdict(lambda: defaultdict(list))
    for file in files:
        for entry in polib.pofile(str(file)):
            said = tuple(entry.msgstr_plural.values()) or (entry.msgstr,)
            wordings[entry.msgctxt, entry.msgid][said].append(str(file))
    return wordings


def test_one_text_has_one_swedish_wording_everywhere():
    """All areas share one catalogue when the program runs: a second wording is never shown, whatever its area says.

    The same meaning takes the same Swedish; another meaning takes a context: {% translate "…" context "…" %}
    in a template, pgettext in Python.
    """
    clashes = {text: dict(said) for text, said in swedish_wordings(FILES).items() if len(said) > 1}
    assert not clashes


@pytest.mark.skipif(not shutil.which("xgettext"), reason="xgettext (Debian: gettext) is not installed")
def test_every_text_in_the_sources_has_its_message(tmp_path, monkeypatch):
    copied = tmp_path / "tertial"
    shutil.copytree("src/tertial", copied, ignore=shutil.ignore_patterns("__pycache__", "vendor", "*.mo"))
    monkeypatch.setattr(extract_messages, "SOURCE", copied)
    missing = []
    for home in extract_messages.homes():
        extract_messages.extract(home)
        fresh = home / "locale/sv/LC_MESSAGES/django.po"
        if not fresh.exists():
            continue
        known = Path("src/tertial") / home.relative_to(copied) / "locale/sv/LC_MESSAGES/django.po"
        have = {(e.msgctxt, e.msgid) for e in polib.pofile(str(known))} if known.exists() else set()
        missing += [
            (str(home.relative_to(copied)), e.msgid)
            for e in polib.pofile(str(fresh))
            if (e.msgctxt, e.msgid) not in have
        ]
    assert not missing

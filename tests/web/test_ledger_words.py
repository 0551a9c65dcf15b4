"""Every problem that a reader can tell has its words."""

import re
from pathlib import Path

from tertial.web.ledger.problem_words import PROBLEMS, said

TOLD = re.compile(
    r'(?:error|warning|tell|_each|_unknown|Problem)\(\s*(?:[^()"]*?)"((?:sie|csv|file|amount|ledger|outturn)\.\w+)"',
    re.DOTALL,
)
CODE = re.compile(r'"((?:sie|csv|file|amount|outturn)\.\w+)"')


def test_every_problem_has_words():
    sources = [*Path("src/tertial/formats").rglob("*.py"), *Path("src/tertial/ledger").rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in sources]
    told = {code for text in texts for code in CODE.findall(text)} | {
        c for text in texts for c in TOLD.findall(text)
    }
    assert len(told) > 50
    assert not told - set(PROBLEMS)


def test_an_unknown_code_keeps_its_own_message():
    assert said({"code": "x.y", "message": "Something."}) == "Something."

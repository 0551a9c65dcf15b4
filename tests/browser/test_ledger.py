"""An economist reads a file in, follows a figure to its rows, and undoes the file."""

import json

import pytest

from tests.formats.sie_texts import VOUCHER, sie, voucher

pytestmark = pytest.mark.browser


def choose(page, demo, content, name="rättelse.se"):
    page.goto(f"{demo.url}/ledger/import/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/plain", "buffer": content})
    page.get_by_role("button", name="Granska filen").click()


def test_a_file_is_refused_mended_read_in_and_undone(demo, page):
    demo.sign_in(page, "maria.nyberg@example.se")
    choose(page, demo, sie(VOUCHER.replace("1250.50 2", "tolv 2")))
    assert page.get_by_role("heading", level=1).inner_text() == "Filen går inte att läsa in"
    row = page.get_by_role("row", name="Beloppet går inte att tolka")
    assert "tolv" in row.inner_text()
    assert "14" in row.inner_text()
    choose(page, demo, sie(voucher(1, [("5711", 123_456), ("1920", -123_456)], day="20261112")))
    assert page.get_by_role("heading", level=1).inner_text() == "Filen går att läsa in"
    page.get_by_role("button", name="Läs in").click()
    assert page.get_by_role("heading", level=1).inner_text() == "rättelse.se"
    page.goto(f"{demo.url}/ledger/rows/?year=2026&months=11&account=57*")
    assert "1 234,56" in page.get_by_role("table").inner_text().replace("\u00a0", " ")
    page.get_by_role("link", name="A 1").click()
    page.get_by_label("Varför ångras inläsningen?").fill("Provfil")
    page.get_by_role("button", name="Ångra inläsningen").click()
    assert "Inläsningen är ångrad." in page.locator("main").inner_text()


def test_a_figure_of_the_month_leads_to_all_its_rows(demo, page):
    demo.sign_in(page, "rune.falk@example.se")
    page.goto(f"{demo.url}/ledger/rows/?year=2026&code=24+1:5+ap.1&months=1-10")
    assert (
        page.get_by_role("heading", level=1).inner_text().replace("\u00a0", " ") == "4 318 rader bakom 362 850 tkr"
    )
    page.get_by_role("link", name="Belopp").click()
    page.get_by_role("link", name="Belopp").click()
    first = page.get_by_role("row").nth(1).inner_text()
    assert page.get_by_role("columnheader", name="Belopp").get_attribute("aria-sort") == "descending"
    with page.expect_download() as download:
        page.get_by_role("link", name="Alla rader som CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 4319
    assert first


CSV = (
    "period,konto,kostnadsställe,projekt,finansiering,serie,verifikation,datum,text,belopp\n"
    "202611,5711,6110,,,C,1,2026-11-12,Prov,1234.56\n"
    "202611,1910,,,,C,1,2026-11-12,Prov,-1234.56\n"
).encode()


def test_a_csv_is_looked_at_registered_once_and_undone(demo, page):
    demo.sign_in(page, "maria.nyberg@example.se")
    choose(page, demo, CSV, "november.csv")
    assert page.get_by_role("heading", level=1).inner_text() == "Filen går att läsa in"
    page.get_by_role("button", name="Läs in").click()
    choose(page, demo, CSV, "november.csv")
    assert page.get_by_role("heading", level=1).inner_text() == "Filen är redan inläst"
    undo(demo)


def test_the_command_line_tries_first_and_then_registers(demo, tmp_path):
    file = tmp_path / "november.se"
    file.write_bytes(sie(voucher(1, [("5711", 123_456), ("1920", -123_456)], day="20261112")))
    words = ("ledger", "import", str(file), "--agency", "EM", "--year", "2026", "--json")
    statuses = []
    for more in (("--dry-run",), (), ()):
        answer = demo.command(*words, *more)
        statuses.append((json.loads(answer.stdout)["status"], answer.returncode))
    undo(demo)
    assert statuses == [("dry_run", 0), ("registered", 0), ("duplicate", 1)]


def undo(demo):
    """Take the newest batch out of the count."""
    newest = json.loads(demo.command("ledger", "batches", "--agency", "EM", "--json").stdout)[0]
    assert demo.command("ledger", "undo", str(newest["batch"])).returncode == 0

"""The ledger's pages: what is loaded, a file read in two steps, rows behind a figure."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from tertial.formats.problems import error
from tertial.ledger import queries
from tertial.ledger.actions import import_file
from tertial.web.ledger.problem_words import said
from tests.cast import acting, make_agency, person
from tests.formats.bad_files import BAD
from tests.formats.sie_texts import VOUCHER, sie, voucher

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client):
    def as_person(key, agency=None):
        make_agency()
        client.force_login(person(key, agency).user)
        return client

    return as_person


def load(*vouchers, **kwargs):
    return import_file(content=sie(*vouchers), name="huvudbok.se", by=acting("economist"), **kwargs).batch


def upload(client, content, name="huvudbok.se", **more):
    given = {"file": SimpleUploadedFile(name, content), **more}
    return client.post(reverse("ledger:import"), given, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def test_the_overview_says_how_far_the_ledger_is_closed(sign_in):
    load(voucher(1, [("4011", 100), ("1920", -100)], day="20260110"))
    page = text(sign_in("head").get(reverse("ledger:index")))
    assert "Huvudboken är stängd till och med januari 2026" in page
    assert "huvudbok.se" in page
    assert "Läs in en fil" not in page
    assert "Läs in en fil" in text(sign_in("economist").get(reverse("ledger:index")))


def test_an_empty_year_says_what_will_come(sign_in):
    page = text(sign_in("economist").get(reverse("ledger:index")))
    assert "Inget är inläst för 2026" in page
    assert sign_in("economist").get(reverse("ledger:accounts")).status_code == 200
    assert sign_in("economist").get(reverse("ledger:rows")).status_code == 200


def test_a_file_is_looked_at_first_and_counts_when_it_is_confirmed(sign_in):
    client = sign_in("economist")
    looked_at = upload(client, sie())
    assert "Filen går att läsa in" in text(looked_at)
    assert "Inget avvikande hittades." in text(looked_at)
    assert not queries.batches(make_agency().pk)
    done = client.post(looked_at.request["PATH_INFO"], follow=True)
    (batch,) = queries.batches(make_agency().pk)
    assert done.redirect_chain[-1][0] == reverse("ledger:batch", args=[batch.id])
    assert "Filen är inläst." in text(done)


def test_a_bad_file_is_refused_with_line_column_value_and_what_to_do(sign_in):
    page = upload(sign_in("economist"), sie(VOUCHER.replace("1250.50 2", "tolv 2")))
    assert page.status_code == 422
    said = text(page)
    assert "En sak behöver rättas först. Inget har sparats." in said
    assert "”tolv”" in said
    assert '<td class="number" data-name="Rad">14</td><td class="number" data-name="Kolumn">36</td>' in said
    assert "Beloppet går inte att tolka. Skriv siffror" in said
    assert client_posts_nothing(page)


@pytest.mark.parametrize(("name", "content", "wrong", "line"), BAD.values(), ids=BAD)
def test_every_bad_file_is_refused_with_line_and_what_to_do(sign_in, name, content, wrong, line):
    page = upload(sign_in("economist"), content, name)
    assert page.status_code == 422
    with translation.override("sv"):
        assert escape(said(error(wrong, ""))) in text(page)
    assert f'<td class="number" data-name="Rad">{line}</td>' in text(page)
    assert client_posts_nothing(page)


def test_the_encoding_that_is_found_can_be_overridden(sign_in):
    page = upload(sign_in("economist"), sie(), encoding="iso8859-15")
    assert "<dt>Teckenkodning</dt><dd>iso8859-15</dd>" in text(page)
    assert "<dt>Teckenkodning</dt><dd>cp437</dd>" in text(upload(page.client, sie()))


def client_posts_nothing(page):
    page.client.post(page.request["PATH_INFO"])
    return not queries.batches(make_agency().pk)


def test_a_duplicate_is_explained(sign_in):
    load()
    page = upload(sign_in("economist"), sie())
    assert "Filen är redan inläst" in text(page)
    assert "Precis samma fil lästes in" in text(page)


def test_an_overlap_asks_whether_to_replace_or_add(sign_in):
    load(voucher(1, [("4011", 100), ("1920", -100)]))
    client = sign_in("economist")
    page = upload(client, sie(voucher(2, [("4011", 500), ("1920", -500)])))
    assert "Perioden är redan inläst" in text(page)
    unanswered = client.post(page.request["PATH_INFO"])
    assert unanswered.status_code == 422
    assert "Välj om filen ska ersätta eller läggas till" in text(unanswered)
    client.post(page.request["PATH_INFO"], {"mode": "replace"})
    assert queries.rows_behind(make_agency().pk, 2026, [], accounts=["4011"]).amount == 500


def test_an_upload_without_a_file_says_so_and_keeps_what_was_typed(sign_in):
    page = sign_in("economist").post(reverse("ledger:import"), {"year": "tjugo"})
    assert page.status_code == 422
    assert "Välj en fil" in text(page)
    assert 'value="tjugo"' in text(page)


def test_a_confirmation_belongs_to_the_person_who_chose_the_file(sign_in):
    page = upload(sign_in("economist"), sie())
    other = make_agency("XX", "En annan")
    stolen = sign_in("economist", other).post(page.request["PATH_INFO"], follow=True)
    assert "Filen finns inte kvar här" in text(stolen)
    forged = sign_in("economist").get(reverse("ledger:check", args=["x.y.z"]), follow=True)
    assert "Filen finns inte kvar här" in text(forged)


def test_a_batch_is_undone_with_a_reason(sign_in):
    batch = load()
    client = sign_in("economist")
    refused = client.post(reverse("ledger:undo", args=[batch]), {"reason": " "})
    assert (refused.status_code, "Skriv varför inläsningen ångras" in text(refused)) == (422, True)
    done = client.post(reverse("ledger:undo", args=[batch]), {"reason": "Fel fil"}, follow=True)
    assert "Maria Nyberg" in text(done)
    assert "”Fel fil”" in text(done)


def test_a_period_is_closed_and_opened(sign_in):
    load(voucher(1, [("4011", 100), ("1920", -100)], day="20261110"))
    client = sign_in("economist")
    done = client.post(reverse("ledger:period", args=[2026, "11"]), {"do": "close"}, follow=True)
    assert "Period 202611 är stängd." in text(done)
    assert queries.closed_periods(make_agency().pk, 2026) == ["11"]
    client.post(reverse("ledger:period", args=[2026, "11"]), {"do": "open"})
    assert queries.closed_periods(make_agency().pk, 2026) == []


def test_the_file_can_be_fetched_as_it_came_by_those_who_read_the_whole_ledger(sign_in):
    batch = load()
    assert sign_in("auditor").get(reverse("ledger:original", args=[batch])).content == sie()
    assert sign_in("head").get(reverse("ledger:original", args=[batch])).status_code == 403


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("", 4),
        ("?account=4011", 2),
        ("?account=40*,5711", 2),
        ("?months=1", 2),
        ("?months=2-3", 2),
        ("?months=1,3", 4),
        ("?cost_centre=3110", 1),
        ("?text=januari", 1),
        ("?object=20:2414-1", 1),
        ("?object=hej", 4),
        ("?order=-amount&page=99999", 4),
        ("?order=nothing", 4),
        ("?code=unsettled", 0),
    ],
)
def test_rows_are_filtered_by_the_address(sign_in, query, total):
    load(VOUCHER, voucher(2, [("4011", 700), ("1920", -700)]))
    response = sign_in("economist").get(reverse("ledger:rows") + query)
    assert response.context["found"].total == total


@pytest.mark.parametrize("query", ["?months=13", "?months=x", "?months=0", "?year=1066", "?code=finns inte"])
def test_an_address_that_makes_no_sense_says_so(sign_in, query):
    load()
    response = sign_in("economist").get(reverse("ledger:rows") + query)
    assert response.status_code == 422


def test_the_rows_come_as_csv_that_cannot_run_anything(sign_in):
    load(VOUCHER.replace('"Lön"', '"=HYPERLINK(1)"'))
    response = sign_in("economist").get(reverse("ledger:rows") + "?format=csv&account=4011")
    head, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    assert head[4:7] == ["Konto", "Kontonamn", "Text"]
    assert row[6:10] == ["'=HYPERLINK(1)", "3110", "20:2414-1", "1250,50"]


def test_a_head_of_unit_sees_only_the_rows_of_the_unit_s_cost_centres(sign_in):
    own = VOUCHER.replace("3110", "215")
    load(own, VOUCHER.replace("A 1", "A 2"))
    assert sign_in("economist").get(reverse("ledger:rows")).context["found"].total == 4
    page = sign_in("head").get(reverse("ledger:rows"))
    assert page.context["found"].total == 1
    assert "Du ser raderna för dina egna enheter" in text(page)
    exported = sign_in("head").get(reverse("ledger:rows") + "?format=csv").content.decode("utf-8-sig")
    assert len(exported.strip().splitlines()) == 2


def _asked(client):
    counts = {}
    for name in ("index", "accounts", "rows", "import"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(f"ledger:{name}")).status_code == 200
        counts[name] = len(asked)
    return counts


def test_query_counts_of_pages_do_not_grow(sign_in):
    client = sign_in("economist")
    load(voucher(0, [("4011", 1), ("1920", -1)]))
    few = _asked(client)
    for n in range(1, 20):
        load(voucher(n, [("4011", n), ("1920", -n)], day=f"2026{n % 12 + 1:02}10"), mode="add")
    assert _asked(client) == few


def test_readers_do_not_reach_the_ledger(sign_in):
    assert sign_in("reader").get(reverse("ledger:index")).status_code == 403
    assert sign_in("head").get(reverse("ledger:import")).status_code == 403


def test_the_agency_s_own_columns_are_told_once_and_chosen_after(sign_in):
    client = sign_in("economist")
    address = reverse("ledger:profiles")
    wrong = client.post(address, {"name": "Egen", "period": "Per", "dimensions": "kst"})
    assert wrong.status_code == 422
    assert "Skriv varje rad som ett nummer" in text(wrong)
    assert 'value="Egen"' in text(wrong)
    missing = client.post(address, {"name": "Egen", "period": "Per"})
    assert "Skriv det som står i filens rubrik" in text(missing)
    told = {
        "name": "Egen",
        "period": "Per",
        "account": "Kontonr",
        "amount": "Summa",
        "dimensions": "1 = Kst\n\n6=Proj",
    }
    saved = client.post(address, told, follow=True)
    assert "Profilen är sparad." in text(saved)
    assert '<option value="Egen">Egen</option>' in text(saved)
    assert "1 = Kst" in text(client.get(address + "?name=Egen"))

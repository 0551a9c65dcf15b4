"""The state budget's outturn as reference series."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tertial.kernel import events
from tertial.ledger import outturns
from tests.cast import make_agency, person
from tests.formats.test_outturn import file, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client):
    def as_person(key, agency=None):
        make_agency()
        client.force_login(person(key, agency).user)
        return client

    return as_person


def upload(client, content, name="utgifter.csv"):
    return client.post(reverse("ledger:reference"), {"file": SimpleUploadedFile(name, content)}, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


CONTENT = file(
    row(**{"Anslagspostsnamn": "Förband", "Utfall januari": "12,5", "Utfall februari": "0"}),
    row(**{"Anslag": "2401005", "Anslagspostsnamn": "Näringsliv", "Utfall januari": "-1,25"}),
)


def test_an_economist_loads_a_file_and_everybody_with_the_right_reads_its_series(sign_in):
    page = upload(sign_in("economist"), CONTENT)
    assert "Utfall till och med februari 2025" in text(page)
    (kept,) = outturns.outturn_files(make_agency().pk)
    assert events.history(f"outturn:{kept.id}", tenant=make_agency().pk)[0].kind == "ledger.outturn_loaded"
    read = text(sign_in("auditor").get(reverse("ledger:series", args=[kept.id])))
    assert "Förband<span" in read
    assert '<td class="number">12,5</td><td class="number">0,0</td><td class="number"></td>' in read
    assert "\N{MINUS SIGN}1,3" in read
    found = text(sign_in("auditor").get(reverse("ledger:series", args=[kept.id]) + "?text=24+1:5+närings"))
    assert ("Näringsliv<span" in found, "Förband<span" in found) == (True, False)


def test_the_same_file_again_is_the_one_that_stands(sign_in):
    upload(sign_in("economist"), CONTENT)
    upload(sign_in("economist"), CONTENT)
    assert len(outturns.outturn_files(make_agency().pk)) == 1


@pytest.mark.parametrize("content", [b"", b"\x89PNG", file(row(År="x")), file()])
def test_a_bad_file_is_refused_and_nothing_is_kept(sign_in, content):
    page = upload(sign_in("economist"), content)
    assert page.status_code == 422
    assert not outturns.outturn_files(make_agency().pk)


def test_another_agency_s_file_is_not_there(sign_in):
    upload(sign_in("economist"), CONTENT)
    (kept,) = outturns.outturn_files(make_agency().pk)
    other = make_agency("XX", "En annan")
    assert sign_in("economist", other).get(reverse("ledger:series", args=[kept.id])).status_code == 404


def test_only_economists_load(sign_in):
    assert upload(sign_in("head"), CONTENT).status_code == 403
    assert "Läs in en fil" not in text(sign_in("head").get(reverse("ledger:reference")))


def test_the_published_files_show_as_series(sign_in, shared):
    client = sign_in("economist")
    for path in sorted((shared / "manadsutfall").iterdir()):
        assert "Utfall till och med december 2025" in text(upload(client, path.read_bytes(), path.name))
    assert len(outturns.outturn_files(make_agency().pk)) == 2

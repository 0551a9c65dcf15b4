"""An agency says which column of its own CSV export holds what."""

import pytest

from tertial.kernel.errors import Invalid, NotAllowed
from tertial.ledger import queries
from tertial.ledger.actions import import_file, save_profile
from tertial.ledger.profiles import own_profiles, profiles
from tests.cast import acting, make_agency

pytestmark = pytest.mark.django_db

COLUMNS = {"period": "Per", "account": "Kontonr", "amount": "Summa", "number": "Ver"}
FILE = b"Per;Kontonr;Kst;Ver;Summa\n202601;4011;3110;1;100,00\n202601;1920;;1;-100,00\n"


def save(by="economist", **changes):
    given = {"name": "Vår export", "columns": COLUMNS, "dimensions": {1: "Kst"}, "balanced": True} | changes
    save_profile(**given, by=acting(by))


def load(content=FILE, **kwargs):
    return import_file(content=content, name="egen.csv", by=acting("economist"), **kwargs)


def test_a_file_that_fits_no_profile_fits_when_one_is_saved():
    assert [p.code for p in load().problems] == ["csv.no_profile"]
    save()
    outcome = load()
    assert (outcome.status, outcome.format, outcome.rows) == ("registered", "CSV Vår export", 2)
    (row,) = queries.rows_behind(make_agency().pk, 2026, [], accounts=["4011"]).rows
    assert (row.cost_centre, row.amount, row.number) == ("3110", 10_000, "1")


def test_a_profile_can_be_named_and_says_whether_vouchers_must_balance():
    save()
    uneven = FILE.replace(b"-100,00", b"-99,00")
    assert [p.code for p in load(uneven, profile="Vår export").problems] == ["csv.unbalanced"]
    save(balanced=False)
    assert load(uneven, profile="Vår export").status == "registered"
    assert len(own_profiles(make_agency().pk)) == 1


def test_another_agency_does_not_see_it():
    save()
    other = make_agency("XX", "En annan")
    assert [profile.name for profile in profiles(other.pk)] == ["unit4", "exempel"]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"name": " "}, {"name": "required"}),
        ({"name": "unit4"}, {"name": "taken"}),
        ({"columns": {}}, {"period": "required", "account": "required", "amount": "required"}),
        ({"dimensions": {1: "kontonr"}}, {"dimensions": "column_twice"}),
    ],
)
def test_what_is_missing_or_taken_is_refused(changes, wrong):
    with pytest.raises(Invalid) as refused:
        save(**changes)
    assert refused.value.fields == wrong


def test_only_economists_save_profiles():
    with pytest.raises(NotAllowed):
        save(by="head")

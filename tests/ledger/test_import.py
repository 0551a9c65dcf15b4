"""A ledger file is registered whole or not at all."""

from datetime import timedelta

import pytest
from django.conf import settings

from tertial.kernel import events
from tertial.kernel.errors import Invalid, NotAllowed, NotFound
from tertial.kernel.models import Event
from tertial.ledger import queries
from tertial.ledger.actions import import_file, importing, set_period, sweep, undo_batch
from tertial.ledger.errors import AlreadyUndone, NothingLoaded
from tertial.ledger.models import Batch
from tertial.ledger.verifying import verify
from tests.cast import acting, make_agency
from tests.formats.sie_texts import HEAD, VOUCHER, sie, voucher

pytestmark = pytest.mark.django_db


def load(content=None, name="fil.se", by=None, **kwargs):
    return import_file(content=content or sie(), name=name, by=by or acting("economist"), **kwargs)


def month(number, ore=100, day=15):
    return voucher(number, [("4011", ore), ("1920", -ore)], day=f"2026{number:02}{day:02}")


def agency_id():
    return make_agency().pk


def amounts():
    page = queries.rows_behind(agency_id(), 2026, [], accounts=["4011"], size=None)
    sums = {}
    for row in page.rows:
        sums[row.period] = sums.get(row.period, 0) + row.amount
    return sums


def files_on_disk():
    return [path for path in settings.DATA.rglob("*") if path.is_file()]


def test_a_good_file_becomes_a_batch_with_periods_names_and_an_event():
    outcome = load(sie("#IB 0 1920 50.00\n", VOUCHER, month(2)))
    assert (outcome.status, outcome.vouchers, outcome.rows, outcome.problems) == ("registered", 2, 4, ())
    (batch,) = queries.batches(agency_id())
    assert (batch.id, batch.state, batch.year, batch.registered_by) == (
        outcome.batch,
        "active",
        2026,
        "Maria Nyberg",
    )
    assert queries.closed_periods(agency_id(), 2026) == ["01", "02"]
    assert queries.account_names(agency_id(), 2026)["4011"] == "Löner"
    assert queries.object_names(agency_id(), 2026)[20, "2414-1"] == "Förvaltning"
    assert queries.account_sums(agency_id(), 2026, 1) == [
        ("1920", "Räntekonto", 5000, -125050),
        ("4011", "Löner", 0, 125050),
    ]
    assert events.history(f"batch:{batch.id}", tenant=agency_id())[0].kind == "ledger.batch_registered"
    assert verify(agency_id()) == (1, [])


def test_a_dry_run_says_the_same_and_writes_nothing():
    outcome = load(dry_run=True)
    assert (outcome.status, outcome.batch, outcome.vouchers, outcome.year) == ("dry_run", None, 1, 2026)
    assert not queries.batches(agency_id())
    assert not files_on_disk()


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_bad_file_is_refused_and_nothing_is_written(dry_run):
    before = Event.objects.count()
    outcome = load(sie(VOUCHER.replace("-1250.50", "-1250.51")), dry_run=dry_run)
    assert outcome.status == "refused"
    assert [(p.code, p.line) for p in outcome.problems if p.severity == "error"] == [("sie.unbalanced", 12)]
    assert not queries.batches(agency_id())
    assert not files_on_disk()
    assert Event.objects.count() == before


def test_the_same_file_again_is_a_duplicate_until_it_is_undone():
    first = load()
    again = load(mode="add")
    assert (again.status, again.batch) == ("duplicate", first.batch)
    undo_batch(batch_id=first.batch, reason="Fel fil", by=acting("economist"))
    assert load().status == "registered"


def test_the_same_file_in_another_year_or_agency_is_no_duplicate():
    load()
    other = make_agency("XX", "En annan")
    assert load(by=acting("economist", other)).status == "registered"
    assert [p.code for p in load(year=2025).problems] == ["ledger.other_year"]


def test_a_loaded_period_must_be_replaced_or_added_to():
    load(sie(month(1), month(2)))
    second = sie(month(2, 700), month(3))
    refused = load(second)
    assert (refused.status, refused.overlapping) == ("refused", ("02",))
    assert [(p.severity, p.code, p.value) for p in refused.problems] == [("error", "ledger.overlap", "02")]
    asked = load(second, dry_run=True)
    assert (asked.status, asked.problems[0].severity) == ("dry_run", "warning")
    assert load(second, mode="add").status == "registered"
    assert amounts() == {"01": 100, "02": 800, "03": 100}


def test_replacing_takes_over_only_the_periods_of_the_file():
    first = load(sie(month(1), month(2)))
    second = load(sie(month(2, 700), month(3)), mode="replace")
    assert amounts() == {"01": 100, "02": 700, "03": 100}
    assert queries.batch(agency_id(), first.batch).state == "active"
    undo_batch(batch_id=second.batch, reason="Fel", by=acting("economist"))
    assert amounts() == {"01": 100, "02": 100}


def test_a_batch_replaced_wholly_comes_back_when_its_heir_is_undone():
    first, second = load(sie(month(1))), load(sie(month(1, 700)), mode="replace")
    assert queries.batch(agency_id(), first.batch).state == "replaced"
    assert amounts() == {"01": 700}
    third = load(sie(month(1, 900)), mode="replace")
    undo_batch(batch_id=second.batch, reason="Fel", by=acting("economist"))
    assert amounts() == {"01": 900}
    undo_batch(batch_id=third.batch, reason="Fel", by=acting("economist"))
    assert amounts() == {"01": 100}
    assert queries.batch(agency_id(), first.batch).state == "active"


def test_a_replaced_file_that_was_loaded_again_does_not_come_back_twice():
    load(sie(month(1)))
    heir = load(sie(month(1, 700)), mode="replace")
    assert load(sie(month(1)), mode="add").status == "registered"
    undo_batch(batch_id=heir.batch, reason="Fel", by=acting("economist"))
    assert amounts() == {"01": 100}


def test_rows_of_another_year_are_kept_and_told_but_do_not_count():
    outcome = load(sie(month(1), month(2).replace("20260215", "20251231")))
    assert [(p.severity, p.code, p.value, p.count) for p in outcome.problems] == [
        ("warning", "ledger.outside_year", "2025", 2)
    ]
    assert amounts() == {"01": 100}
    assert verify(agency_id()) == (1, [])


@pytest.mark.parametrize(
    ("content", "kwargs", "code"),
    [
        (b"#FNAMN x\n", {}, "ledger.year_unknown"),
        (sie(), {"year": 1900}, "ledger.year_unlikely"),
        (b"a;b\n1;2\n", {"name": "x.csv", "profile": "okänd"}, "ledger.unknown_profile"),
        (sie(VOUCHER.replace("4011", "4" * 31)), {}, "ledger.code_too_long"),
    ],
)
def test_what_does_not_fit_is_refused(content, kwargs, code):
    outcome = load(content, **kwargs)
    assert outcome.status == "refused"
    assert code in {p.code for p in outcome.problems if p.severity == "error"}


def test_balances_without_vouchers_are_kept_and_change_no_figure():
    content = HEAD.replace("#SIETYP 4", "#SIETYP 1") + "#IB 0 1920 12.00\n#UB 0 1920 13.00\n"
    outcome = load(content.encode("cp437"))
    assert (outcome.status, outcome.format) == ("registered", "SIE 1")
    assert queries.account_sums(agency_id(), 2026) == [("1920", "Räntekonto", 1200, 0)]


def test_only_economists_import_and_undo():
    with pytest.raises(NotAllowed):
        load(by=acting("head"))
    batch = load().batch
    with pytest.raises(NotAllowed):
        undo_batch(batch_id=batch, reason="x", by=acting("head"))
    with pytest.raises(NotAllowed):
        set_period(year=2026, code="01", closed=False, by=acting("head"))


def test_undoing_needs_a_reason_a_batch_of_one_s_own_and_happens_once():
    batch = load().batch
    with pytest.raises(Invalid) as refused:
        undo_batch(batch_id=batch, reason=" ", by=acting("economist"))
    assert refused.value.fields == {"reason": "required"}
    other = make_agency("XX", "En annan")
    with pytest.raises(NotFound):
        undo_batch(batch_id=batch, reason="x", by=acting("economist", other))
    undo_batch(batch_id=batch, reason="Fel fil", by=acting("economist"))
    with pytest.raises(AlreadyUndone):
        undo_batch(batch_id=batch, reason="x", by=acting("economist"))
    undone = queries.batch(agency_id(), batch)
    assert (undone.state, undone.undone_by, undone.undo_reason) == ("undone", "Maria Nyberg", "Fel fil")
    assert queries.closed_periods(agency_id(), 2026) == []
    assert verify(agency_id()) == (1, [])


def test_a_month_that_is_not_over_is_open_and_can_be_closed():
    load(sie(month(10), month(11)))
    assert queries.closed_periods(agency_id(), 2026) == ["10"]
    set_period(year=2026, code="11", closed=True, by=acting("economist"))
    assert queries.closed_periods(agency_id(), 2026) == ["10", "11"]
    with pytest.raises(NothingLoaded):
        set_period(year=2026, code="12", closed=True, by=acting("economist"))


def test_what_somebody_said_of_a_period_survives_the_next_file():
    load(sie(month(1)))
    set_period(year=2026, code="01", closed=False, by=acting("economist"))
    load(sie(month(1, 5)), mode="replace")
    assert queries.closed_periods(agency_id(), 2026) == []


def test_what_is_damaged_on_disk_is_found():
    load(sie(month(1)))
    load(sie(month(2)))
    for path in settings.DATA.rglob("rows/**/*.parquet"):
        path.write_bytes(b"broken")
        break
    stored = Batch.objects.last().stored_sha256
    (settings.DATA / "files" / stored[:2] / stored).unlink()
    looked_at, findings = verify(agency_id())
    assert looked_at == 2
    assert sorted(f.code for f in findings) == ["original_missing", "rows_changed"]


def test_whoever_is_a_moment_later_finds_a_duplicate_and_leaves_nothing_behind(monkeypatch):
    real = importing._receive

    def overtaken(*args, **kwargs):
        monkeypatch.setattr(importing, "_receive", real)
        assert load().status == "registered"
        return real(*args, **kwargs)

    monkeypatch.setattr(importing, "_receive", overtaken)
    late = load()
    (batch,) = queries.batches(agency_id())
    assert (late.status, late.batch) == ("duplicate", batch.id)
    assert len([path for path in files_on_disk() if path.suffix == ".parquet"]) == 2


def test_what_a_crash_left_is_swept_and_what_counts_is_not(monkeypatch):
    load()

    def crash(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("tertial.ledger.actions.importing.record", crash)
    with pytest.raises(KeyboardInterrupt):
        load(sie(month(3)))
    left = [path for path in files_on_disk() if path.suffix == ".parquet"]
    assert len(left) == 4
    assert len(queries.batches(agency_id())) == 1
    assert sweep() == 0
    monkeypatch.setattr("tertial.ledger.actions.sweeping.YOUNGEST", timedelta(days=-36_500))
    assert sweep() == 1
    assert verify(agency_id()) == (1, [])
    assert len([path for path in files_on_disk() if path.suffix == ".parquet"]) == 2

"""What a report says first."""

import pytest
from django.utils import translation

from tertial.monthly_report import words
from tertial.monthly_report.finding import finding, needs_comment
from tertial.monthly_report.report import Report, ReportItem

TKR = 100_000


def item(warning=None, *, name="Post", credit_used=0, saving_lost=0, forecast=1, share=0.8):
    return ReportItem(
        code="24 1:5 ap.1",
        name=name,
        kind="programme",
        opening_carryover=0,
        allocation=0,
        reallocated=0,
        permitted_overrun_used=0,
        withdrawal=0,
        total_available=100,
        credit_granted=12_540 * TKR,
        actual_month=0,
        actual_cumulative=80,
        actual_cumulative_last_year=0,
        share_used=share,
        guide_value=0.833333,
        remaining=20,
        budget_year=None,
        forecast=forecast,
        warning=warning,
        credit_used=credit_used,
        saving_lost=saving_lost,
    )


def report(*items):
    return Report("EM", "Exempelmyndigheten", 2026, 10, "total_available", items, 0, 0, ("01",))


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([item("over_half_credit"), *[item()] * 6], "Ett anslag av sju väntas använda sin kredit"),
        ([item("uses_credit"), item("over_half_credit"), item()], "Två anslag av tre väntas använda sin kredit"),
        ([item("exceeds_credit"), item("uses_credit")], "Ett anslag av två väntas överskrida sin kredit"),
        ([item("saving_withdrawn"), item()], "Ett anslag av två väntas få pengar över som inte får sparas"),
        ([item()] * 13, "Alla 13 anslag väntas rymmas inom det disponibla"),
        ([item(forecast=None), item()], "Månadsrapport oktober\u00a02026"),
        ([], "Månadsrapport oktober\u00a02026"),
    ],
)
def test_the_heading_says_the_worst_first(items, said):
    found = report(*items)
    assert words.heading(finding(found), found) == said


def test_the_lede_names_the_item_that_weighs_most():
    found = report(
        item("uses_credit", name="Liten", credit_used=10 * TKR),
        item("over_half_credit", name="Näringslivsutveckling", credit_used=6_500 * TKR),
    )
    assert words.lede(finding(found), found) == (
        "Anslagsförbrukning t.o.m. oktober\u00a02026. Näringslivsutveckling beräknas överskrida disponibelt belopp "
        "med 6\u00a0500 tkr, 51,8 procent av krediten."
    )


def test_english_is_equal():
    with translation.override("en"):
        found = report(item("over_half_credit"), item())
        assert words.heading(finding(found), found) == "One item of two is expected to use its credit"


@pytest.mark.parametrize(
    ("one", "needed"),
    [
        (item(share=0.8), False),
        (item(share=0.783333), True),
        (item(share=0.883333), True),
        (item("saving_not_kept", share=0.83), True),
        (item(share=None), False),
    ],
)
def test_a_warning_or_five_points_off_the_guide_asks_for_a_comment(one, needed):
    assert needs_comment(one) == needed

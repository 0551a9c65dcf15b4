"""A report of 2025 under writing: the worked example's money, a directive, an indicator, two sections."""

from datetime import date
from decimal import Decimal

from tertial.annual_report import actions, queries
from tertial.indicators import actions as indicators
from tertial.steering import actions as steering
from tests.cast import acting, make_agency, program, unit
from tests.treasury import book_last_year, make_items

YEAR = 2025


def make_report():
    """The report with its outline; gives nothing: everything is found by year and number."""
    by = make_items()
    book_last_year(by)
    actions.start_report(year=YEAR, by=acting("planner"))


def agency_id():
    return make_agency().pk


def section_id(number):
    return queries.section(agency_id(), YEAR, number).id


def write(number, text, key="planner", based_on=None):
    """Save a text as somebody."""
    row = queries.section(agency_id(), YEAR, number)
    told = row.saved if based_on is None else based_on
    return actions.save_section(section_id=row.id, text=text, based_on=told, by=acting(key))


def make_requirement(number="1.3", kind="reporting_requirement"):
    document = steering.add_document(
        kind="directive",
        title="Regleringsbrev 2025",
        year=YEAR,
        decided_on=date(2024, 12, 19),
        decided_by="Regeringen",
        registry_number="N2024/1",
        by=acting("planner"),
    )
    return steering.add_requirement(
        document_id=document,
        number=number,
        heading="Stödens bidrag",
        kind=kind,
        text="Redovisa.",
        by=acting("planner"),
    )


def make_indicator():
    return indicators.define_indicator(
        code="I-14",
        name="Handläggningstid",
        kind="activity",
        direction="down",
        frequency="month",
        unit_id=unit("STOD").pk,
        unit_label="dagar",
        cumulative=True,
        by=program(make_agency()),
    )


def measure(indicator_id, value, month=10):
    indicators.record_value(
        indicator_id=indicator_id,
        period_start=date(YEAR, 1, 1),
        period_end=date(YEAR, month, {10: 31, 11: 30}[month]),
        value=Decimal(value),
        note="Rättat.",
        by=program(make_agency()),
    )

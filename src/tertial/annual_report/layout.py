"""The prescribed rows of the income statement and the balance sheet (FÅB 2000:605, bilaga 1 and 2), in order."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a statement: its head, its rows as (key, words), and what its sum is called."""

    key: str
    head: str
    rows: tuple[tuple[str, str], ...]
    sum_words: str = ""


INCOME = (
    Part(
        "revenue",
        _("Revenue of the operations"),
        (
            ("appropriation_income", _("Revenue from appropriations")),
            ("fees", _("Revenue from fees and other charges")),
            ("contributions", _("Revenue from contributions")),
            ("financial_income", _("Financial revenue")),
        ),
        _("Sum"),
    ),
    Part(
        "costs",
        _("Costs of the operations"),
        (
            ("staff", _("Staff costs")),
            ("premises", _("Costs of premises")),
            ("other_running", _("Other running costs")),
            ("financial_costs", _("Financial costs")),
            ("depreciation", _("Depreciation and write-downs")),
        ),
        _("Sum"),
    ),
    Part(
        "collection",
        _("Collection"),
        (
            ("fees_not_disposed", _("Revenue from fees that the agency does not dispose of")),
            ("transferred_to_state", _("Funds transferred to the state budget from collection")),
        ),
        _("Balance"),
    ),
    Part(
        "transfers",
        _("Transfers"),
        (
            ("from_state_budget", _("Funds from the state budget to finance grants")),
            ("from_agencies", _("Funds from agencies to finance grants")),
            ("other_received", _("Other funds received to finance grants")),
            ("transfer_financial_income", _("Financial revenue")),
            ("transfer_financial_costs", _("Financial costs")),
            ("funds_change", _("Transfers to and from funds")),
            ("grants_paid", _("Grants paid")),
        ),
        _("Balance"),
    ),
)

ASSETS = (
    Part("intangible", _("Intangible fixed assets"), (("intangible", _("Capitalised development and rights")),)),
    Part("tangible", _("Tangible fixed assets"), (("tangible", _("Machinery, equipment, installations")),)),
    Part("financial_assets", _("Financial fixed assets"), (("financial_assets", _("Shares and holdings")),)),
    Part("lending", _("Lending"), (("lending", _("Lending")),)),
    Part("inventory", _("Inventory"), (("inventory", _("Inventory and advances")),)),
    Part(
        "receivables",
        _("Current receivables"),
        (
            ("trade_receivables", _("Trade receivables")),
            ("receivables_agencies", _("Receivables from other agencies")),
            ("other_receivables", _("Other current receivables")),
        ),
    ),
    Part(
        "accruals",
        _("Prepaid and accrued items"),
        (
            ("prepaid_costs", _("Prepaid costs")),
            ("accrued_contributions", _("Accrued contributions")),
            ("other_accrued_income", _("Other accrued revenue")),
        ),
    ),
    Part(
        "settlement", _("Settlement with the state"), (("settlement_with_state", _("Settlement with the state")),)
    ),
    Part("investments", _("Short-term investments"), (("short_investments", _("Securities and holdings")),)),
    Part(
        "cash",
        _("Cash and bank"),
        (
            ("interest_account", _("Interest account at the National Debt Office")),
            ("other_cash", _("Cash and bank")),
        ),
    ),
)

CAPITAL_AND_DEBTS = (
    Part(
        "capital",
        _("Agency capital"),
        (
            ("state_capital", _("State capital")),
            ("revaluation_capital", _("Revaluation capital")),
            ("donation_capital", _("Donation capital")),
            ("carried_capital_change", _("Capital change carried forward")),
            ("capital_change", _("Capital change as in the income statement")),
        ),
    ),
    Part("funds", _("Funds"), (("funds", _("Funds")),)),
    Part(
        "provisions",
        _("Provisions"),
        (
            ("pension_provisions", _("Provisions for pensions")),
            ("other_provisions", _("Other provisions")),
        ),
    ),
    Part(
        "debts",
        _("Debts"),
        (
            ("loans", _("Loans at the National Debt Office")),
            ("other_long_debts", _("Other long-term debts")),
            ("debts_agencies", _("Current debts to other agencies")),
            ("suppliers", _("Suppliers")),
            ("other_short_debts", _("Other current debts")),
        ),
    ),
    Part(
        "accruals_debts",
        _("Accrued and prepaid items"),
        (
            ("accrued_costs", _("Accrued costs")),
            ("unused_contributions", _("Unused contributions")),
            ("other_prepaid_income", _("Other prepaid revenue")),
        ),
    ),
)

YEAR_END = "year_end"  # accounts that close the year: the mirror of the capital change
ROWS = frozenset(key for part in (*INCOME, *ASSETS, *CAPITAL_AND_DEBTS) for key, _words in part.rows) | {YEAR_END}

"""The folder: which files it may hold and which headings each of them has."""

from pathlib import Path

from tertial.formats.tables import Table, read_table

FILES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # file: (headings that must be there, headings that may be there)
    "agency.csv": (("code", "name", "governance"), ("registry_number_prefix",)),
    "units.csv": (("code", "name", "parent", "kind", "valid_from"), ("valid_to", "cost_centres")),
    "people.csv": (("email", "name", "unit", "role", "valid_from"), ("valid_to",)),
    "appropriations.csv": (("year", "code", "name", "kind", "basis", "carry"), ("credit_tkr",)),
    "appropriation_decisions.csv": (
        ("year", "code", "date", "kind", "amount_tkr"),
        ("reference", "overrun_order"),
    ),
    "settlement_rules.csv": (
        ("year", "order", "code", "account_from"),
        ("account_to", "dimension", "object", "valid_from", "valid_to"),
    ),
    "budget.csv": (("year", "unit", "code", "account_group", "month", "amount_tkr"), ("ledger_key",)),
}
FIRST_YEAR, LAST_YEAR = 1990, 2200


def read_folder(folder: Path) -> dict[str, Table]:
    """Every file that is there as a table; those that are not there are tables that were not read."""
    tables = {}
    for name, (required, optional) in FILES.items():
        path = folder / name
        tables[name] = read_table(name, path.read_bytes(), required, optional) if path.is_file() else Table(name)
    for path in sorted(folder.glob("[!.]*.csv")):
        if path.name not in FILES:
            tables[path.name] = Table(path.name)
            tables[path.name].warn("unknown_file", "the file is not read", value=path.name)
    if not folder.is_dir():
        tables["agency.csv"].refuse("missing_folder", "there is no such folder", value=str(folder))
    elif not tables["agency.csv"].read:
        tables["agency.csv"].refuse("missing_file", "the folder has no agency.csv")
    return tables

"""`tertial agency load`: a folder of lists, loaded whole or not at all."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from tertial.access.models import RoleHolding
from tertial.access.queries import actor_of_user
from tertial.appropriations import queries as appropriations
from tertial.appropriations.models import Decision, Item, SettlementRule
from tertial.budget.models import BudgetLine
from tertial.kernel import clock
from tertial.kernel.models import User
from tertial.organisation import queries as organisation
from tertial.organisation.models import Agency, CostCentres, Person, Unit
from tertial.site.agency_load.loading import load_agency
from tertial.site.agency_load.words import sentence
from tertial.site.cli import main

pytestmark = pytest.mark.django_db

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "agency"
TABLES = (Agency, Unit, CostCentres, Person, RoleHolding, User, Item, Decision, SettlementRule, BudgetLine)
TKR = 100_000


@pytest.fixture
def folder(tmp_path):
    """A copy of the example, to be broken."""
    return Path(copytree(EXAMPLE, tmp_path / "agency"))


def put(folder, name, *lines):
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def add(folder, name, *lines):
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def told(folder):
    """Every problem as (file, line, column heading, code); nothing may have been stored."""
    before = [table.objects.count() for table in TABLES]
    loaded = load_agency(folder)
    assert loaded.refused
    assert [table.objects.count() for table in TABLES] == before
    assert all(sentence(one) for one in loaded.found)
    return [(one.file, one.problem.line, one.heading, one.problem.code) for one in loaded.found]


def everything():
    return {table: sorted(map(repr, table.objects.values())) for table in TABLES}


def test_the_example_is_loaded():
    assert not load_agency(EXAMPLE).refused
    agency = organisation.agency_by_code("EXV")
    tree = organisation.units(agency.id, on=clock.today())
    assert [(unit.code, unit.depth) for unit in tree[:3]] == [("EXV", 0), ("REG", 1), ("STOD", 2)]
    assert [row.code for row in appropriations.items(agency.id, 2026)] == [
        "24 1:4 ap.1",
        "24 1:5 ap.1",
        "24 1:5 ap.2",
    ]
    assert ("245", "245") in {(first, last) for first, last, _unit in organisation.cost_centres(agency.id)}


def test_the_same_folder_twice_changes_nothing():
    load_agency(EXAMPLE)
    first = everything()
    load_agency(EXAMPLE)
    assert everything() == first


def test_people_get_a_user_without_a_password_and_their_roles():
    load_agency(EXAMPLE)
    user = User.objects.get(email="maria.nyberg@exempelverket.example")
    assert not user.has_usable_password()
    maria = actor_of_user(user.pk, on=clock.today())
    assert maria.may("ledger.import")
    assert [role for role, _unit in maria.roles] == ["officer", "economist"]
    assert Person.objects.get(user=user).unit.code == "EKO"


def test_a_corrected_list_takes_the_place_of_the_first(folder):
    load_agency(folder)
    decisions = (folder / "appropriation_decisions.csv").read_text(encoding="utf-8")
    (folder / "appropriation_decisions.csv").write_text(decisions.replace("418 000", "419 000"), encoding="utf-8")
    load_agency(folder)
    amounts = Decision.objects.filter(item__year=2026, kind="allocation").values_list("amount", flat=True)
    assert sorted(amounts) == [62_000 * TKR, 330_000 * TKR, 419_000 * TKR]


def leave_out(folder, name, *parts):
    """Take away the lines in which all the parts stand."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    put(folder, name, *(line for line in lines if not all(part in line for part in parts)))


LISTS = {
    "appropriation_decisions.csv": Decision,
    "settlement_rules.csv": SettlementRule,
    "budget.csv": BudgetLine,
}


@pytest.mark.parametrize("name", LISTS)
def test_what_a_corrected_list_lacks_is_taken_away_even_a_whole_year(folder, name):
    load_agency(folder)
    had = LISTS[name].objects.count()
    leave_out(folder, name, "2026;")
    load_agency(folder)
    assert LISTS[name].objects.count() < had
    (folder / name).unlink()
    left = LISTS[name].objects.count()
    load_agency(folder)
    assert LISTS[name].objects.count() == left


def test_an_item_that_the_list_lacks_goes_when_nothing_hangs_on_it(folder):
    load_agency(folder)
    for name in LISTS:
        leave_out(folder, name, "2026;", "24 1:5 ap.2")
    leave_out(folder, "appropriations.csv", "2026;", "2401005 002")
    load_agency(folder)
    assert not Item.objects.filter(year=2026, code="24 1:5 ap.2").exists()
    assert Item.objects.filter(year=2025, code="24 1:5 ap.2").exists()


def test_an_item_with_a_decision_made_by_hand_stays(folder):
    load_agency(folder)
    item = Item.objects.get(year=2026, code="24 1:5 ap.2")
    decided = {"agency": item.agency, "date": clock.today(), "kind": "reallocation", "amount": TKR}
    Decision.objects.create(item=item, **decided)
    for name in LISTS:
        leave_out(folder, name, "2026;", "24 1:5 ap.2")
    leave_out(folder, "appropriations.csv", "2026;", "2401005 002")
    load_agency(folder)
    assert list(Decision.objects.filter(item=item).values_list("amount", flat=True)) == [TKR]


@pytest.mark.parametrize(
    ("name", "lines", "problem"),
    [
        ("agency.csv", ("code;name;governance",), ("agency.csv", None, "", "no_rows")),
        ("agency.csv", ("code;name;governance", "EXV;;board"), ("agency.csv", 2, "name", "missing")),
        ("agency.csv", ("code;name;governance", "EXV;E;board;x"), ("agency.csv", 2, "", "too_many_cells")),
        ("units.csv", ("code;name;parent;kind",), ("units.csv", 1, "", "missing_column")),
        ("appropriations.csv", ("year;code;name;kind;basis",), ("appropriations.csv", 1, "", "missing_column")),
    ],
)
def test_what_a_faulty_file_names_is_not_told_as_missing_elsewhere(folder, name, lines, problem):
    put(folder, name, *lines)
    assert told(folder) == [problem]


def warned(folder):
    loaded = load_agency(folder)
    assert not loaded.refused
    return [(one.file, one.problem.line, one.heading, one.problem.code) for one in loaded.found]


def test_a_file_that_is_none_of_ours_is_told(folder):
    (folder / "budget.csv").rename(folder / "budgets.csv")
    assert warned(folder) == [("budgets.csv", None, "", "unknown_file")]


def test_a_cash_item_whose_rule_takes_in_accruals_is_told(folder):
    add(folder, "settlement_rules.csv", "2026;90;24 1:5 ap.2;5000;6999;;;;")
    assert warned(folder) == [("settlement_rules.csv", 8, "account_from", "accruals_on_cash")]


def test_only_agency_csv_must_be_there(tmp_path):
    put(tmp_path, "agency.csv", "code,name,registry_number_prefix,governance", "AN,Annan,,director")
    loaded = load_agency(tmp_path)
    assert not loaded.refused
    assert loaded.rows == {"agency.csv": 1}
    agency = organisation.agency_by_code("AN")
    assert [unit.code for unit in organisation.units(agency.id, on=clock.today())] == ["AN"]


def test_an_empty_folder_is_refused(tmp_path):
    assert told(tmp_path) == [("agency.csv", None, "", "missing_file")]


def test_all_problems_of_all_files_are_told_at_once(folder):
    add(folder, "units.csv", "EU;Dubbel;REG;unit;2024-01-01;;", "X;X;FINNSEJ;unit;2024-13-01;;5..3")
    add(folder, "people.csv", "inte-en-adress;N N;NIX;chef;2024-01-01;2023-01-01")
    add(folder, "appropriations.csv", "2026;24-1;Fel;admin;cost;1.234;4%")
    add(
        folder,
        "appropriation_decisions.csv",
        "2027;24 1:4 ap.1;2026-12-18;allocation;1;",
        "2026;24 1:4 ap.1;x;gift;;",
    )
    add(folder, "settlement_rules.csv", "2026;30;24 1:4 ap.1;6999;4000;20;;2027-01;13")
    add(folder, "budget.csv", "2026;STOD;24 1:4 ap.1;4;1;5", "2026;NIX;24 1:4 ap.1;4;13;1e3")
    assert told(folder) == [
        ("units.csv", 8, "code", "stands_twice"),
        ("units.csv", 9, "parent", "unknown_unit"),
        ("units.csv", 9, "valid_from", "not_a_date"),
        ("units.csv", 9, "cost_centres", "not_a_range"),
        ("people.csv", 12, "email", "not_an_email"),
        ("people.csv", 12, "unit", "unknown_unit"),
        ("people.csv", 12, "role", "unknown_choice"),
        ("people.csv", 12, "valid_to", "ends_before_start"),
        ("appropriations.csv", 8, "code", "not_a_code"),
        ("appropriations.csv", 8, "kind", "unknown_choice"),
        ("appropriations.csv", 8, "credit_tkr", "amount_ambiguous"),
        ("appropriations.csv", 8, "carry", "not_a_carry"),
        ("appropriation_decisions.csv", 21, "code", "unknown_item"),
        ("appropriation_decisions.csv", 22, "date", "not_a_date"),
        ("appropriation_decisions.csv", 22, "kind", "unknown_choice"),
        ("appropriation_decisions.csv", 22, "amount_tkr", "missing"),
        ("settlement_rules.csv", 8, "account_to", "ends_before_start"),
        ("settlement_rules.csv", 8, "object", "dimension_with_object"),
        ("settlement_rules.csv", 8, "valid_from", "not_a_month"),
        ("settlement_rules.csv", 8, "valid_to", "not_a_month"),
        ("budget.csv", 110, "unit", "stands_twice"),
        ("budget.csv", 111, "unit", "unknown_unit"),
        ("budget.csv", 111, "month", "not_a_number"),
        ("budget.csv", 111, "amount_tkr", "amount_not_an_amount"),
    ]


def test_a_budget_may_set_money_aside_for_a_project(folder):
    lines = (folder / "budget.csv").read_text(encoding="utf-8-sig").splitlines()
    keyed = [f"{lines[0]};ledger_key", f"{lines[1]};", f"{lines[1]};6:4120", f"{lines[1]};projekt"]
    (folder / "budget.csv").write_text("\n".join(keyed) + "\n", encoding="utf-8")
    assert told(folder) == [("budget.csv", 4, "ledger_key", "not_a_ledger_key")]
    (folder / "budget.csv").write_text("\n".join(keyed[:3]) + "\n", encoding="utf-8")
    assert not load_agency(folder).refused
    assert sorted(BudgetLine.objects.values_list("ledger_key", flat=True)) == ["", "6:4120"]


def test_units_may_not_lie_under_themselves(folder):
    put(
        folder,
        "units.csv",
        "code;name;parent;kind;valid_from;valid_to;cost_centres",
        "A;A;B;department;2024-01-01;;",
        "B;B;A;unit;2024-01-01;;",
        "C;C;B;unit;2024-01-01;;",
    )
    problems = [problem for problem in told(folder) if problem[0] == "units.csv"]
    assert problems == [("units.csv", 2, "parent", "cycle"), ("units.csv", 3, "parent", "cycle")]


def test_a_cost_centre_belongs_to_one_unit(folder):
    add(folder, "units.csv", "NY;Ny;REG;unit;2024-01-01;;204..211")
    assert told(folder) == [("units.csv", 8, "cost_centres", "centres_overlap")]


def test_a_cost_centre_of_a_unit_that_the_list_does_not_name_is_taken_too(folder):
    load_agency(folder)
    put(folder, "units.csv", "code;name;parent;kind;valid_from;cost_centres", "NY;Ny;REG;unit;2024-01-01;245")
    assert told(folder) == [("units.csv", 2, "cost_centres", "centres_overlap")]


def test_children_may_stand_before_parents(folder):
    lines = (folder / "units.csv").read_text(encoding="utf-8").splitlines()
    put(folder, "units.csv", lines[0], *reversed(lines[1:]))
    assert not load_agency(folder).refused


def test_a_withdrawal_takes_away_however_it_is_written(folder):
    add(folder, "appropriation_decisions.csv", "2026;24 1:4 ap.1;2026-03-01;withdrawal;700;Regeringsbeslut")
    load_agency(folder)
    assert Decision.objects.get(reference="Regeringsbeslut").amount == -700 * TKR


def test_the_command_says_what_it_read(capsys):
    assert main(["agency", "load", str(EXAMPLE)]) == 0
    said = capsys.readouterr().out
    assert "Exempelverket" in said or "EXV" in said
    assert "budget.csv: 108 rader" in said


def test_the_command_refuses_with_every_problem_in_swedish(folder, capsys):
    add(folder, "people.csv", "a@b.se;N N;NIX;chef;2024-01-01;")
    assert main(["agency", "load", str(folder)]) == 1
    said = capsys.readouterr()
    assert "people.csv, rad 12, kolumn 3 (unit): Det finns ingen enhet ”NIX”." in said.out
    assert said.err.count("\n") == 1


def test_the_command_tells_programs_the_same(folder, capsys):
    add(folder, "people.csv", "a@b.se;N N;NIX;chef;2024-01-01;")
    assert main(["agency", "load", str(folder), "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert result["status"] == "refused"
    assert {(p["file"], p["line"], p["column"]) for p in result["problems"]} == {
        ("people.csv", 12, 3),
        ("people.csv", 12, 4),
    }


def test_a_folder_that_is_not_there_is_refused(capsys):
    assert main(["agency", "load", "/finns/inte"]) == 1
    assert capsys.readouterr().err.count("\n") == 1

"""The pages of appropriations, rules, budget, forecasts and the statement."""

import pytest
from django.urls import reverse

from tertial.appropriations.models import Decision, Item, SettlementRule
from tertial.budget.models import BudgetLine, BudgetNote, Forecast
from tertial.kernel.models import Event, User
from tests.cast import make_agency, person, unit
from tests.treasury import TKR, A, B, book, book_last_year, book_this_year, item_id, make_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    actor = make_items()
    book_last_year(actor)
    book_this_year(actor, through=2)
    return actor


def signed_in(client, key="economist"):
    make_agency()
    client.force_login(User.objects.get(email=person(key).email))
    return client


def address(name, *more):
    return reverse(f"appropriations:{name}", args=more)


def shown(client, url, **query):
    return client.get(url, query).content.decode()


def test_the_year_shows_every_item_and_what_is_available(client, by):
    said = shown(signed_in(client, "reader"), address("year", 2026))
    assert "332\u00a0550" in said
    assert "Lägg till anslagspost" not in said


def test_an_opening_that_differs_is_told_at_the_top(client, by):
    Decision.objects.filter(item__year=2026, item__code=B, kind="opening").update(amount=-2_000 * TKR)
    said = shown(signed_in(client), address("year", 2026))
    assert "En sak att se över i anslagen 2026" in said
    assert "slutade på −2\u00a0900 tkr" in said


def test_an_item_is_added_and_its_code_is_written_one_way(client, by):
    said = {
        "code": "2401006 002",
        "name": "Ny",
        "kind": "programme",
        "basis": "cash",
        "carry": "none",
        "credit": "1,5",
    }
    answer = signed_in(client).post(address("new", 2026), said)
    made = Item.objects.get(code="24 1:6 ap.2")
    assert answer["Location"] == address("item", made.pk)
    assert made.credit == 150_000


def test_a_code_that_is_none_keeps_what_was_typed(client, by):
    said = {"code": "tjugofyra", "name": "Ny post", "kind": "programme", "basis": "cash", "carry": "none"}
    answer = signed_in(client).post(address("new", 2026), said)
    assert answer.status_code == 422
    assert "Ange en kod, till exempel 24 1:5 ap.1" in answer.content.decode()
    assert 'value="Ny post"' in answer.content.decode()


def decision(**changed):
    return {
        "kind": "amending_budget",
        "day": "2026-11-20",
        "amount": "1 234,5",
        "reference": "HÄB",
        "overrun_order": "before_credit",
    } | changed


def test_a_decision_is_recorded_and_struck_with_a_reason(client, by):
    signed_in(client)
    client.post(address("item", item_id(A)), decision())
    made = Decision.objects.get(reference="HÄB")
    assert made.amount == 123_450_000
    assert client.post(address("strike", item_id(A), made.pk), {"reason": ""}).status_code == 422
    client.post(address("strike", item_id(A), made.pk), {"reason": "Fel belopp"})
    assert not Decision.objects.filter(reference="HÄB").exists()
    assert Event.objects.filter(kind="appropriations.decision_struck", facts__reason="Fel belopp").exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"amount": "1.234"}, "Det här går att läsa på två sätt"),
        ({"amount": "tolv"}, "Ange ett belopp i tusental kronor"),
        ({"kind": "withdrawal", "amount": "10"}, "En indragning minskar: skriv den med minus"),
        ({"kind": "permitted_overrun", "amount": "-10"}, "Ange ett belopp som inte är negativt"),
    ],
)
def test_an_amount_that_cannot_be_is_refused_beside_its_field(client, by, changed, words):
    answer = signed_in(client).post(address("item", item_id(A)), decision(**changed))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_only_economists_change_anything(client, by):
    signed_in(client, "head")
    assert client.post(address("item", item_id(A)), decision()).status_code == 403
    for name, args in (("new", [2026]), ("edit", [item_id(A)]), ("months", [item_id(A)])):
        assert client.get(address(name, *args)).status_code == 403
    assert client.post(address("remove_rule", 2026, 10)).status_code == 403


def test_an_item_of_another_agency_is_not_found(client, by):
    other = make_agency("AN", "Annan myndighet")
    client.force_login(User.objects.get(email=person("economist", other).email))
    assert client.get(address("item", item_id(A))).status_code == 404
    assert client.post(address("item", item_id(A)), decision()).status_code == 404


def test_who_answers_for_an_item_is_chosen(client, by):
    signed_in(client)
    said = {"name": "Förvaltning", "credit": "9 750", "carry": "3%", "responsible": person("head").pk}
    client.post(address("edit", item_id(A)), said)
    assert "Karin Lindqvist" in shown(client, address("item", item_id(A)))


def test_the_payment_plan_is_a_grid(client, by):
    signed_in(client)
    client.post(address("months", item_id(B)), {"planned_1": "100", "unpaid_1": "7,5"})
    assert "januari" in shown(client, address("item", item_id(B)))
    answer = client.post(address("months", item_id(B)), {"planned_1": "x"})
    assert answer.status_code == 422
    assert 'value="x"' in answer.content.decode()


def test_rules_show_what_they_take_and_what_none_takes(client, by):
    book(2026, [("0301", "5711", "310", 40 * TKR)], by)
    SettlementRule.objects.filter(year=2026, order=30).update(valid_to=2)
    signed_in(client)
    said = shown(client, address("rules", 2026))
    assert "1 rad tas inte av någon regel" in said
    rule = {"order": "40", "item": item_id(A), "account_from": "5711", "account_to": "5711"}
    assert client.post(address("rules", 2026), rule).status_code == 302
    assert "Avräkningsregler 2026" in shown(client, address("rules", 2026))
    assert client.post(address("rules", 2026), rule).status_code == 422
    client.post(address("rules", 2026), rule | {"order": "50", "account_from": "9999", "account_to": "9999"})
    assert "Tar inget" in shown(client, address("rules", 2026))
    client.post(address("remove_rule", 2026, 50))
    assert "Tar inget" not in shown(client, address("rules", 2026))


def test_the_statement_is_the_prescribed_table(client, by):
    said = shown(signed_in(client, "reader"), address("statement_year", 2025))
    for figure in ("334\u00a0300", "−331\u00a0750", "3\u00a0200", "−2\u00a0900", "806\u00a0000"):
        assert figure in said
    assert "24 1:5, vår del" in said
    assert "Utgående överföringsbelopp" in said
    assert "Saldo" in shown(client, address("statement_year", 2025), at="2025-06-30")
    answer = shown(client, address("statement_year", 2025), at="igår")
    assert "Ange ett datum" in answer
    assert 'value="igår"' in answer


@pytest.mark.parametrize(("kind", "starts"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK")])
def test_the_statement_is_a_file(client, by, kind, starts):
    answer = signed_in(client).get(address("statement_file", 2025, kind))
    assert answer.content.startswith(starts)
    assert signed_in(client).get(address("statement_file", 2025, "exe")).status_code == 404


def test_a_budget_is_set_with_owner_and_explanation_and_stands_beside_the_outcome(client, by):
    signed_in(client)
    place = address("budget_edit", 2026, unit("EKO").pk, item_id(A))
    amounts = {f"m_4_{month}": "28 000" for month in range(1, 13)}
    said = {"groups": "4", "owner": person("head").pk, "explanation": "Enligt plan.", **amounts}
    assert client.post(place, said).status_code == 302
    assert BudgetLine.objects.count() == 12
    assert BudgetNote.objects.get().explanation == "Enligt plan."
    overview = shown(client, address("budget", 2026))
    for figure in ("336\u00a0000", "56\u00a0000", "54\u00a0000", "+2\u00a0000"):
        assert figure in overview
    assert client.post(place, said | {"m_4_1": "x"}).status_code == 422
    assert BudgetLine.objects.count() == 12


def test_an_account_group_can_be_added_to_a_budget(client, by):
    signed_in(client)
    place = address("budget_edit", 2026, unit("EKO").pk, item_id(A))
    answer = client.post(place, {"groups": "4", "new_group": "57"})
    assert answer["Location"] == f"{place}?group=57"
    assert "Konton 57, månad 12" in shown(client, place, group="57")


def test_some_of_the_money_can_be_set_aside_for_a_project(client, by):
    signed_in(client)
    place = address("budget_edit", 2026, unit("EKO").pk, item_id(A))
    rest = {f"m_4_{month}": "10" for month in range(1, 13)}
    answer = client.post(place, {"groups": "4", "new_group": "57", "new_key": "6:4120", **rest})
    assert answer["Location"] == f"{place}?group=57%406%3A4120"
    assert "Konton 57, 6:4120, månad 12" in shown(client, answer["Location"])
    client.post(place, {"groups": "4 57@6:4120", "m_57@6:4120_3": "200", **rest})
    assert BudgetLine.objects.filter(ledger_key="").count() == 12
    assert BudgetLine.objects.get(ledger_key="6:4120").amount == 200 * TKR
    wrong = client.post(place, {"groups": "4", "new_group": "57", "new_key": "projekt", **rest})
    assert "Skriv dimension och objekt med kolon emellan" in wrong.content.decode()


def test_readers_do_not_see_the_budget(client, by):
    signed_in(client, "reader")
    assert client.get(address("budget", 2026)).status_code == 403
    assert address("budget", 2026) not in shown(client, address("year", 2026))


def test_a_round_of_forecasts_is_recorded(client, by):
    signed_in(client)
    client.post(address("forecasts", 2026), {"day": "2026-11-20", f"item_{item_id(A)}": "331 500"})
    assert Forecast.objects.get().amount == 331_500 * TKR
    assert "Prognos 1," in shown(client, address("forecasts", 2026))
    assert client.post(address("forecasts", 2026), {"day": "2026-11-21"}).status_code == 422
    signed_in(client, "head")
    assert (
        client.post(address("forecasts", 2026), {"day": "2026-11-20", f"item_{item_id(A)}": "1"}).status_code == 403
    )

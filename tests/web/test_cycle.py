"""The year plan's pages: wheel, list, month, event; adjusting with a reason; files to take along."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import icalendar
import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tertial.cycle import actions, queries
from tertial.kernel import clock
from tertial.site.cli import main
from tests.cast import acting, make_agency, person

pytestmark = pytest.mark.django_db

SCHEMA = Path("docs/reference/schemas/cycle.schema.json")


@pytest.fixture
def year():
    actions.start_year(year=2025, by=acting("planner"))
    actions.start_year(year=2026, by=acting("planner"))
    return {event.key: event for event in queries.events(make_agency().pk, 2026)}


def signed_in(client, key="planner"):
    client.force_login(person(key).user)
    return client


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\xa0", " ")


def propose(year, key="board.dec", end=date(2026, 12, 17), reason="Valår."):
    return actions.propose_adjustment(event_id=year[key].id, end=end, reason=reason, by=acting("planner"))


def test_the_wheel_page_says_what_goes_on_and_what_is_next(client, year):
    said = text(signed_in(client, "reader").get("/cycle/2026/"))
    assert "Fyra processer pågår. Nio tidpunkter återstår i år, den närmaste på fredag." in said
    assert "33 passerade i år" in said
    assert "Alla 19" in said
    assert "Ramar och budget 2027 17 aug–30 nov pågår" in said
    assert "2–27 nov" in said


def test_the_index_leads_to_this_year(client, year):
    assert signed_in(client).get("/cycle/").url == "/cycle/2026/"


def test_the_pins_of_the_wheel_carry_the_numbers_of_the_list(client, year):
    html = signed_in(client).get("/cycle/2026/").content.decode()
    pins = re.findall(r'<g class="pin[^"]*"><title>[^:]*: ([^<]+)</title>.*?>(\d+)</text>', html)
    listed = re.findall(r'pin-number" aria-hidden="true">(\d+)<.*?<a href="[^"]+">([^<]+)</a>', html, re.DOTALL)
    assert [(name, number) for number, name in listed] == pins
    assert len(pins) == 9


def test_an_open_adjustment_stands_in_its_frame_with_all_it_moves(client, year):
    propose(year)
    said = text(signed_in(client).get("/cycle/2026/"))
    assert "Justering pågår ej beslutad" in said
    assert "tors 10 dec" in said
    assert "tors 17 dec" in said
    assert "Ledningsgruppens beredning 3 → 10 dec" in said
    assert "Enheternas planer 2027 fastställs 15 → 22 jan" in said
    assert "6 personer får veta" in said
    assert "Flyttas från 10 dec, ej beslutat" in said


def test_readers_see_the_reason_but_no_buttons(client, year):
    propose(year)
    html = signed_in(client, "reader").get("/cycle/2026/").content.decode()
    assert "Valår." in html
    assert "Fastställ justeringen" not in html
    assert "Fastställ justeringen" in signed_in(client).get("/cycle/2026/").content.decode()


def test_an_adjustment_is_proposed_then_decided_from_the_frame_with_a_better_reason(client, year):
    event = year["board.dec"].id
    signed_in(client)
    answer = client.post(f"/cycle/events/{event}/adjust/", {"end": "2026-12-17", "reason": "Valår."})
    assert answer.url == f"/cycle/events/{event}/"
    [row] = queries.adjustments_of(make_agency().pk, event)
    client.post(f"/cycle/adjustments/{row.id}/decide/", {"reason": "Budgetpropositionen kom sent."})
    moved = queries.event(make_agency().pk, event)
    assert (moved.end, moved.moved_reason) == (date(2026, 12, 17), "Budgetpropositionen kom sent.")
    assert "Flyttad från 10 dec" in text(client.get(f"/cycle/events/{event}/"))


def test_a_proposal_that_waits_is_changed_on_the_events_page(client, year):
    propose(year)
    event = year["board.dec"].id
    signed_in(client).post(f"/cycle/events/{event}/adjust/", {"end": "2026-12-18", "reason": "Ny dag."})
    [row] = queries.adjustments_of(make_agency().pk, event)
    assert (row.to_end, row.reason) == (date(2026, 12, 18), "Ny dag.")


def test_a_withdrawn_adjustment_is_seen_in_the_log_only(client, year):
    made = propose(year)
    signed_in(client).post(f"/cycle/adjustments/{made}/withdraw/")
    assert "Justering pågår" not in text(client.get("/cycle/2026/"))
    assert "Återtagen" in text(client.get(f"/cycle/events/{year['board.dec'].id}/"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"end": "17/12", "reason": "Valår."}, "Ange ett datum, till exempel 2027-02-15"),
        ({"end": "2026-12-17", "reason": " "}, "Skriv varför den flyttas"),
        ({"end": "2026-12-10", "reason": "Valår."}, "Den ligger redan den dagen"),
        ({"end": "2026-11-01", "reason": "Valår."}, "Dagen har passerat"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(client, year, typed, words):
    answer = signed_in(client).post(f"/cycle/events/{year['board.dec'].id}/adjust/", typed)
    assert answer.status_code == 422
    assert words in text(answer)
    assert typed["reason"].strip() in answer.content.decode()
    assert queries.adjustments_of(make_agency().pk, year["board.dec"].id) == []


def test_deciding_with_an_emptied_reason_keeps_the_frame_open(client, year):
    made = propose(year)
    answer = signed_in(client).post(f"/cycle/adjustments/{made}/decide/", {"reason": " "})
    assert answer.status_code == 422
    assert queries.adjustment(make_agency().pk, made).state == "open"


def test_a_move_is_read_and_leaves_ones_page(client, year):
    actions.decide_adjustment(adjustment_id=propose(year), by=acting("planner"))
    event = year["board.dec"].id
    assert "Flyttad: Styrelsen" in text(signed_in(client, "head").get("/"))
    assert "Jag har läst" in text(client.get(f"/cycle/events/{event}/"))
    assert client.post(f"/cycle/events/{event}/read/").url == "/"
    assert "Flyttad: Styrelsen" not in text(client.get("/"))
    assert "Jag har läst" not in text(client.get(f"/cycle/events/{event}/"))


@pytest.mark.parametrize("key", ["head", "reader", "auditor"])
def test_others_are_refused_to_change(client, year, key):
    made = propose(year)
    signed_in(client, key)
    event = year["board.dec"].id
    for address in (f"events/{event}/adjust/", f"events/{event}/open/", f"adjustments/{made}/decide/"):
        assert client.post(f"/cycle/{address}", {"end": "2026-12-18", "reason": "x"}).status_code == 403
    assert client.post("/cycle/2028/start/", {"source": "2026"}).status_code == 403


def test_another_agency_finds_nothing(client, year):
    made = propose(year)
    other = make_agency("AN", "Annan myndighet")
    client.force_login(person("planner", other).user)
    event = year["board.dec"].id
    assert client.get(f"/cycle/events/{event}/").status_code == 404
    assert client.post(f"/cycle/adjustments/{made}/decide/").status_code == 404
    assert "Det finns ingen årsplan för 2026 än" in text(client.get("/cycle/2026/"))
    assert b"VEVENT" not in client.get("/cycle/2026/calendar.ics").content


def test_the_list_holds_everything_and_can_be_narrowed(client, year):
    signed_in(client)
    whole = text(client.get("/cycle/2026/list/"))
    assert "sista dagen i tertial 1" in whole
    assert "Vårpropositionen lämnas" in whole
    narrow = text(client.get("/cycle/2026/list/?kind=process&track=gov"))
    assert "Vårändringsbudget 2026" in narrow
    assert "Vårpropositionen lämnas" not in narrow


def test_the_month_shows_what_happens_day_by_day(client, year):
    said = text(signed_in(client).get("/cycle/2026/month/12/"))
    assert "MBL-förhandling, plan och budget 2027" in said
    assert "Bokslut 2026 börjar" in said
    assert "Hela månaden:" in said
    assert client.get("/cycle/2026/month/13/").status_code == 404


def test_a_new_year_is_laid_from_the_page(client, year):
    signed_in(client)
    assert "Lägg årsplanen för 2027" in text(client.get("/cycle/2026/"))
    assert "Lägg årsplanen för 2027" in text(client.get("/cycle/2027/"))
    assert client.post("/cycle/2027/start/", {"source": "2026"}).url == "/cycle/2027/"
    assert 2027 in queries.years(make_agency().pk)
    assert client.post("/cycle/2027/start/", {"source": "2026"}).status_code == 409
    assert "Lägg årsplanen" not in text(client.get("/cycle/2026/"))


def test_the_agency_adds_an_event_of_its_own(client, year):
    signed_in(client)
    typed = {"title": "Personaldag", "kind": "deadline", "track": "lead", "rule": "i höst"}
    wrong = client.post("/cycle/2026/new-event/", typed)
    assert wrong.status_code == 422
    assert "Ange ett datum" in text(wrong)
    assert 'value="Personaldag"' in wrong.content.decode()
    made = client.post("/cycle/2026/new-event/", typed | {"rule": "thu 1 12"})
    assert "3 dec" in text(client.get(made.url))


@pytest.mark.parametrize(("typed", "said"), [("2026-12-04", "4 dec"), ("2027-01-15", "15 jan"), ("12-04", "4 dec")])
def test_an_event_of_its_own_may_be_given_by_its_date(client, year, typed, said):
    signed_in(client)
    facts = {"title": "Personaldag", "kind": "deadline", "track": "lead", "rule": typed}
    made = client.post("/cycle/2026/new-event/", facts)
    assert made.status_code == 302
    assert said in text(client.get(made.url))


def queries_of(client, address):
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_the_wheel_page_asks_a_dozen_questions_besides_the_shells_however_much_there_is(client):
    def cost():
        client.get("/style/")  # the shell remembers a person's duties until something is done
        return queries_of(client, "/cycle/2026/") - queries_of(client, "/style/")

    actions.start_year(year=2026, by=acting("planner"))
    signed_in(client)
    alone = cost()
    for year in (2027, 2028):
        actions.start_year(year=year, by=acting("planner"))
    assert cost() == alone <= 12


def test_the_page_has_nothing_inline(client, year):
    propose(year)
    html = signed_in(client).get("/cycle/2026/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)


def test_english_is_as_complete(client, year):
    propose(year)
    client.cookies["language"] = "en"
    said = text(signed_in(client).get("/cycle/2026/"))
    assert "Four processes are under way. Nine deadlines are left this year, the nearest on Friday." in said
    assert "Thu 10 Dec" in said


def exported(capsysbinary, form):
    assert main(["cycle", "export", "--agency", "EM", "--year", "2026", "--format", form]) == 0
    return capsysbinary.readouterr().out


def test_the_json_keeps_its_schema(year, capsysbinary):
    told = json.loads(exported(capsysbinary, "json"))
    jsonschema.validate(told, json.loads(SCHEMA.read_text()), format_checker=jsonschema.FormatChecker())
    assert (told["agency"], told["year"], len(told["events"])) == ("EM", 2026, len(year))
    due = next(event for event in told["events"] if event["uid"] == "submission-2026@EM")
    assert (due["end"], due["moved_from"], due["rule"]) == ("2026-03-02", "2026-03-01", "03-01")
    assert "1930:173" in due["moved_reason"]


def test_the_calendar_file_has_one_entry_an_event_and_no_recurrence(year, capsysbinary):
    actions.move_event(event_id=year["T3"].id, end=date(2027, 1, 29), reason="Senare.", by=acting("planner"))
    content = exported(capsysbinary, "ics")
    entries = {str(entry["uid"]): entry for entry in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert len(entries) == len(year)
    assert b"RRULE" not in content
    assert entries["T3-2026@EM"].decoded("dtend") == date(2027, 1, 30)
    assert entries["T3-2026@EM"]["sequence"] == 1
    assert entries["T3.units-2026@EM"].decoded("dtstart") == date(2026, 11, 27)


def test_the_wheel_file_stands_alone(year, capsysbinary):
    content = exported(capsysbinary, "svg")
    assert ET.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"
    assert b"var(" not in content
    assert b"<a " not in content
    assert b"#1f6b5e" in content


def test_a_year_without_a_plan_is_refused(year, capsys):
    assert main(["cycle", "export", "--agency", "EM", "--year", "1999"]) == 1
    assert main(["cycle", "export", "--agency", "XX", "--year", "2026"]) == 1
    assert capsys.readouterr().err.count("\n") == 2


def test_the_clock_runs_from_the_command_line(year, capsys):
    assert main(["cycle", "run", "--agency", "EM"]) == 0
    assert capsys.readouterr().out


def test_everyone_signed_out_is_sent_to_sign_in(client, year):
    for name, arguments in (("cycle:year", [2026]), ("cycle:event", [year["T3"].id]), ("cycle:calendar", [2026])):
        assert client.get(reverse(name, args=arguments)).url.startswith("/sign-in/")


def test_a_year_of_the_past_has_no_hand_and_no_pins(client, year):
    with clock.at(date(2027, 3, 1)):
        html = signed_in(client).get("/cycle/2026/").content.decode()
    assert '<line class="hand"' not in html
    assert '<g class="pin' not in html

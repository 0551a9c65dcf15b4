"""The example agency's annual reports: last year's decided, this year's under writing with a figure that moved."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from importlib.resources import files
from string import Template

from tertial.access.actor import Actor
from tertial.annual_report import actions, queries
from tertial.annual_report.errors import NoSuchSource
from tertial.annual_report.key_figures import HUNDREDTHS, LINES
from tertial.kernel import clock
from tertial.organisation.models import Agency, Person
from tertial.site.demo.organisation import CODE, email_of
from tertial.site.demo.people import acting

PLANNER, ECONOMIST = "Johan Ekström", "Maria Nyberg"
SECTION = re.compile(r"<!-- ([\d.]+) -->\n")
TKR = 100_000  # öre
FIGURE = re.compile(r"\{\{([^}]+)\}\}")
SOURCES = {"S": "statement", "A": "accounts", "C": "commitments"}
BOARD = (
    ("Margareta Holmqvist", "ordförande"),
    ("Ali Rezaei", "ledamot"),
    ("Kerstin Wiklund", "ledamot"),
    ("Jan-Erik Sundin", "ledamot"),
    ("Lena Forsgren", "generaldirektör"),
)

# section: who writes it
WRITERS = {
    "1": "Lena Forsgren", "2": PLANNER, "3": PLANNER, "3.1": "Gunilla Rask", "3.2": "Karin Lindqvist",
    "3.3": "Henrik Lund", "3.4": "Cecilia Norén", "3.5": "Birgitta Ståhl", "3.6": ECONOMIST, "3.7": "Birgitta Ståhl",
    "4": ECONOMIST, "5": ECONOMIST, "6": ECONOMIST, "7": ECONOMIST, "8": ECONOMIST, "9": PLANNER,
}  # fmt: skip
WRITES = {"Lena Forsgren": PLANNER}  # who writes for somebody that only decides

# number of the directive's requirement: the section that answers it
ANSWERED = {
    "1.1": "3.1", "1.2": "3.2", "1.3": "3.2", "2.1": "3.3", "2.2": "3.3", "2.3": "3.2", "3.1": "3.2", "3.2": "7",
    "3.3": "3.2", "2": "3.3", "4.1": "3.7", "4.2": "3.7", "4.3": "3.5",
}  # fmt: skip
NOT_YET = {"2.3", "3.1"}  # what nobody has answered this year


def build(as_of: date) -> None:
    """Two reports, as far as the day lets them come."""
    years = _Years(as_of)
    ty = as_of.year
    _start(years, ty - 1, date(ty - 1, 10, 5))
    texts = _texts("last_year.md", ly=ty - 1, before=ty - 2, earlier=ty - 3, next=ty)
    _write(years, ty - 1, texts, lambda number: date(ty, 1, 30) + timedelta(list(texts).index(number) // 4))
    _key_figures(years, ty - 1, date(ty, 2, 3))
    _answer(years, ty - 1, date(ty, 2, 4), but=set())
    _approve(years, ty - 1, date(ty, 2, 11), list(texts))
    _decide(years, ty - 1, date(ty, 2, 18))
    if _start(years, ty, date(ty, 10, 5)):
        texts = _texts("this_year.md", ty=ty, ly=ty - 1, before=ty - 2)
        _write(years, ty, texts, lambda number: date(ty, 11, 2) + timedelta(list(texts).index(number)))
        _answer(years, ty, date(ty, 11, 16), but=NOT_YET)
        _approve(years, ty, date(ty, 11, 17), ["2", "3.1"], but_one="3.1")
        _accept(years, ty, date(ty, 11, 20), but="I-14")


class _Years:
    """The agency and the day that the example shows; nothing happens after it."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.agency_id = Agency.objects.get(code=CODE).pk

    def has_come(self, day: date) -> bool:
        return day <= self.as_of

    def person_id(self, name: str) -> int:
        return Person.objects.get(agency_id=self.agency_id, email=email_of(name)).pk


def _texts(name: str, **years: int) -> dict[str, str]:
    """The texts of a report by section, with their years put in."""
    told = files(__package__).joinpath(name).read_text(encoding="utf-8")
    _before, *parts = SECTION.split(told)
    return {
        number: Template(text).substitute(years).strip()
        for number, text in zip(parts[::2], parts[1::2], strict=True)
    }


def _start(years: _Years, year: int, day: date) -> bool:
    if not years.has_come(day):
        return False
    with clock.at(day):
        planner = acting(PLANNER, day)
        actions.start_report(year=year, by=planner)
        for row in queries.sections(years.agency_id, year):
            due = date(year + 1, 1, 29)
            actions.assign_section(
                section_id=row.id, responsible_id=years.person_id(WRITERS[row.number]), due_on=due, by=planner
            )
    return True


def _write(years: _Years, year: int, texts: dict[str, str], day_of: Callable[[str], date]) -> None:
    """Every section on its day, with the figures as their sources said that day."""
    known: dict[str, int] = {}
    for number, text in texts.items():
        day = day_of(number)
        if years.has_come(day):
            with clock.at(day):
                _write_one(years, year, number, text, known)


def _write_one(years: _Years, year: int, number: str, text: str, known: dict[str, int]) -> None:
    writer = WRITERS[number]
    by = acting(WRITES.get(writer, writer), clock.today())
    for name in sorted(set(FIGURE.findall(text)) - known.keys()):
        source, reference = _source(name)
        with suppress(NoSuchSource):
            known[name] = actions.insert_figure(year=year, source=source, reference=reference, by=by)
    linked = FIGURE.sub(lambda found: _token(known, found[1]), text)
    row = queries.section(years.agency_id, year, number)
    actions.save_section(section_id=row.id, text=linked, based_on=row.saved, by=by)


def _key_figures(years: _Years, year: int, day: date) -> None:
    """What no ledger of the example gives: limits, calculated fees, staff, and the four years before it began."""
    if not years.has_come(day):
        return
    table = files(__package__).joinpath("key_figures.csv").read_text(encoding="utf-8").splitlines()
    values = {
        (year - back, line.split(";")[0]): int(cell)
        * (HUNDREDTHS if LINES[line.split(";")[0]].counts_persons else TKR)
        for line in table[1:]
        for back, cell in enumerate(line.split(";")[1:])
        if cell
    }
    with clock.at(day):
        actions.set_key_figures(year=year, values=values, by=acting(ECONOMIST, day))


def _source(name: str) -> tuple[str, str]:
    letter, colon, reference = name.partition(":")
    return (SOURCES[letter], reference) if colon and letter in SOURCES else ("indicator", name)


def _token(known: dict[str, int], name: str) -> str:
    """The figure's place in the text; a dash where the source had nothing yet."""
    return f"{{{{figure:{known[name]}}}}}" if name in known else "–"


def _answer(years: _Years, year: int, day: date, *, but: set[str]) -> None:
    if not years.has_come(day):
        return
    with clock.at(day):
        by: Actor = acting(PLANNER, day)
        numbers = {row.number: row.id for row in queries.sections(years.agency_id, year)}
        for row in queries.answers(years.agency_id, year):
            asked = row.requirement
            section = ANSWERED.get(asked.number) if asked.document_kind == "directive" else None
            if section and asked.number not in but:
                actions.answer_requirement(section_id=numbers[section], requirement_id=asked.id, by=by)


def _approve(years: _Years, year: int, day: date, numbers: list[str], *, but_one: str = "") -> None:
    """Sections sent to review and approved; one may wait for its approval."""
    if not years.has_come(day):
        return
    with clock.at(day):
        planner = acting(PLANNER, day)
        for row in queries.sections(years.agency_id, year):
            if row.number in numbers:
                writer = WRITES.get(WRITERS[row.number], WRITERS[row.number])
                actions.send_to_review(section_id=row.id, by=acting(writer, day))
                if row.number != but_one:
                    actions.approve_section(section_id=row.id, by=planner)


def _accept(years: _Years, year: int, day: date, *, but: str) -> None:
    """The figures that have moved are accepted, but one that somebody has to look at."""
    if not years.has_come(day):
        return
    with clock.at(day):
        by = acting("Karin Lindqvist", day)
        for row in queries.linked_figures(years.agency_id, year):
            if row.state == "changed" and row.reference != but:
                actions.accept_figure(year=year, figure_id=row.id, by=by)


def _decide(years: _Years, year: int, day: date) -> None:
    """The board decides; the planning officer records it."""
    if not years.has_come(day):
        return
    with clock.at(day):
        decision = actions.Decision(
            decided_on=day,
            decided_by="Styrelsen",
            reporting_officer=PLANNER,
            participants=("Maria Nyberg, ekonom", "Rune Falk, internrevisor"),
            registry_number=f"{day.year}/112",
            signatories=BOARD,
        )
        actions.decide_report(year=year, decision=decision, by=acting(PLANNER, day))

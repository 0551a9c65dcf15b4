"""The example agency's talks, and the improvements that came of them and of other things."""

from datetime import date, time, timedelta

from tertial.improvement.actions import move_on, start_improvement
from tertial.improvement.models import Improvement
from tertial.kernel import clock
from tertial.reflection.actions import (
    Pinned,
    conclude,
    hold_talk,
    improve,
    learn,
    plan_talk,
    write_notes,
)

from .followup.play import Play

HELD = {"T1": (5, 20), "T2": (9, 17)}
UNITS = ("RST", "EUP", "FIN", "REF", "DIG", "HR")
RIGHT_THINGS = {
    "T1": "Ja, i stort. Vi lägger mycket tid på frågor som sökande kunde få svar på i vägledningen.",
    "T2": "Ja. Men tre av tio kompletteringar gäller samma uppgift. Den borde vi fråga om på ett annat sätt.",
}
RIGHT_WAY = {
    "T1": "Vi börjar handlägga innan ansökan är komplett. Det kostar tid två gånger.",
    "T2": "Vi ringer hellre än skriver nu, och det går fortare. Kontrollen sker fortfarande för sent.",
}
CONCLUDED = {
    ("RST", "T1"): ("Vi börjar handlägga först när ansökan är komplett.", "agency"),
    ("RST", "T2"): (
        "När vi ringde den sökande i stället för att skriva sjönk tiden till beslut med sex dagar i snitt.",
        "quotable",
    ),
    ("EUP", "T1"): ("Urvalet för kontroll på plats ska följa risken, inte beloppet.", "agency"),
    ("EUP", "T2"): ("Partnerskapen vill se utlysningarna två månader tidigare.", "agency"),
    ("FIN", "T1"): ("Mötena i länen ger fler företag än kampanjerna på nätet.", "quotable"),
    ("FIN", "T2"): ("Ägarskiften kräver samtal på plats, där når inte webben.", "unit"),
    ("REF", "T1"): ("Vi frågar samma myndigheter tre gånger om samma sak.", "agency"),
    ("REF", "T2"): ("Samordna frågorna till myndigheterna i ett utskick per halvår.", "agency"),
    ("DIG", "T1"): ("Två små leveranser slår en stor.", "quotable"),
    ("DIG", "T2"): ("Vi tog på oss fler åtaganden än vi har händer till.", "unit"),
    ("HR", "T1"): ("Tidiga samtal har gett lägre sjukfrånvaro i tre enheter.", "quotable"),
    ("HR", "T2"): ("Cheferna behöver en gemensam mall för kravprofilen.", "agency"),
}
LAST_YEAR = {  # what the units learnt in their last talk of last year, for this year's plan
    "RST": "Kompletteringarna tar längst tid. Vi börjar hellre senare med en komplett ansökan.",
    "EUP": "Utlysningar före sommaren ger fler projekt som hinner i tid.",
    "DIG": "E-tjänster behöver provas av sökande innan vi bestämmer dagen.",
}
LESSONS = {("REF", "T2"), ("DIG", "T1"), ("EUP", "T2")}
IMPROVED = {
    ("RST", "T1"): (
        "Amir Haddad",
        (9, 15),
        "effect",
        "Andelen kompletta ansökningar har gått från 52 till 62 procent.",
    ),
    ("RST", "T2"): ("Petra Ström", (11, 30), "decided", ""),
    ("REF", "T2"): ("Emma Zetterlund", (12, 18), "assessed", ""),
    ("EUP", "T1"): ("Anna Kvist", (8, 31), "done", ""),
    ("HR", "T2"): (None, None, "idea", ""),
}
OWN = (
    ("Gemensam mall för tjänsteresor", "HR", "Rebecka Lund", (3, 9), "decided", (12, 31)),
    ("Ett formulär i stället för tre vid slutrapport", "RST", "Sara Lundmark", (6, 8), "assessed", (12, 15)),
    ("Automatisk påminnelse till sökande", "DIG", "Viktor Alm", (10, 5), "idea", None),
)
STATES = tuple(Improvement.State.values)


def build(as_of: date) -> None:
    """Two rounds of talks held, the third set; improvements at every step."""
    play = Play(as_of)
    year = as_of.year
    if not play.commitments(year):
        return
    for period, (month, day) in HELD.items():
        for place, code in enumerate(UNITS):
            held = date(year, month, day) + timedelta(days=place % 3)
            play.on(held, lambda c=code, p=period, d=held: _talk(play, c, p, d), at=time(13, 0))
    for code, text in LAST_YEAR.items():
        play.on(date(year - 1, 12, 8), lambda c=code, t=text: _last_talk(play, c, t, year - 1), at=time(13, 0))
    play.on(date(year, 11, 9), lambda: _set(play, year))
    for title, code, owner, (month, day), state, due in OWN:
        play.on(
            date(year, month, day), lambda t=title, c=code, o=owner, s=state, u=due: _own(play, (t, c, o, s, u))
        )
    play.run()


def _talk(play: Play, code: str, period: str, held: date) -> None:
    unit, head = play.units[code].pk, play.someone(play.heads[code])
    talk = plan_talk(
        unit_id=unit, year=held.year, period=period, held_on=held, starts_at=time(13, 0), place="Fjällsjön", by=head
    )
    hold_talk(talk_id=talk, figures=_figures(play, code, held.year, period), by=head)
    notes = {"right_things": RIGHT_THINGS[period], "right_way": RIGHT_WAY[period]}
    write_notes(talk_id=talk, notes=notes, present=[play.heads[code], "sju medarbetare"], by=head)
    text, readers = CONCLUDED[code, period]
    conclusion = conclude(talk_id=talk, text=text, visibility=readers, by=head)
    if (code, period) in LESSONS:
        learn(conclusion_id=conclusion, by=head)
    if (code, period) in IMPROVED:
        _improve(play, code, conclusion, IMPROVED[code, period], held)


def _last_talk(play: Play, code: str, text: str, year: int) -> None:
    unit, head = play.units[code].pk, play.someone(play.heads[code])
    talk = plan_talk(
        unit_id=unit,
        year=year,
        period="T3",
        held_on=clock.today(),
        starts_at=time(13, 0),
        place="Fjällsjön",
        by=head,
    )
    hold_talk(talk_id=talk, figures=[], by=head)
    notes = {"right_things": RIGHT_THINGS["T1"], "right_way": RIGHT_WAY["T1"]}
    write_notes(talk_id=talk, notes=notes, present=[play.heads[code], "sju medarbetare"], by=head)
    learn(conclusion_id=conclude(talk_id=talk, text=text, visibility="agency", by=head), by=head)


def _figures(play: Play, code: str, year: int, period: str) -> list[Pinned]:
    """What the unit's report said that day."""
    parts = play.parts(year, period, code)
    good = sum(part.on_plan in {"on_plan", "done"} for part in parts)
    pinned = [Pinned("Åtaganden enligt plan eller klara", f"{good} av {len(parts)}")]
    words = {"deviation": "Avvikelse", "late": "Försenad"}
    return pinned + [
        Pinned(f"{part.number} {part.title}", words[part.on_plan], part.comment, part.on_plan)
        for part in parts
        if part.on_plan in words
    ]


def _improve(play: Play, code: str, conclusion: int, said: tuple, held: date) -> None:
    owner, due, state, effect = said
    head = play.someone(play.heads[code])
    made = improve(
        conclusion_id=conclusion,
        owner_id=play.person_id(owner) if owner else None,
        due_on=date(held.year, *due) if due else None,
        by=head,
    )
    _walk(play, code, made, state, start=held, effect=effect)


def _own(play: Play, said: tuple) -> None:
    title, code, owner, state, due = said
    year = play.as_of.year
    made = start_improvement(
        title=title,
        unit_id=play.units[code].pk,
        owner_id=play.person_id(owner),
        due_on=date(year, *due) if due else None,
        by=play.someone(owner),
    )
    _walk(play, code, made, state, start=clock.today(), effect="")


def _walk(play: Play, code: str, improvement: int, state: str, *, start: date, effect: str) -> None:
    """Step by step to where it has come, as far as the day lets it."""
    head = play.someone(play.heads[code])
    for place in range(1, STATES.index(state) + 1):
        reached = start + timedelta(days=28 * (place - 1))
        told = effect if STATES[place] == "effect" else ""
        if reached <= play.as_of:
            with clock.at(reached):
                move_on(improvement_id=improvement, to=STATES[place], effect=told, by=head)


def _set(play: Play, year: int) -> None:
    """The talks about the third round are set."""
    for place, code in enumerate(UNITS):
        plan_talk(
            unit_id=play.units[code].pk,
            year=year,
            period="T3",
            held_on=date(year, 12, 1) + timedelta(days=place % 4),
            starts_at=time(13, 0),
            place="Fjällsjön",
            by=play.someone(play.heads[code]),
        )

"""The example agency evaluates: one evaluation finished, one under way, one survey closed, one open."""

import random
import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from tertial.access import queries as access
from tertial.access.actor import Actor
from tertial.evaluation.actions import plans, surveys
from tertial.evaluation.actions.answers import receive
from tertial.evaluation.queries.surveys import survey as survey_page
from tertial.indicators.models import Indicator
from tertial.kernel import clock
from tertial.organisation.models import Agency, Person, Unit

from .organisation import CODE, email_of

SEED = 2026
INVITED, ANSWERED = 104, 60
STILL_OPEN_INVITED = 96

SUPPORT_CHAIN = (
    ("resource", "Bidrag till investeringar, omkring 280 miljoner kronor om året", "", ""),
    ("resource", "24 årsarbetskrafter för handläggning och vägledning", "", ""),
    ("activity", "Ansökningar prövas och beslutas", "företagen känner till stödet", "I-14"),
    ("activity", "Företag får vägledning före ansökan", "", "I-15"),
    ("output", "Beslut om regionalt investeringsstöd", "beslutet kommer innan företaget måste bestämma sig", "I-12"),
    ("outcome_short", "Företagen investerar mer och tidigare än de annars hade gjort", "stödet ersätter inte pengar som ändå hade satsats", ""),
    ("outcome_long", "Fler arbeten i stödområdena", "arbetskraft med rätt kompetens finns på orten", "I-11"),
    ("outcome_long", "Företagen finns kvar och växer", "", "I-6"),
)  # fmt: skip
SUPPORT_QUESTIONS = (
    ("Investerade företag med stöd mer än likadana företag utan stöd?", "register", "Företagsregister, matchad jämförelsegrupp", "hösten {before}", "Extern utvärderare", "Ledningen prioriterar mellan stödformer i verksamhetsplanen"),
    ("Skedde investeringarna tidigare?", "case_system", "Ärendesystemet och årsredovisningar", "hösten {before}", "Kerstin Modig", "Regionala stöd ser över sina handläggningstider"),
    ("Vad hade företagen gjort utan stöd?", "interviews", "24 företag, hälften med avslag", "vintern {before}–{year}", "Extern utvärderare", "Regionala stöd ändrar bedömningsgrunderna"),
    ("Hur upplevde de sökande handläggningen?", "survey", "Enkäten ”Hur gick din ansökan?”", "varje höst", "Sofia Wallin", "Regionala stöd väljer vilka förbättringar som ska göras"),
)  # fmt: skip
SERVICE_CHAIN = (
    ("resource", "Utvecklingsteam och drift, 4,6 miljoner kronor", "", ""),
    ("activity", "E-tjänsten för rekvisitioner byggs och införs", "leverantören håller tidplanen", ""),
    ("output", "Rekvisitioner kommer in digitalt", "företagen har e-legitimation", "I-22"),
    ("outcome_short", "Utbetalning går fortare", "färre rekvisitioner behöver kompletteras", ""),
    ("outcome_long", "Företagen lägger mindre tid på administration", "tiden används till annat än ny rapportering", "I-25"),
)  # fmt: skip
SERVICE_QUESTIONS = (
    ("Hur mycket kortare är tiden till utbetalning?", "case_system", "Ärendesystemet, före och efter införandet", "mars och oktober {next}", "Kerstin Modig", "Ledningen beslutar om fler e-tjänster"),
    ("Vad hindrar dem som fortfarande använder papper?", "interviews", "15 företag", "maj {next}", "Noor Saleh", "Digitala tjänster rättar det som stoppar"),
)  # fmt: skip

QUESTIONS = (
    {"kind": "single", "text": ("Vad sökte du stöd för?", "What did you apply for?"), "options": (("Investering i byggnad", "A building"), ("Maskiner och utrustning", "Machinery and equipment"), ("Produktutveckling", "Product development"), ("Annat", "Something else")), "background": True},
    {"kind": "single", "text": ("Hur många anställda har företaget?", "How many employees does the company have?"), "options": (("0–9", "0–9"), ("10–49", "10–49"), ("50–249", "50–249"), ("250 eller fler", "250 or more")), "background": True},
    {"kind": "scale", "text": ("Hur nöjd är du på det hela taget med hur vi handlade din ansökan?", "All in all, how satisfied are you with how we dealt with your application?"), "ends": (("Inte alls", "Not at all"), ("Helt och hållet", "Completely")), "unsure": True, "in_index": True},
    {"kind": "scale", "text": ("Hur väl motsvarade vår handläggning dina förväntningar?", "How well did we meet your expectations?"), "help": ("Tänk på tiden från att du skickade in ansökan till att du fick beslut.", "Think of the time from when you applied until you got the decision."), "ends": (("Inte alls", "Not at all"), ("Helt och hållet", "Completely")), "unsure": True, "in_index": True, "comment": ("Vad var bra, vad kunde vara bättre?", "What was good, what could be better?")},
    {"kind": "scale", "text": ("Tänk dig en handläggning som är så bra den kan bli. Hur nära den var vår?", "Imagine the best possible service. How close to it were we?"), "ends": (("Mycket långt ifrån", "Very far"), ("Mycket nära", "Very close")), "unsure": True, "in_index": True},
    {"kind": "scale", "text": ("Hur lätt var det att förstå vad ansökan skulle innehålla?", "How easy was it to understand what the application should contain?"), "ends": (("Mycket svårt", "Very hard"), ("Mycket lätt", "Very easy")), "unsure": True},
    {"kind": "single", "text": ("Bad vi dig att komplettera ansökan?", "Did we ask you to complete the application?"), "options": (("Ja", "Yes"), ("Nej", "No"))},
    {"kind": "multiple", "text": ("Vad gällde kompletteringen?", "What did it concern?"), "options": (("Budget och kostnader", "Budget and costs"), ("Finansiering", "Financing"), ("Miljötillstånd", "Environmental permits"), ("Annat", "Something else")), "condition": (6, "1")},
    {"kind": "number", "text": ("Hur många timmar lade ni ungefär på ansökan?", "About how many hours did you spend on the application?"), "help": ("Räkna allas tid i företaget.", "Count the time of everybody in the company.")},
    {"kind": "text", "text": ("Vad är det viktigaste som vi borde göra annorlunda?", "What is the most important thing we should do differently?"), "help": ("Frivilligt. Skriv inte namn eller ärendenummer.", "Voluntary. Do not write names or case numbers.")},
)  # fmt: skip

INTRO = (
    "Du har fått beslut om regionalt investeringsstöd. Vi vill veta hur det gick, så att nästa ansökan blir enklare. Det tar ungefär tre minuter.\nSvaren används när vi väljer vad vi ska förbättra. Resultatet redovisas i årsredovisningen.",
    "You have received a decision on regional investment support. We want to know how it went, so that the next application becomes easier. It takes about three minutes.\nThe answers are used when we choose what to improve. The results are published in our annual report.",
)  # fmt: skip
PRIVACY = (
    "Exempelmyndigheten ställer frågorna för att följa upp sin verksamhet. Bara utvärderarna läser svaren. De sparas i två år.\nFrågor: utvardering@example.se",
    "Exempelmyndigheten asks in order to follow up its own work. Only the evaluators read the answers. They are kept for two years.\nQuestions: utvardering@example.se",
)  # fmt: skip

GOOD = (
    "Tydligt besked direkt om vad som saknades.",
    "Handläggaren ringde upp samma dag.",
    "Snabbare än förra gången vi sökte.",
    "Bra vägledning innan vi skickade in.",
    "Lätt att följa ärendet på webben.",
    "Svårt att veta var i kön vi låg.",
    "Två handläggare frågade om samma sak.",
    "Beslutet gick att förstå utan jurist.",
    "Vänligt bemötande hela vägen.",
    "Väntan på yttrande tog längst tid.",
    "Villkoren kunde ha stått tydligare.",
    "Vi fick svar på våra frågor inom en dag.",
)
WISHES = (
    "Visa hur långt ärendet har kommit.", "Ta emot underlag från revisorn direkt.", "Skriv ut exempel på en bra budget.",
    "Låt oss rekvirera pengarna på webben.", "Färre blanketter.", "Ge ett preliminärt besked tidigt.",
    "Samma handläggare hela vägen.", "Förklara orden i villkoren.", "Spara utkastet automatiskt.", "Fråga inte om uppgifter som ni redan har.",
    "Kortare väntan på yttrande från länsstyrelsen.", "Säg hur lång tid det tar i snitt just nu.", "Ordna fler informationsmöten.", "Inget särskilt, det gick bra.",
)  # fmt: skip


def build(as_of: date) -> None:
    """Plans first, then last year's survey, then this autumn's."""
    cast = _Cast(as_of)
    support = _support_plan(as_of, cast)
    _service_plan(as_of, cast)
    for year in (as_of.year - 1, as_of.year):
        _survey_of(year, as_of, cast, support)


class _Cast:
    """People, units and indicators of the example, each looked up once."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.agency = Agency.objects.get(code=CODE)
        self.units = dict(Unit.objects.filter(agency=self.agency).values_list("code", "pk"))
        self.indicators = dict(Indicator.objects.filter(agency=self.agency).values_list("code", "pk"))
        self._known: dict[str, Actor] = {}

    def __call__(self, name: str) -> Actor:
        if name not in self._known:
            person = Person.objects.get(agency=self.agency, email=email_of(name))
            self._known[name] = access.actor_of_person(person.pk, on=self.as_of)
        return self._known[name]


def _support_plan(as_of: date, cast: _Cast) -> int:
    """The investment support of the last five years, against a comparison group; finished in spring."""
    year, writer = as_of.year, cast("Hanna Grip")
    begun, ended = date(year - 2, 9, 3), date(year, 4, 22)
    with clock.at(begun):
        plan_id = plans.write_plan(
            title=f"Det regionala investeringsstödet {year - 5}–{year - 1}",
            intervention=f"Regleringsbrev {year - 2}, mål 1.2",
            unit_id=cast.units["UTV"],
            responsible_id=cast("Sofia Wallin").person_id,
            starts_on=date(year - 2, 10, 1),
            due_on=date(year, 4, 30),
            design="comparison_group",
            causal_claim="contribution",
            purpose="Ledningen ska kunna avgöra om stödet ska ha samma villkor i alla stödområden, och vad det får kosta.",
            target_group="Företag i stödområde A och B som har sökt stöd, både bifall och avslag.",
            problem="Företag i glesa arbetsmarknader avstår från lönsamma investeringar, eftersom banker lånar ut mindre mot säkerheter på orten. Vi vet inte hur mycket stödet ändrar på det.",
            quality="Extern granskare läser metodval och slutrapport. Beräkningarna görs om av en andra person.",
            personal_data="Uppgifter om enskilda näringsidkare. Allmänt intresse, artikel 6.1 e, 2 kap. dataskyddslagen.",
            by=writer,
        )
        _chain(plan_id, SUPPORT_CHAIN, cast, writer)
        _questions(plan_id, SUPPORT_QUESTIONS, year, writer)
        plans.submit_plan(plan_id=plan_id, by=writer)
    with clock.at(begun + timedelta(days=13)):
        plans.approve_plan(plan_id=plan_id, registry_number=f"{year - 2}/1132", by=cast("Sofia Wallin"))
    if ended <= as_of:
        _finish(plan_id, ended, cast)
    return plan_id


def _finish(plan_id: int, ended: date, cast: _Cast) -> None:
    by = cast("Sofia Wallin")
    with clock.at(ended):
        plans.record_result(
            plan_id=plan_id,
            result="Företag med stöd investerade i genomsnitt 18 procent mer under tre år än likadana företag utan stöd. Skillnaden är störst bland företag med färre än tio anställda och syns inte alls bland företag med fler än 50. Stödet har bidragit till investeringarna; konjunkturen och lägre ränta har också gjort det.",
            lesson="Stödet gör mest skillnad där företagen är små. Vi ska pröva små företags ansökningar först, och börja mäta redan vid beslut: jämförelsegruppen fick byggas i efterhand och blev mindre än den borde.",
            finished_on=ended,
            by=by,
        )
    uses = (
        (timedelta(days=50), f"Aktivitetsplan {ended.year} för Regionala stöd, version 2: åtagande 2.1 och 2.2"),
        (timedelta(days=160), f"Ledningens inriktning {ended.year + 1}, prioriteringar"),
    )
    for after, used_in in uses:
        if ended + after <= cast.as_of:
            with clock.at(ended + after):
                plans.record_use(plan_id=plan_id, used_in=used_in, used_on=ended + after, by=by)


def _service_plan(as_of: date, cast: _Cast) -> None:
    """The e-service, before and after: approved, under way."""
    year, writer = as_of.year, cast("Mikael Ros")
    begun = date(year, 2, 9)
    if begun > as_of:
        return
    with clock.at(begun):
        plan_id = plans.write_plan(
            title="E-tjänsten för rekvisitioner",
            intervention="Åtagande 2.3, Ny e-tjänst för rekvisitioner",
            unit_id=cast.units["DIG"],
            responsible_id=cast("Noor Saleh").person_id,
            starts_on=date(year, 3, 1),
            due_on=date(year + 1, 12, 15),
            design="before_after",
            causal_claim="contribution",
            purpose="Ledningen ska kunna avgöra om fler blanketter ska bli e-tjänster, och i vilken ordning.",
            target_group="Företag med beviljat stöd som rekvirerar pengar.",
            problem="Att rekvirera på papper tar tid för företagen och för oss, och var femte rekvisition måste kompletteras.",
            quality="Mätpunkterna stäms av med Regionala stöd innan införandet.",
            by=writer,
        )
        _chain(plan_id, SERVICE_CHAIN, cast, writer)
        _questions(plan_id, SERVICE_QUESTIONS, year, writer)
        plans.submit_plan(plan_id=plan_id, by=writer)
    approved = begun + timedelta(days=17)
    if approved <= as_of:
        with clock.at(approved):
            plans.approve_plan(plan_id=plan_id, registry_number=f"{year}/207", by=cast("Sofia Wallin"))


def _chain(plan_id: int, nodes: Sequence[tuple[str, str, str, str]], cast: _Cast, by: Actor) -> None:
    for step, text, assumption, code in nodes:
        indicator_id = cast.indicators.get(code)
        plans.put_node(
            plan_id=plan_id, step=step, text=text, assumption=assumption, indicator_id=indicator_id, by=by
        )


def _questions(plan_id: int, asked: Sequence[tuple[str, ...]], year: int, by: Actor) -> None:
    for text, method, source, when, who, use in asked:
        said = when.format(before=year - 1, year=year, next=year + 1)
        plans.put_question(
            plan_id=plan_id, text=text, method=method, source=source, when=said, who=who, use=use, by=by
        )


def _texts(pair: tuple[str, str]) -> dict[str, str]:
    return dict(zip(("sv", "en"), pair, strict=True))


def _survey_of(year: int, as_of: date, cast: _Cast, plan_id: int) -> None:
    """Hur gick din ansökan? Opens in mid-October, is open for six weeks, and is closed the day after."""
    opens, by = date(year, 10, 19), cast("Sofia Wallin")
    made, closes = opens - timedelta(days=20), opens + timedelta(days=46)
    if made > as_of:
        return
    with clock.at(made):
        survey_id = surveys.write_survey(
            title=_texts(("Hur gick din ansökan?", "How did your application go?")),
            sender="Exempelmyndigheten",
            unit_id=cast.units["UTV"],
            opens_on=opens,
            closes_on=closes,
            intro=_texts(INTRO),
            privacy=_texts(PRIVACY),
            purpose="Se hur sökande upplever handläggningen, och vad som ska bli bättre.",
            sampling_frame="Alla som har fått beslut om regionalt investeringsstöd under januari–september, en person per företag.",
            plan_id=plan_id,
            indicator_id=cast.indicators["I-16"],
            by=by,
        )
        _survey_questions(survey_id, by)
        surveys.open_survey(survey_id=survey_id, by=by)
    if opens <= as_of:
        _collect(survey_id, (opens, closes), as_of, by)


def _survey_questions(survey_id: int, by: Actor) -> None:
    made: list[int] = []
    for q in QUESTIONS:
        low, high = q.get("ends", (("", ""), ("", "")))
        asked, value = q.get("condition", (None, ""))
        made.append(
            surveys.put_question(
                survey_id=survey_id,
                kind=q["kind"],
                text=_texts(q["text"]),
                help=_texts(q.get("help", ("", ""))),
                options=[_texts(option) for option in q.get("options", ())],
                low_label=_texts(low),
                high_label=_texts(high),
                comment=_texts(q.get("comment", ("", ""))),
                unsure=q.get("unsure", False),
                background=q.get("background", False),
                in_index=q.get("in_index", False),
                only_if_id=None if asked is None else made[asked],
                only_if_value=value,
                by=by,
            )
        )


def _collect(survey_id: int, days: tuple[date, date], as_of: date, by: Actor) -> None:
    """Links go out on the first day; answers come in while it is open, and it is closed the day after the last."""
    opens, closes = days
    finished = closes < as_of
    invited = INVITED if finished else STILL_OPEN_INVITED
    with clock.at(opens):
        links = surveys.invite(
            survey_id=survey_id, recipients=[f"Beslut {number + 1}" for number in range(invited)], by=by
        )
    share = 1.0 if finished else max(0.0, (as_of - opens).days / (closes - opens).days)
    answered = round(ANSWERED * share)
    questions = [q.id for q in survey_page(by.agency_id, survey_id).questions]
    with clock.at(min(as_of, closes)):
        for (_recipient, token), answers in zip(links, _answers(questions, answered), strict=False):
            receive(token=token, receipt=uuid.uuid4(), answers=answers)
    if finished:
        with clock.at(closes + timedelta(days=1)):
            surveys.set_overcoverage(survey_id=survey_id, overcoverage=4, by=by)
            surveys.close_survey(survey_id=survey_id, by=by)


def _answers(questions: Sequence[int], count: int) -> list[dict[str, object]]:
    """Invented answers whose index is 71 for sixty: scores 5–10 with the means 7.6, 7.4 and 7.2, shuffled."""
    chance = random.Random(SEED)
    scores = [_scores(count, tenths, chance) for tenths in (76, 74, 72)]
    sizes = [size for size, often in (("1", 31), ("2", 20), ("3", 6), ("4", 3)) for _ in range(often)]
    chance.shuffle(sizes)
    filled = [_one(questions, place, sizes, scores, chance) for place in range(count)]
    for key, said in ((f"{questions[3]}.comment", GOOD), (str(questions[9]), WISHES)):
        for place, words in zip(chance.sample(range(count), min(count, len(said))), said, strict=False):
            filled[place][key] = words
    return filled


def _scores(count: int, tenths: int, chance: random.Random) -> list[int]:
    """Whole scores around the mean that add up to it."""
    wanted = round(count * tenths / 10)
    drawn = [min(10, max(3, round(chance.gauss(tenths / 10, 1.5)))) for _ in range(count)]
    while sum(drawn) != wanted:
        place, step = chance.randrange(count), 1 if sum(drawn) < wanted else -1
        if 3 <= drawn[place] + step <= 10:
            drawn[place] += step
    return drawn


def _one(
    questions: Sequence[int],
    place: int,
    sizes: Sequence[str],
    scores: Sequence[Sequence[int]],
    chance: random.Random,
) -> dict[str, object]:
    completed = chance.random() < 0.5
    answers: dict[str, object] = {
        str(questions[0]): chance.choice("1223334"),
        str(questions[1]): sizes[place % len(sizes)],
        str(questions[5]): "unsure" if chance.random() < 0.05 else min(10, max(2, round(chance.gauss(6.8, 1.7)))),
        str(questions[6]): "1" if completed else "2",
    }
    answers |= {str(questions[2 + at]): given[place] for at, given in enumerate(scores)}
    if completed:
        answers[str(questions[7])] = sorted(chance.sample("1234", chance.choice((1, 1, 2))))
    answers[str(questions[8])] = str(chance.choice((6, 8, 10, 12, 16, 20, 24, 30, 40)))
    return answers

"""The tertial report as a document: composed from its wording, the frozen one when it has been approved."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from tertial.calc.periods import Period
from tertial.formats.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    Run,
    Stamp,
    Table,
)
from tertial.formats.swedish import long_day, tkr
from tertial.kernel import clock
from tertial.kernel.errors import NotFound

from . import scales
from .models import UnitReport
from .queries.frozen import FrozenRow, latest_frozen
from .queries.money import rows_of
from .rules.money import MoneyRow, total
from .wording import wording_of

Wording = dict[str, Any]


def said_of(agency_id: int, report_id: int) -> tuple[Wording, FrozenRow | None]:
    """What the report says: as it was frozen when it is approved, else as it stands now. Raises NotFound."""
    report = UnitReport.objects.filter(agency_id=agency_id, pk=report_id).first()
    if report is None:
        raise NotFound(report=report_id)
    kept = latest_frozen(agency_id, report_id) if report.state in scales.CLOSED_STATES else None
    return (kept.wording, kept) if kept else (wording_of(report_id), None)


def document_of(agency_id: int, report_id: int) -> Document:
    """The report as a document, frozen or as it stands now. Raises NotFound."""
    return compose(*said_of(agency_id, report_id))


def compose(said: Wording, kept: FrozenRow | None = None) -> Document:
    """The sections of a tertial report (domain.md 5.3), those with nothing in them left out."""
    language = (get_language() or "sv")[:2]
    period = Period(said["period"]).label(language)
    blocks = [
        *_assessment(said),
        *_state(said),
        *_deviations(said),
        *_commitments(said),
        *_money(said),
        *_decisions(said),
        *_units(said),
        *_missing(said),
    ]
    return Document(
        title=_("%(period)s %(year)s, %(unit)s")
        % {"period": period[:1].upper() + period[1:], "year": said["year"], "unit": said["unit_name"]},
        subtitle=_("Follow-up of commitments, deviations and money"),
        date=kept.decided_on if kept else clock.today(),
        agency=said["agency_name"],
        language=language,
        blocks=tuple(blocks),
        stamp=_stamp(kept) if kept else None,
        example=settings.DEMO,
    )


def _stamp(kept: FrozenRow) -> Stamp:
    return Stamp(
        version=str(kept.number),
        decided_on=kept.decided_on,
        registry_number=kept.registry_number,
        decided_by=kept.decided_by,
        reporting_officer=kept.reporting_officer,
        participants=kept.participants,
        dissent=kept.dissent,
        sha256=kept.sha256,
    )


def _assessment(said: Wording) -> list[Block]:
    head = Heading(1, _("Summary and assessment"))
    if not said["assessment"]:
        return [head, Paragraph(_("No assessment has been written yet."), "small")]
    return [head, *(Paragraph(text) for text in said["assessment"].split("\n") if text.strip())]


def _state(said: Wording) -> list[Block]:
    counts = said["counts"]
    number = sum(counts.values())
    if not number:
        return []
    told = ngettext("%(n)s commitment is followed up.", "%(n)s commitments are followed up.", number) % {
        "n": number
    }
    lines = [(word, str(counts[light])) for light, word in _lights().items() if counts.get(light)]
    return [Heading(1, _("The state of the commitments")), Paragraph(told), Facts(tuple(lines))]


def _lights() -> dict[str, str]:
    return {
        "on_plan": pgettext("status", "On plan"),
        "done": pgettext("status", "Done"),
        "deviation": pgettext("status", "Deviation"),
        "late": pgettext("status", "Late"),
        "not_started": pgettext("status", "Not started"),
        "dropped": pgettext("status", "Dropped"),
        "": pgettext("status", "Not reported"),
    }


def _attainments() -> dict[str | None, str]:
    return {
        "reached": pgettext("status", "Reached"),
        "expected": pgettext("status", "Expected to be reached"),
        "uncertain": pgettext("status", "Uncertain"),
        "not_expected": pgettext("status", "Not expected to be reached"),
        "not_reached": pgettext("status", "Not reached"),
        "not_assessed": pgettext("status", "Not assessed"),
        None: "",
    }


def _deviations(said: Wording) -> list[Block]:
    found = said["deviations"]
    head = Heading(1, _("Deviations and actions"))
    if not found:
        return [head, Paragraph(_("There are no open deviations."))]
    note = Paragraph(_("The heaviest first; the weight is a sum that the agency has set."), "small")
    blocks: list[Block] = [head, note]
    for one in found:
        blocks += [Heading(2, f"{one['id']} {one['commitment_title']}"), Facts(tuple(_told(one)))]
    return blocks


def _told(one: Wording) -> list[tuple[str, str]]:
    action = one["actions"][0] if one["actions"] else None
    told = [
        (_("Commitment"), f"{one['commitment']}, {one['unit_name']}"),
        (_("State"), _lights()[one["light"]]),
        (_("What has happened"), one["what"]),
        (_("Cause"), one["cause"]),
        (_("Consequence"), one["consequence"]),
        (_("Effect"), f"{tkr(one['effect_ore'], signed=True)} tkr" if one["effect_ore"] is not None else ""),
        (_("Action"), _action(action) if action else ""),
        (_("Decision asked for"), one["decision_wanted"]),
        (_("Weight"), str(one["weight"])),
    ]
    return [(name, text) for name, text in told if text]


def _action(action: Wording) -> str:
    return ", ".join(text for text in (action["what"].rstrip("."), action["owner"], _day(action["due"])) if text)


def _day(iso: str | None) -> str:
    return long_day(date.fromisoformat(iso)) if iso else ""


def _commitments(said: Wording) -> list[Block]:
    if not said["commitments"]:
        return []
    rows: list[Row] = []
    unit = None
    for one in said["commitments"]:
        if one["unit"] != unit:
            unit = one["unit"]
            rows.append(Row((one["unit_name"],), "group"))
        rows.append(
            Row(
                (
                    f"{one['id']} {one['title']}",
                    one["responsible"],
                    Cell(_lights()[one["on_plan"] or ""], bad=one["on_plan"] == scales.LATE),
                    _attainments()[one["attainment"]],
                    one["comment"],
                )
            )
        )
    columns = (
        Column(_("Commitment")),
        Column(_("Responsible")),
        Column(pgettext("column", "On plan?")),
        Column(_("Will it be reached?")),
        Column(_("Comment")),
    )
    return [Heading(1, _("Commitments")), Table(_("Commitments and their state"), columns, tuple(rows))]


def _money(said: Wording) -> list[Block]:
    leaves = rows_of(said["money"])
    if not leaves:
        return []
    codes = sorted({row.code for row in leaves})
    lines = [total((row for row in leaves if row.code == code), code=code) for code in codes]
    rows = [_money_row(line.code, line) for line in lines]
    rows.append(Row(_money_row(_("Total"), total(leaves)).cells, "sum"))
    columns = (
        Column(_("Item")),
        *(
            Column(name, "tkr", signed=signed)
            for name, signed in (
                (_("Actual, period"), False),
                (_("Actual, so far"), False),
                (_("Budget, so far"), False),
                (_("Deviation"), True),
                (_("Budget, year"), False),
                (_("Forecast, year"), False),
            )
        ),
    )
    note = _("Deviation is budget less actual for costs, actual less budget for income. Plus is better for us.")
    table = Table(
        _("Budget and actual per appropriation item"), columns, tuple(rows), unit=_("Amounts in tkr"), note=note
    )
    blocks: list[Block] = [Heading(1, _("Money")), table]
    if said["expected_deviation"] is not None:
        amount = tkr(said["expected_deviation"], signed=True)
        blocks.append(
            Paragraph(_("The year is expected to end %(amount)s tkr against budget.") % {"amount": amount})
        )
    if said["money_comment"]:
        blocks.append(Paragraph(said["money_comment"]))
    return blocks


def _money_row(name: str, row: MoneyRow) -> Row:
    return Row(
        (
            name,
            row.actual_period,
            row.actual_cumulative,
            row.budget_cumulative,
            Cell(row.deviation, bad=row.deviation < 0),
            row.budget_year,
            row.forecast,
        )
    )


def _decisions(said: Wording) -> list[Block]:
    if not said["decisions"]:
        return []
    blocks: list[Block] = [Heading(1, _("Decisions"))]
    for one in said["decisions"]:
        blocks.append(Heading(2, one["title"]))
        told = [
            (_("Asked for by"), f"{one['unit_name']}, {one['deviation']}"),
            (_("Background"), one["background"]),
            (_("The decision"), one["text"] or _("not yet taken")),
            (_("Decided by"), one["decided_by"]),
            (_("Day"), _day(one["decided_on"])),
            (_("Registry number"), one["registry_number"]),
        ]
        blocks.append(Facts(tuple((name, text) for name, text in told if text)))
    return blocks


def _units(said: Wording) -> list[Block]:
    """What the units below wrote, in their own words."""
    below = [one for one in said["assessments"] if one["unit"] != said["unit"]]
    if not below:
        return []
    blocks: list[Block] = [Heading(1, _("What the units say"))]
    for one in below:
        blocks += [Heading(2, one["name"]), Paragraph(one["text"])]
    return blocks


def _missing(said: Wording) -> list[Block]:
    """Units that had not handed in, and why the report went on without them."""
    units = sorted({one.get("unit_name", one["unit"]) for one in said["missing"] if one["what"] == "report"})
    if not units:
        return []
    told: tuple[Run, ...] = (Run(_("Not handed in: %(units)s.") % {"units": ", ".join(units)}),)
    if said["went_on_without"]:
        told = (*told, Run(" " + said["went_on_without"]))
    return [Heading(1, _("What is missing")), Paragraph(told)]


def to_contract(said: Wording, kept: FrozenRow | None = None) -> Wording:
    """The shape of docs/reference/schemas/followup.schema.json. Amounts are whole öre."""
    names = ("agency", "year", "period", "unit", "state", "approved")
    return {name: said[name] for name in names} | {
        "sha256": kept.sha256 if kept else None,
        "commitments": said["commitments"],
        "deviations": said["deviations"],
        "money": [_leaf(row) for row in said["money"]],
        "decisions": said["decisions"],
        "missing": [{key: one[key] for key in ("unit", "person", "what")} for one in said["missing"]],
    }


def _leaf(row: Wording) -> Wording:
    """A unit × item × account group; which rule of signs holds is seen of the account group."""
    return {name: value for name, value in row.items() if name != "income"}

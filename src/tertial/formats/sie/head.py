"""What a file says besides vouchers: its type and years, names of accounts and objects, balances."""

from dataclasses import dataclass, field
from datetime import date

from tertial.formats.amounts import AmountError, parse_amount
from tertial.formats.ledger_file import Balance
from tertial.formats.problems import Problem, error, warning

from . import lines
from .columns import amount_problem, unreadable
from .fields import Field, Unreadable, fields, objects
from .lines import Lines

STANDARD_DIMENSIONS = frozenset(range(1, 20))  # declared or not, the format knows them
FORMATS = frozenset(
    {"PC8", "UTF-8", "UTF8", "CP437", "437", "ASCII", "ISO-8859-1", "ISO-8859-15", "LATIN1", "ANSI"}
)


@dataclass(slots=True)
class Head:
    """Everything read from the lines that are no vouchers."""

    type: int | None = None
    flag: bool = False
    company: str = ""
    years: dict[int, tuple[date, date]] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    dimensions: dict[int, str] = field(default_factory=dict)
    objects: dict[tuple[int, str], str] = field(default_factory=dict)
    balances: list[Balance] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Odd(ValueError):
    """A field that is not what its place asks for."""

    def __init__(self, code: str, message: str, found: Field) -> None:
        self.problem = (code, message, found)
        super().__init__(code)


def read(found: Lines) -> Head:
    """Read every head line, in file order."""
    head = Head()
    positions = found.of(lines.HEAD)
    names = found.labels.take(positions).to_pylist()
    for position, label in zip(positions.tolist(), names, strict=True):
        text = str(found.texts[position].as_py())
        try:
            _READERS[label](head, fields(text), position + 1)
        except Unreadable as wrong:
            head.problems.append(unreadable(position + 1, wrong.column, text))
        except AmountError as wrong:
            head.problems.append(amount_problem(wrong, position + 1))
        except Odd as wrong:
            code, message, odd = wrong.problem
            head.problems.append(error(code, message, line=position + 1, column=odd.column, value=odd.value))
    return head


def _field(line: list[Field], position: int) -> Field:
    if position >= len(line):
        raise Unreadable(line[-1].column + len(line[-1].value))
    return line[position]


def _number(line: list[Field], position: int) -> int:
    found = _field(line, position)
    digits = found.value.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        raise Odd("sie.not_a_number", "A whole number is expected here.", found)
    return int(found.value)


def _day(line: list[Field], position: int) -> date:
    found = _field(line, position)
    text = found.value
    try:
        if len(text) == 8 and text.isascii() and text.isdecimal():
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        pass
    raise Odd("sie.invalid_date", "This is not a day.", found)


def _amount(line: list[Field], position: int) -> int:
    return parse_amount(_field(line, position).value, point_is_decimal=True)


def _pairs(line: list[Field], position: int) -> tuple[tuple[int, str], ...]:
    found = _field(line, position)
    if not found.is_list:
        raise Unreadable(found.column)
    return objects(found.value)


def _flag(head: Head, line: list[Field], number: int) -> None:
    head.flag = _field(line, 1).value == "1"
    if head.flag:
        head.problems.append(
            warning("sie.flag_set", "The file says that it has been read in before.", line=number, value="1")
        )


def _format(head: Head, line: list[Field], number: int) -> None:
    found = _field(line, 1)
    if found.value.upper() not in FORMATS:
        raise Odd("sie.unknown_format", "The file says that it is written in an encoding we do not read.", found)


def _type(head: Head, line: list[Field], number: int) -> None:
    found = _field(line, 1)
    if found.value not in {"1", "2", "3", "4"}:
        raise Odd("sie.unknown_type", "There is no such SIE type.", found)
    head.type = int(found.value)


def _company(head: Head, line: list[Field], number: int) -> None:
    head.company = _field(line, 1).value


def _year(head: Head, line: list[Field], number: int) -> None:
    if len(line) < 4:
        head.problems.append(warning("sie.year_without_days", "The year has no first and last day.", line=number))
        return
    head.years[_number(line, 1)] = (_day(line, 2), _day(line, 3))


def _account(head: Head, line: list[Field], number: int) -> None:
    head.accounts[_field(line, 1).value] = line[2].value if len(line) > 2 else ""


def _dimension(head: Head, line: list[Field], number: int) -> None:
    head.dimensions[_number(line, 1)] = _field(line, 2).value


def _object(head: Head, line: list[Field], number: int) -> None:
    head.objects[_number(line, 1), _field(line, 2).value] = line[3].value if len(line) > 3 else ""


def _balance(head: Head, line: list[Field], number: int) -> None:
    kind = line[0].value[1:].upper()
    head.balances.append(Balance(kind, _number(line, 1), _field(line, 2).value, _amount(line, 3), line=number))


def _object_balance(head: Head, line: list[Field], number: int) -> None:
    kind, pairs = line[0].value[1:].upper(), _pairs(line, 3)
    head.balances.append(
        Balance(kind, _number(line, 1), _field(line, 2).value, _amount(line, 4), objects=pairs, line=number)
    )


def _period_balance(head: Head, line: list[Field], number: int) -> None:
    kind, period = line[0].value[1:].upper(), _field(line, 2).value
    pairs, amount = _pairs(line, 4), _amount(line, 5)
    head.balances.append(Balance(kind, _number(line, 1), _field(line, 3).value, amount, period, pairs, number))


_READERS = {
    "#FLAGGA": _flag,
    "#FORMAT": _format,
    "#SIETYP": _type,
    "#FNAMN": _company,
    "#RAR": _year,
    "#KONTO": _account,
    "#DIM": _dimension,
    "#UNDERDIM": _dimension,
    "#OBJEKT": _object,
    "#IB": _balance,
    "#UB": _balance,
    "#RES": _balance,
    "#OIB": _object_balance,
    "#OUB": _object_balance,
    "#PSALDO": _period_balance,
    "#PBUDGET": _period_balance,
}

"""The fields of one line: parted by blanks or tabs, quoted or not, object lists in braces."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""[ \t]*(?:
        "(?P<quoted>(?:[^"\\]|\\.)*)"
      | \{(?P<objects>(?:[^"{}\\]|\\.|"(?:[^"\\]|\\.)*")*)\}
      | (?P<plain>(?:[^\s"{}\\]|\\.)+)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field and the column, from 1, where it begins. An object list keeps its inside unparsed."""

    column: int
    value: str
    is_list: bool = False


class Unreadable(ValueError):
    """A line whose fields cannot be told apart, from `column` on."""

    def __init__(self, column: int) -> None:
        self.column = column
        super().__init__(column)


def fields(line: str) -> list[Field]:
    """All fields of a line, its label first. Raises Unreadable."""
    found: list[Field] = []
    at, end = 0, len(line.rstrip())
    while at < end:
        token = _TOKEN.match(line, at)
        if token is None:
            raise Unreadable(at + 1)
        found.append(_field(token))
        at = token.end()
    return found


def _field(token: "re.Match[str]") -> Field:
    kind = token.lastgroup or "plain"
    start = token.start(kind) + (1 if kind == "plain" else 0)
    value = token[kind]
    return Field(start, value if kind == "objects" else value.replace('\\"', '"'), kind == "objects")


def objects(inside: str) -> tuple[tuple[int, str], ...]:
    """The pairs of an object list, dimension and object. Raises Unreadable."""
    members = [member.value for member in fields(inside)]
    if len(members) % 2 or any(not dimension.isdecimal() for dimension in members[::2]):
        raise Unreadable(1)
    return tuple(
        (int(dimension), name) for dimension, name in zip(members[::2], members[1::2], strict=True) if name
    )

"""What somebody owes by a day. Every domain offers `queries.duties(actor, today)`; the inbox gathers them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that waits for a person, in the reader's language, with the address where it is done.

    `sort` is "todo" for work and "sign" for what waits for the person's signature. `who` is the one who asks or
    handed in. `done` of `total` draws a row of steps. `status` is a value of one of the scales in interface.md §5.
    """

    due: date | None
    title: str
    reason: str
    url_name: str
    url_args: tuple[object, ...] = ()
    action_word: str = ""
    sort: Literal["todo", "sign"] = "todo"
    who: str = ""
    done: int = 0
    total: int = 0
    status: str = ""

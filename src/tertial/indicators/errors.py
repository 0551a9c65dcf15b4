"""Why something about an indicator cannot be done."""

from typing import ClassVar

from tertial.kernel.errors import DomainError


class ValueLocked(DomainError):
    """The value stands in something decided: it takes no more revisions."""

    code: ClassVar[str] = "indicators.value_locked"


class NothingToVerify(DomainError):
    """There is no value for that period."""

    code: ClassVar[str] = "indicators.nothing_to_verify"

"""Refusals. A domain refuses with a code and facts; the face has the words."""

from typing import Any, ClassVar


class DomainError(Exception):
    """Root of every refusal. Subclasses set `code` ("package.what") and the HTTP `status` it stands for."""

    code: ClassVar[str] = "kernel.refused"
    status: ClassVar[int] = 409

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(self.code, facts)


class NotAllowed(DomainError):
    """The thing is within sight, the right is missing: 403."""

    code, status = "kernel.not_allowed", 403


class NotFound(DomainError):
    """Does not exist, or lies outside what the person may know of: 404."""

    code, status = "kernel.not_found", 404


class Invalid(DomainError):
    """Something that was filled in is wrong. `fields` maps a field's name to a code or a plain sentence."""

    code, status = "kernel.invalid", 422

    def __init__(self, **fields: Any) -> None:
        super().__init__(fields=fields)

    @property
    def fields(self) -> dict[str, Any]:
        return self.facts["fields"]

"""Why something about an improvement cannot be done."""

from tertial.kernel.errors import DomainError


class CannotMove(DomainError):
    """An improvement moves one step at a time, forward or back. Facts: state, to."""

    code, status = "improvement.cannot_move", 409

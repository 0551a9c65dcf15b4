"""The scales of follow-up. On plan, and will it be reached, are two things (domain.md 5.2)."""

ON_PLAN, DEVIATION, LATE = "on_plan", "deviation", "late"
NOT_STARTED, DONE, DROPPED = "not_started", "done", "dropped"
LIGHTS = (ON_PLAN, DEVIATION, LATE, NOT_STARTED, DONE, DROPPED)
NEEDS_WORDS = frozenset({DEVIATION, LATE})
GOOD = frozenset({ON_PLAN, DONE})

ATTAINMENTS = ("reached", "expected", "uncertain", "not_expected", "not_reached", "not_assessed")

NOT_REPORTED, DRAFT, IN_REVIEW = "not_reported", "draft", "in_review"
RETURNED, APPROVED, LOCKED = "returned", "approved", "locked"
STATES = (NOT_REPORTED, DRAFT, IN_REVIEW, RETURNED, APPROVED, LOCKED)
OPEN_STATES = frozenset({NOT_REPORTED, DRAFT, RETURNED})
CLOSED_STATES = frozenset({APPROVED, LOCKED})
HANDED_IN = frozenset({IN_REVIEW, APPROVED, LOCKED})

MATRIX_ORDER = (ON_PLAN, DEVIATION, LATE, NOT_STARTED, DONE, DROPPED, "")

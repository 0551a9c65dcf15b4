"""The permission table: which role gives which rights. A right held in a unit holds in everything below it.

`docs/reference/rights.md` shows it to administrators.
"""

READER, OFFICER, HEAD, PLANNER, ECONOMIST = "reader", "officer", "head", "planner", "economist"
MANAGEMENT, EVALUATOR, AUDITOR, ADMINISTRATOR = "management", "evaluator", "auditor", "administrator"
ROLES = (READER, OFFICER, HEAD, PLANNER, ECONOMIST, MANAGEMENT, EVALUATOR, AUDITOR, ADMINISTRATOR)

EVERYBODY = {"agency.read", "observation.write", "improvement.write"}
_OFFICER = EVERYBODY | {"followup.report", "indicator.report", "talk.write"}

RIGHTS: dict[str, set[str]] = {
    READER: EVERYBODY,
    OFFICER: _OFFICER,
    HEAD: _OFFICER
    | {
        "plan.draft",
        "plan.submit",
        "followup.submit",
        "followup.review",
        "talk.hold",
        "improvement.decide",
        "budget.read",
        "ledger.read",
        "month.comment",
        "annual.write",
        "indicator.edit",
        "evaluation.write",
        "steering.edit",
    },
    PLANNER: _OFFICER
    | {
        "cycle.edit",
        "guide.edit",
        "steering.edit",
        "plan.draft",
        "plan.submit",
        "plan.record_decision",
        "followup.open",
        "followup.submit",
        "followup.review",
        "followup.assemble",
        "talk.hold",
        "improvement.decide",
        "indicator.edit",
        "evaluation.write",
        "survey.edit",
        "annual.edit",
        "annual.write",
        "annual.record_decision",
        "budget.read",
        "ledger.read",
        "access.substitute",
    },
    ECONOMIST: _OFFICER
    | {
        "ledger.import",
        "ledger.undo",
        "ledger.read",
        "appropriation.edit",
        "settlement.edit",
        "budget.edit",
        "budget.read",
        "month.write",
        "month.comment",
        "month.publish",
        "annual.write",
    },
    MANAGEMENT: _OFFICER
    | {
        "plan.decide",
        "followup.decide",
        "followup.review",
        "followup.submit",
        "annual.decide",
        "talk.hold",
        "improvement.decide",
        "budget.read",
        "ledger.read",
        "month.comment",
        "plan.draft",
        "plan.submit",
    },
    EVALUATOR: _OFFICER
    | {
        "evaluation.write",
        "evaluation.approve",
        "survey.edit",
        "survey.results",
        "indicator.edit",
        "annual.write",
    },
    AUDITOR: EVERYBODY | {"audit.read", "ledger.read", "budget.read"},
    ADMINISTRATOR: EVERYBODY | {"organisation.edit", "access.edit", "access.substitute", "audit.read"},
}
for _role in (PLANNER, EVALUATOR, HEAD, MANAGEMENT):
    RIGHTS[_role] = RIGHTS[_role] | {"survey.results"}

ALL_RIGHTS = frozenset().union(*RIGHTS.values())

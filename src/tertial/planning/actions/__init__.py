"""What can be done to plans. One function is one decision and one transaction."""

from .deciding import Decision, decide_plan, return_plan, revise_plan, submit_plan
from .drafting import (
    add_node,
    add_nodes,
    change_node,
    link,
    move_node,
    remove_node,
    start_plan,
    unlink,
    write_section,
)
from .following import answer_contribution, pass_milestone, set_status

__all__ = [
    "Decision",
    "add_node",
    "add_nodes",
    "answer_contribution",
    "change_node",
    "decide_plan",
    "link",
    "move_node",
    "pass_milestone",
    "remove_node",
    "return_plan",
    "revise_plan",
    "set_status",
    "start_plan",
    "submit_plan",
    "unlink",
    "write_section",
]

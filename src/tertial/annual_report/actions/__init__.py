"""What can be done to the annual report. One function is one decision and one transaction."""

from .answering import answer_requirement, withdraw_answer
from .deciding import Decision, decide_report, reopen_report
from .linking import accept_figure, insert_figure, keep_figure
from .starting import assign_section, set_key_figures, set_mapping, start_report
from .writing import Saved, approve_section, return_section, save_section, send_to_review, settle_aside

__all__ = [
    "Decision",
    "Saved",
    "accept_figure",
    "answer_requirement",
    "approve_section",
    "assign_section",
    "decide_report",
    "insert_figure",
    "keep_figure",
    "reopen_report",
    "return_section",
    "save_section",
    "send_to_review",
    "set_key_figures",
    "set_mapping",
    "settle_aside",
    "start_report",
    "withdraw_answer",
]

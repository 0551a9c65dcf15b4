"""Reading a file in, in two steps: choose it and see what it holds, then let it count."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tertial.formats.ledger_csv import PROFILES, Profile
from tertial.kernel.errors import Invalid
from tertial.ledger import actions, pending, profiles, queries
from tertial.ledger.outcome import Outcome
from tertial.web.needs import needs
from tertial.web.page import page

from .forms import ModeForm, ProfileForm, UploadForm
from .problem_words import said

SALT, A_DAY = "ledger.import", 86_400
MOST_SHOWN = 200


@needs("ledger.import")
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file. It is looked at on the next page; nothing counts yet."""
    own = [profile.name for profile in profiles.own_profiles(request.actor.agency_id)]
    form = UploadForm(request.POST, request.FILES, own=own) if request.method == "POST" else UploadForm(own=own)
    if form.is_valid():
        return redirect("ledger:check", _token(request, form))
    return page(request, "ledger/upload.html", {"form": form}, status=422 if form.errors else 200)


def _token(request: HttpRequest, form: UploadForm) -> str:
    """What was chosen, signed, so that the next page needs no other memory."""
    chosen = form.cleaned_data
    told = {
        "sha256": pending.hold(chosen["file"]),
        "name": form.file_name,
        "year": chosen["year"],
        "profile": chosen["profile"],
        "encoding": chosen["encoding"],
        "person": request.actor.person_id,
    }
    return signing.dumps(told, salt=SALT, compress=True)


@needs("ledger.import")
def check(request: HttpRequest, token: str) -> HttpResponse:
    """What the file holds and what is wrong with it; confirming registers it."""
    chosen = _chosen(request, token)
    content = pending.held(chosen["sha256"]) if chosen else None
    if content is None:
        messages.error(request, _("The file is no longer here. Choose it again."))
        return redirect("ledger:import")
    outcome = _tried(request, chosen, content, dry_run=True)
    form = _mode_form(request) if outcome.overlapping else None
    if request.method == "POST" and outcome.status == "dry_run" and (form is None or form.is_valid()):
        mode = form.cleaned_data["mode"] if form else ""
        outcome = _tried(request, chosen, content, mode=mode)
        if outcome.status == "registered":
            return _registered(request, chosen, outcome)
    return _checked(request, chosen, outcome, form)


def _mode_form(request: HttpRequest) -> ModeForm:
    return ModeForm(request.POST) if request.method == "POST" else ModeForm()


def _chosen(request: HttpRequest, token: str) -> dict[str, Any] | None:
    try:
        told = signing.loads(token, salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        return None
    return told if told["person"] == request.actor.person_id else None


def _tried(request: HttpRequest, chosen: dict[str, Any], content: bytes, **how: Any) -> Outcome:
    return actions.import_file(
        content=content,
        name=chosen["name"],
        year=chosen["year"],
        profile=chosen["profile"],
        encoding=chosen["encoding"] or None,
        by=request.actor,
        **how,
    )


def _registered(request: HttpRequest, chosen: dict[str, Any], outcome: Outcome) -> HttpResponse:
    pending.let_go(chosen["sha256"])
    messages.success(request, _("The file is read in. Its rows count from now on."))
    return redirect("ledger:batch", outcome.batch)


def _checked(request: HttpRequest, chosen: dict[str, Any], outcome: Outcome, form: ModeForm | None) -> HttpResponse:
    told = [problem for problem in outcome.as_json()["problems"] if problem["code"] != "ledger.overlap"]
    context = {
        "name": chosen["name"],
        "outcome": outcome,
        "problems": [problem | {"message": said(problem)} for problem in told[:MOST_SHOWN]],
        "left_out": max(0, len(told) - MOST_SHOWN),
        "errors": sum(problem["count"] for problem in told if problem["severity"] == "error"),
        "duplicate": queries.batch(request.actor.agency_id, outcome.batch) if outcome.batch else None,
        "form": form,
    }
    wrong = outcome.status != "dry_run" or (form is not None and bool(form.errors))
    return page(request, "ledger/check.html", context, status=422 if wrong else 200)


@needs("ledger.import")
def profile(request: HttpRequest) -> HttpResponse:
    """The agency's own CSV profiles; saving one, or changing the one that has the name."""
    own = profiles.own_profiles(request.actor.agency_id)
    chosen = next((known for known in own if known.name == request.GET.get("name")), None)
    form = ProfileForm(request.POST) if request.method == "POST" else ProfileForm(initial=_filled(chosen))
    if form.is_valid() and _saved(request, form):
        messages.success(request, _("The profile is saved. Choose it when you read in a CSV file."))
        return redirect("ledger:import")
    context = {"form": form, "own": own, "shipped": PROFILES}
    return page(request, "ledger/profiles.html", context, status=422 if form.errors else 200)


def _filled(chosen: Profile | None) -> dict[str, Any]:
    """A profile as it stands in the form."""
    if chosen is None:
        return {}
    lines = [f"{number} = {column}" for number, column in chosen.dimensions.items()]
    return asdict(chosen) | {"dimensions": "\n".join(lines)}


def _saved(request: HttpRequest, form: ProfileForm) -> bool:
    told = dict(form.cleaned_data)
    name, dimensions, balanced = told.pop("name"), told.pop("dimensions"), told.pop("balanced")
    try:
        actions.save_profile(name=name, columns=told, dimensions=dimensions, balanced=balanced, by=request.actor)
    except Invalid as refused:
        form.refuse(refused.fields)
        return False
    return True

"""The two faces through which a story's people reach the program: its pages, and its command line."""

from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tertial.site.cli import main
from tests.cast import person


def signed_in(key: str) -> Client:
    """A browser in which somebody of the cast has signed in."""
    client = Client()
    client.force_login(person(key).user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def choose(client: Client, content: bytes, name: str) -> HttpResponse:
    """Choose a ledger file on the page of the ledger; gives the page that says what it holds."""
    return client.post(reverse("ledger:import"), {"file": SimpleUploadedFile(name, content)}, follow=True)


def confirm(looked_at: HttpResponse) -> HttpResponse:
    """Press the button on that page, so that the file counts."""
    return looked_at.client.post(looked_at.request["PATH_INFO"], follow=True)


def says(page: HttpResponse, *texts: str) -> bool:
    """Whether a page says all of some texts."""
    shown = " ".join(page.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())
    return all(text in shown for text in texts)


def terminal(*words: str, file: tuple[str, bytes] = ("none", b"")) -> str:
    """Run a command of `tertial`, with FILE standing for a file's name; gives what it prints."""
    name, content = file
    out = TextIOWrapper(BytesIO(), encoding="utf-8")
    with TemporaryDirectory() as folder, redirect_stdout(out), redirect_stderr(StringIO()):
        path = Path(folder) / name
        path.write_bytes(content)
        main([str(path) if word == "FILE" else word for word in words])
    out.flush()
    return out.buffer.getvalue().decode()

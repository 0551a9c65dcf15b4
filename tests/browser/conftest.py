"""Chromium against the demo: built once a session in a folder of its own, served on a free loopback port."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from .walk import Visit, walk

AS_OF = "2026-11-23"
TERTIAL = (sys.executable, "-m", "tertial.site.cli")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Demo:
    """Where the demo is served, and its data folder (for the command line)."""

    url: str
    data: Path

    def sign_in(self, page: Page, email: str) -> None:
        """Sign in with the demo's one click, as anybody of the example agency."""
        page.context.clear_cookies()
        page.goto(f"{self.url}/sign-in/")
        token = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
        answer = page.request.post(
            f"{self.url}/demo-sign-in/",
            form={"email": email, "csrfmiddlewaretoken": token},
            headers={"Referer": f"{self.url}/sign-in/"},
        )
        assert answer.ok, answer.status
        page.goto(self.url)

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `tertial …` on the demo's data."""
        environment = {**os.environ, "TERTIAL_DATA": str(self.data)}
        return subprocess.run([*TERTIAL, *arguments], env=environment, capture_output=True, text=True, check=False)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(150):
        if server.poll() is not None:
            raise RuntimeError(f"the server stopped with {server.returncode}")
        try:
            urllib.request.urlopen(f"{url}/health/", timeout=1)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not answer within 30 seconds")


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo, served while the session lasts."""
    given = os.environ.get("TERTIAL_BROWSER_DEMO")  # a folder with a demo already built, to save time by hand
    data = Path(given) if given else tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "TERTIAL_DATA": str(data)}
    subprocess.run([*TERTIAL, "demo", "--as-of", AS_OF], env=environment, check=True)
    port = _free_port()
    server = subprocess.Popen([*TERTIAL, "serve", "--port", str(port)], env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, server)
        yield Demo(url, data)
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visits(demo, chromium):
    """A function that gives what somebody meets when following the links, walked once a session."""
    walked: dict[str, list[Visit]] = {}

    def of(email: str) -> list[Visit]:
        if email not in walked:
            context = chromium.new_context(locale="sv-SE")
            page = context.new_page()
            demo.sign_in(page, email)
            walked[email] = list(walk(page, f"{demo.url}/"))
            context.close()
        return walked[email]

    return of


@pytest.fixture
def page(chromium):
    """A page of its own, 1440 px wide, that fails the test on any error of its scripts."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(10_000)
    errors: list[str] = []

    def heard(said: ConsoleMessage) -> None:
        if said.type == "error" and "Failed to load resource" not in said.text:
            errors.append(said.text)

    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", heard)
    yield page
    context.close()
    assert not errors, errors

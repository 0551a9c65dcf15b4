"""Chromium against the example agency: a fresh copy of it, served on a free loopback port."""

import os
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from tests.example import TERTIAL

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
def demo(example):
    """The demo, served while the session lasts."""
    environment = {**os.environ, "TERTIAL_DATA": str(example)}
    port = _free_port()
    server = subprocess.Popen([*TERTIAL, "serve", "--port", str(port)], env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, server)
        yield Demo(url, example)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """A page of its own, 1440 px wide, that fails the test on any error of its scripts."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, locale="sv-SE", reduced_motion="reduce"
    )
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

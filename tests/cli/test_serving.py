"""`tertial serve` serves until it is told to stop, and then stops."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def server(tmp_path):
    """A server that answers, on an empty data folder of its own."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["TERTIAL_DATA"] = str(tmp_path)
    command = [sys.executable, "-m", "tertial.site.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment) as process:
        wait_until_it_answers(f"http://127.0.0.1:{port}/health/")
        yield process
        process.kill()


def wait_until_it_answers(url: str) -> None:
    for _attempt in range(150):
        try:
            urllib.request.urlopen(url, timeout=1)
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not answer within 30 seconds")


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that answer for the server."""
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def test_a_worker_that_cannot_stop_does_not_hold_the_server_back(server):
    (worker,) = workers(server)
    os.kill(worker, signal.SIGSTOP)  # as deaf as one caught in a long answer
    server.terminate()
    try:
        assert server.wait(timeout=15) == 0
        assert not Path(f"/proc/{worker}").exists()
    finally:
        if Path(f"/proc/{worker}").exists():
            os.kill(worker, signal.SIGKILL)

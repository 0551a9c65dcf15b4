"""Local and production settings, started in a process of their own."""

import json
import os
import subprocess
import sys

import pytest

CLEAN = {
    name: value for name, value in os.environ.items() if not name.startswith(("TERTIAL_", "DJANGO_", "DATABASE_"))
}


def start(data, **variables):
    """Import the settings with these variables; gives (exit code, stderr)."""
    done = subprocess.run(
        [sys.executable, "-c", "from tertial.site import settings; print(settings.ALLOWED_HOSTS)"],
        env={**CLEAN, "PYTHONPATH": "src", "TERTIAL_DATA": str(data), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_without_hosts_it_answers_on_loopback_only(tmp_path):
    assert start(tmp_path) == (0, "['127.0.0.1', 'localhost', '[::1]']\n")


def test_production_demands_a_secret_key(tmp_path):
    code, said = start(tmp_path, TERTIAL_HOSTS="plan.example.se")
    assert code
    assert "TERTIAL_SECRET_KEY" in said


def test_production_refuses_a_demo(tmp_path):
    (tmp_path / "demo.json").write_text(json.dumps({"as_of": "2026-11-23"}))
    code, said = start(tmp_path, TERTIAL_HOSTS="plan.example.se", TERTIAL_SECRET_KEY="x" * 50)
    assert code
    assert "holds the demo" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [("TERTIAL_DEBUG", "kanske"), ("TERTIAL_UPLOAD_LIMIT_MB", "många"), ("DATABASE_URL", "mysql://x/y")],
)
def test_odd_values_are_refused_by_name(tmp_path, name, value):
    code, said = start(tmp_path, **{name: value})
    assert code
    assert name in said

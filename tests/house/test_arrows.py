"""Foreign keys are written as strings, so the import linter cannot see them."""

import tomllib
from pathlib import Path

from django.apps import apps

contracts = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
layers = contracts[0]["layers"]
height = {name.strip(" ()"): -row for row, names in enumerate(layers) for name in names.split("|")}


def test_foreign_keys_point_down():
    for model in apps.get_models():
        for field in model._meta.get_fields():
            target = field.related_model if field.concrete and field.is_relation else None
            here, there = model._meta.app_label, target and target._meta.app_label
            if here in height and there in height and here != there:
                assert height[there] < height[here], f"{model._meta.label}.{field.name} points up"


def test_every_package_has_a_place_in_the_house():
    folders = {path.name for path in Path("src/tertial").iterdir() if (path / "__init__.py").exists()}
    assert folders <= set(height)


def test_every_table_of_an_agency_carries_the_agency():
    """decisions.md 1. The kernel knows no agency; Agency is itself one."""
    without = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in height
        and model._meta.app_label != "kernel"
        and model._meta.label != "organisation.Agency"
        and not any(field.name == "agency" for field in model._meta.get_fields() if field.concrete)
    }
    assert not without

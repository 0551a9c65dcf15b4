"""Template tags and filters of the interface. Loaded everywhere (a builtin)."""

from django import template

register = template.Library()

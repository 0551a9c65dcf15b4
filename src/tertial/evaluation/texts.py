"""Texts kept by language: {"sv": …, "en": …}. Swedish is always there."""

from collections.abc import Mapping

LANGUAGES = ("sv", "en")


def said(texts: Mapping[str, str], language: str) -> str:
    """The text in a language, else in Swedish."""
    return texts.get(language) or texts.get("sv", "")


def clean(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts without blanks around them and without empty ones."""
    stripped = {language: texts.get(language, "").strip() for language in LANGUAGES}
    return {language: text for language, text in stripped.items() if text}

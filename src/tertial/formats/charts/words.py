"""The charts' own words in Swedish and English."""

WORDS = {
    "sv": {
        "whole_year": "Hela året", "cumulative": "ackumulerat", "starts": "axeln börjar vid", "term": "Tertial",
        "month": "Månad", "actual": "Utfall", "forecast": "Prognos", "guide": "Riktvärde",
        "available": "Disponibelt",
        "with_credit": "Med kredit", "period": "Period", "value": "Värde", "target": "Mål",
        "deviation": "Avvikelse",
        "preliminary": "preliminärt", "row": "Post",
        "months": "jan feb mars apr maj juni juli aug sep okt nov dec",
    },
    "en": {
        "whole_year": "Whole year", "cumulative": "cumulative", "starts": "axis starts at", "term": "Tertial",
        "month": "Month", "actual": "Actual", "forecast": "Forecast", "guide": "Guide", "available": "Available",
        "with_credit": "With credit", "period": "Period", "value": "Value", "target": "Target",
        "deviation": "Deviation", "preliminary": "preliminary", "row": "Item",
        "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    },
}  # fmt: skip


def word(language: str, name: str) -> str:
    """One of the charts' own words; Swedish when the language is neither."""
    return WORDS.get(language, WORDS["sv"])[name]


def months(language: str) -> list[str]:
    """The short names of the twelve months."""
    return word(language, "months").split()

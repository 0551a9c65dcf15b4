"""Which commitments deviate, are late, done or not reported in each round; every other one goes on plan.

A commitment is named by its title. In the third round of this year whole areas of a unit may be unreported.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lights:
    """The lights of one round."""

    deviation: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    silent_units: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()  # units that have not handed in
    handed_in: tuple[tuple[str, int], ...] = ()  # unit, day of the month; empty: every unit, all the way up

    @property
    def is_over(self) -> bool:
        """Whether the round went all the way to management's decision."""
        return not self.handed_in


CARRIED = (
    "Mätning av regelbörda",
    "Stöd till unga företagare",
    "Nätverk i alla län",
    "Handläggning inom 90 dagar",
    "Arkiv och diarium",
)
LAST_YEAR = {
    "T1": Lights(deviation=("Såddkapital i hela landet", "Servicebidrag till butiker")),
    "T2": Lights(
        deviation=("Servicebidrag till butiker", "Regelrådets stöd till myndigheter", "Prognoser som håller"),
        late=("Besluta om regionalt investeringsstöd",),
    ),
    "T3": Lights(
        deviation=("Prognoser som håller", "Exportsamtal i hela landet"),
        done=("Utlysningar i Regionalfonden", "Företagens villkor och verklighet"),
    ),
}
THIS_YEAR = {
    "T1": Lights(
        deviation=(
            *CARRIED,
            "Checkar för hållbar omställning",
            "Digital väg till nya marknader",
            "Servicepunkter",
            "Upphandling i tid",
        ),
        late=("Drivmedel i glesa områden", "Rekrytering inom tre månader", "Egna blanketter"),
        done=("Lönerevision i tid", "Nya partnerländer"),
    ),
    "T2": Lights(
        deviation=(
            *CARRIED,
            "Ny e-tjänst för rekvisitioner",
            "Gemensam ärendeingång",
            "Lån till företag i glesbygd",
            "Mentorprogram för växande företag",
            "Delegationer till tre marknader",
            "Bredband till de sista husen",
            "Klarspråk i våra beslut",
            "Säkrare inloggning",
        ),
        late=(
            "Kontroller på plats",
            "Stöd i chatt dygnet runt",
            "Effekter av regionala stöd",
            "Arbetsplats för alla",
        ),
        done=(
            "Lönerevision i tid",
            "Nya partnerländer",
            "Kortare rapporter",
            "Utbildning av nya chefer i ekonomi",
        ),
        silent=("Skydd av personuppgifter",),
        writing=("ITJ",),
    ),
    "T3": Lights(
        deviation=(
            "Rådgivning om ägarskiften",
            "Stöd till företag i gränsregioner",
            "Omställningsfonden i tre län",
            "Förenkla tillstånd i besöksnäringen",
            "Mätning av regelbörda",
            "Tillgängliga tjänster",
            "Företagens villkor och verklighet",
            "Nytt beställningsflöde",
        ),
        late=("Gemensam ärendeingång",),
        done=(
            "Lönerevision i tid",
            "Nya partnerländer",
            "Kortare rapporter",
            "Utbildning av nya chefer i ekonomi",
        ),
        silent=(
            "Checkar för hållbar omställning",
            "Servicepunkter",
            "Bredband till de sista husen",
            "Beredskap i butikerna",
            "Regelkrångel på agendan",
            "Egna blanketter",
            "Fullmakt på nätet",
            "Stöd i chatt dygnet runt",
            "Mindre gammal teknik",
            "Nöjda sökande",
            "Lärande efter avslutade insatser",
        ),
        silent_units=("RAD", "ITJ", "RST"),  # RST has a module of its own
        writing=("FIN", "RAD", "RST", "LAS", "REF", "DIG", "UTV", "ITJ"),
        handed_in=(("INT", 19), ("EUP", 20), ("ANA", 18), ("EKO", 20), ("HR", 17)),
    ),
}

# What each unit expects of its year against budget, tkr
EXPECTED = {
    "FIN": 210,
    "RAD": -380,
    "INT": 90,
    "RST": -450,
    "EUP": 340,
    "LAS": 60,
    "REF": -150,
    "DIG": 1900,
    "ANA": 20,
    "UTV": -80,
    "EKO": 130,
    "HR": -240,
    "ITJ": -1270,
}

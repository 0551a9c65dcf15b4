"""A document that holds one of everything, for the tests of the writers."""

from datetime import date

from tertial.formats.document import (
    BulletList,
    Cell,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Signatures,
    Stamp,
    Table,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60" width="200" height="60" role="img">'
    '<title>Utfallet stiger</title><line x1="0" y1="50" x2="200" y2="10" stroke="#1b4f91" stroke-width="3"/>'
    '<text x="4" y="20" font-family="&apos;Source Sans 3&apos;" font-weight="600" font-size="13">'
    "Utfall 362 850</text></svg>"
)


def statement() -> Table:
    return Table(
        "Anslagsredovisning",
        (
            Column("Anslag"),
            Column("Ingående överföringsbelopp", "tkr", group="Tillgängligt"),
            Column("Tilldelning", "tkr", group="Tillgängligt"),
            Column("Utgifter", "tkr"),
            Column("Förbrukat, %", "percent"),
            Column("Avvikelse", "tkr", signed=True),
        ),
        (
            Row(("Förvaltningsanslag",), "group"),
            Row(("24 1:4 ap.1 Förvaltning", 14_200_000_00, 325_000_000_00, 331_750_000_00, 0.9924, 2_550_000_00)),
            Row(("Sakanslag",), "group"),
            Row(
                ("24 1:5 ap.1", 6_100_000_00, 410_000_000_00, 417_900_000_00, 1.007, Cell(-2_900_000_00, bad=True))
            ),
            Row(("Summa", 20_300_000_00, 735_000_000_00, 749_650_000_00, None, -350_000_00), "sum"),
        ),
        unit="Belopp i tkr",
        note="Krediten prövas per post, aldrig på summan.",
    )


def sample() -> Document:
    data = Table("Utfall per månad", (Column("Månad"), Column("Utfall", "tkr")), (Row(("jan", 41_260_000_00)),))
    return Document(
        title="Årsredovisning 2025",
        date=date(2026, 2, 18),
        agency="Exempelmyndigheten",
        subtitle="Beslutad av styrelsen",
        facts=(("Period", "1 januari–31 december 2025"),),
        stamp=Stamp(
            "1", date(2026, 2, 18), "2026/112", "Styrelsen", "Johan Ekström", ("Rune Falk",), sha256="0f" * 32
        ),
        example=True,
        contents=True,
        blocks=(
            Heading(1, "3 Resultatredovisning"),
            Paragraph("Myndigheten nådde sju av åtta mål.", "lead"),
            Heading(3, "Regional utveckling"),
            Paragraph(
                (
                    Run("Under 2025 fattade myndigheten "),
                    Run("412 beslut", mark="figure"),
                    Run(" om stöd", note="Ärendesystemet, 9 januari 2026."),
                    Run(", mest i "),
                    Run("norr", strong=True),
                    Run(" och i ", emphasis=True),
                    Run("väst", struck=True),
                    Run(" enligt "),
                    Run("Statskontoret", href="https://www.example.se/"),
                    Run("."),
                )
            ),
            BulletList(("Ett", (Run("Två", strong=True),))),
            BulletList(("Först", "Sedan"), numbered=True),
            Paragraph("Rätt saker, på rätt sätt.", "quote"),
            Notice("Uppgifterna är preliminära.", "Bokslutet är klart i februari.", "warn"),
            statement(),
            Figure(SVG, "Utfallet stiger till 362 850 tkr i oktober.", "Utfall 2025", data),
            Facts((("Årsarbetskrafter", "287"),)),
            PageBreak(),
            Heading(1, "9 Underskrift"),
            Signatures("Vi intygar att årsredovisningen ger en rättvisande bild.", (("Lena Forsgren", "GD"),)),
            Paragraph("Källa: huvudboken.", "small"),
        ),
    )

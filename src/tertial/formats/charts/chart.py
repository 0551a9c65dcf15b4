"""What every chart gives: the drawing, its finding in words, the table behind it."""

from dataclasses import dataclass

from tertial.formats.document.tree import Figure, Table


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with what it says and the numbers it draws."""

    svg: str
    finding: str
    table: Table

    def figure(self, caption: str = "") -> Figure:
        """The chart as a block of a document."""
        return Figure(self.svg, self.finding, caption, self.table)

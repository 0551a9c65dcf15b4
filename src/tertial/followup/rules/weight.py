"""What a deviation weighs: a stated sum that the agency can change, always shown with its parts."""

from dataclasses import dataclass, field

from tertial.followup.scales import DEVIATION, LATE


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for each part. `money` holds (from öre, points) with rising amounts; the highest reached counts."""

    late: int = 8
    deviation: int = 4
    money: tuple[tuple[int, int], ...] = ((50_000_000, 2), (200_000_000, 3))
    requirement: int = 2
    decision: int = 6
    per_period: int = 4

    def as_json(self) -> dict[str, object]:
        """The form it is kept in."""
        return {
            "late": self.late,
            "deviation": self.deviation,
            "money": [list(step) for step in self.money],
            "requirement": self.requirement,
            "decision": self.decision,
            "per_period": self.per_period,
        }

    @classmethod
    def from_json(cls, kept: dict[str, object]) -> "Weights":
        """The weights as kept; what is not said has its ordinary value."""
        money = kept.get("money")
        rest = {name: kept[name] for name in cls.__slots__ if name in kept and name != "money"}
        if money is not None:
            rest["money"] = tuple((int(amount), int(points)) for amount, points in money)  # type: ignore[attr-defined]
        return cls(**rest)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a weight: which, and how many points."""

    code: str
    points: int
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heavy:
    """What the weight of one deviation depends on. `effect` in öre; a gain counts as much as a loss."""

    light: str
    effect: int = 0
    answers_requirement: bool = False
    decision_wanted: bool = False
    age: int = 0


def parts(of: Heavy, weights: Weights) -> list[Part]:
    """The parts of the sum, those of nothing left out."""
    found = [
        Part("light", {LATE: weights.late, DEVIATION: weights.deviation}.get(of.light, 0), {"light": of.light}),
        Part("money", _money(abs(of.effect), weights), {"effect": of.effect}),
        Part("requirement", weights.requirement * of.answers_requirement),
        Part("decision", weights.decision * of.decision_wanted),
        Part("age", weights.per_period * of.age, {"periods": of.age}),
    ]
    return [part for part in found if part.points]


def weigh(of: Heavy, weights: Weights) -> int:
    """The whole weight: the sum of its parts."""
    return sum(part.points for part in parts(of, weights))


def _money(amount: int, weights: Weights) -> int:
    return max((points for start, points in weights.money if amount >= start), default=0)

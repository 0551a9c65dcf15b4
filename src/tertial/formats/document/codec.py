"""The tree as plain JSON values, and back. What a version of the tree left out takes its default.

Every value object is an object with its kind under `is`; dates are `{"day": …}`, tuples are lists.
"""

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from typing import Any

from . import tree

KINDS = {
    kind.__name__: kind
    for kind in (
        tree.Document, tree.Stamp, tree.Heading, tree.Paragraph, tree.BulletList, tree.Table, tree.Column, tree.Row,
        tree.Cell, tree.Figure, tree.Facts, tree.Notice, tree.Signatures, tree.PageBreak, tree.Run,
    )
}  # fmt: skip


def to_json(document: tree.Document) -> dict[str, Any]:
    """The document as plain JSON values, ready to be frozen. Fields at their default are left out."""
    encoded: dict[str, Any] = _encode(document)
    return encoded


def from_json(data: dict[str, Any]) -> tree.Document:
    """The document out of `to_json`. Raises DocumentError when the data is no document."""
    found = _decode(data)
    if not isinstance(found, tree.Document):
        raise tree.DocumentError("not a document")
    return found


def _encode(value: Any) -> Any:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value):
        told = {f.name: getattr(value, f.name) for f in fields(value)}
        kept = {f.name: _encode(told[f.name]) for f in fields(value) if not _at_default(f, told[f.name])}
        return {"is": type(value).__name__, **kept}
    return value


def _at_default(field: Field[Any], value: Any) -> bool:
    return field.default is not MISSING and type(value) is type(field.default) and bool(value == field.default)


def _decode(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    if "day" in value:
        return date.fromisoformat(value["day"])
    kind = KINDS.get(value.get("is", ""))
    if kind is None:
        raise tree.DocumentError(f"unknown part {value.get('is')!r}")
    try:
        return kind(**{name: _decode(part) for name, part in value.items() if name != "is"})
    except TypeError as wrong:
        raise tree.DocumentError(str(wrong)) from None

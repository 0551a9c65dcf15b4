"""A chart's SVG made safe to put in a page: known elements and attributes only, nothing that runs or fetches."""

import re

from lxml import etree

from .words import clean

ELEMENTS = {
    "svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text", "tspan", "textPath",
    "title", "desc", "defs", "clipPath", "a", "use",
}  # fmt: skip
UNSAFE = re.compile(r"on.*|style|xml:base", re.IGNORECASE)
TARGET = re.compile(r"#|/(?!/)|https?://", re.IGNORECASE)
WHOLE_LINE = 600.0
SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


def safe(svg: str) -> str:
    """The same drawing without anything unsafe; nothing when it cannot be read as SVG."""
    root = _read(svg)
    if root is None or root.tag != f"{SVG}svg":
        return ""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag.removeprefix(SVG) not in ELEMENTS:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        else:
            _wash(element)
    return str(etree.tostring(root, encoding="unicode"))


def _read(svg: str) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if "<!" in svg:
        return None
    try:
        return etree.fromstring(clean(svg).encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _wash(element: etree._Element) -> None:
    for name, value in list(element.attrib.items()):
        local = etree.QName(name).localname
        unsafe_target = local == "href" and not TARGET.match(value.strip())
        if UNSAFE.fullmatch(local) or unsafe_target or "url(" in value.replace("url(#", ""):
            del element.attrib[name]


def width_of(svg: str) -> float:
    """The drawing's own width in CSS pixels: its width, else its view box, else a whole line."""
    root = _read(svg) if svg else None
    if root is None:
        return WHOLE_LINE
    box = root.get("viewBox", "").replace(",", " ").split()
    for told in (root.get("width", ""), box[2] if len(box) == 4 else ""):
        found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(?:px)?", told)
        if found and float(found[1]) > 0:
            return float(found[1])
    return WHOLE_LINE

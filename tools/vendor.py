"""Put the front end's fonts, icons and htmx in place, from npm packages already unpacked in a folder.

    npm pack @fontsource-variable/source-sans-3 @fontsource-variable/source-serif-4 lucide-static htmx.org
    (unpack each into FOLDER/<name without scope>)
    python tools/vendor.py FOLDER

Writes static/vendor/ anew, with VENDORED.json: package, version and SHA-256 of every file. A house test compares.
Nothing is fetched here, and nothing is fetched when the program runs.
"""

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "src" / "tertial" / "web" / "static" / "vendor"

FONT_FILES = {
    "source-sans-3": ("latin-wght-normal", "latin-ext-wght-normal", "latin-wght-italic", "latin-ext-wght-italic"),
    "source-serif-4": ("latin-opsz-normal", "latin-ext-opsz-normal", "latin-wght-italic", "latin-ext-wght-italic"),
}

ICONS = """
    archive arrow-down arrow-down-up arrow-left arrow-right arrow-up ban bell bold book-open-text bookmark
    calculator calendar-check calendar-cog calendar-days calendar-plus calendar-range chart-column
    chart-line check chevron-down chevron-left chevron-right chevron-up circle circle-alert circle-check
    circle-dashed circle-help circle-plus circle-question-mark circle-slash circle-user circle-x
    clipboard-check clock columns-3 compass copy corner-down-right corner-up-left download ellipsis
    external-link eye file-check file-down file-pen file-spreadsheet file-text file-up files filter flag
    flask-conical folder gantt-chart gauge git-branch git-compare-arrows git-pull-request grip-vertical hash
    heading history house import info italic key-round landmark languages layers layout-list library
    lightbulb link link-2 list list-checks list-ordered list-tree loader-circle lock log-in log-out mail
    map-pin megaphone menu message-circle message-square message-square-text messages-square minus monitor
    moon move move-right network octagon-x palette panel-left pencil pencil-line pin play plus printer
    qr-code quote receipt redo-2 refresh-cw rotate-ccw route rows-3 save scale scroll-text search send
    settings share-2 shield-alert shield-check sliders-horizontal smartphone split square-check square-minus
    square-pen stamp star sun table table-2 tag target telescope text trash-2 trending-down trending-up
    triangle-alert undo-2 unlink unlock upload user user-check user-plus user-round users wallet workflow
    wrench x
"""


def sprite(folder: Path) -> str:
    """Every icon as a <symbol>: one file, one request, coloured by the text around it."""
    symbols = []
    for name in sorted(ICONS.split()):
        source = folder / "icons" / f"{name}.svg"
        if not source.exists():
            print(f"no icon {name}", file=sys.stderr)
            continue
        inside = re.search(r"<svg[^>]*>(.*)</svg>", source.read_text(encoding="utf-8"), re.DOTALL)
        drawing = re.sub(r"\s+", " ", inside.group(1)).strip() if inside else ""
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def place(folder: Path) -> dict[str, str]:
    """Copy the files and draw the sprite; gives for each file the package it came from."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for part in ("fonts", "lucide", "htmx"):
        (VENDOR / part).mkdir(parents=True)
    origin = {}

    def take(package: str, path: str, target: str) -> None:
        shutil.copyfile(folder / package / path, VENDOR / target)
        origin[target] = package

    for family, cuts in FONT_FILES.items():
        for cut in cuts:
            take(family, f"files/{family}-{cut}.woff2", f"fonts/{family}-{cut}.woff2")
        take(family, "LICENSE", f"fonts/LICENSE-{family}")
    take("htmx.org", "dist/htmx.min.js", "htmx/htmx.min.js")
    take("htmx.org", "LICENSE", "htmx/LICENSE")
    take("lucide-static", "LICENSE", "lucide/LICENSE")
    (VENDOR / "lucide" / "sprite.svg").write_text(sprite(folder / "lucide-static"), encoding="utf-8")
    origin["lucide/sprite.svg"] = "lucide-static"
    return origin


def listing(folder: Path, origin: dict[str, str]) -> dict[str, object]:
    """What VENDORED.json holds."""
    packages = {}
    for package in sorted(set(origin.values())):
        about = json.loads((folder / package / "package.json").read_text(encoding="utf-8"))
        packages[package] = {
            "name": about["name"],
            "version": about["version"],
            "license": about.get("license", ""),
        }
    files = {
        path: {"package": package, "sha256": hashlib.sha256((VENDOR / path).read_bytes()).hexdigest()}
        for path, package in sorted(origin.items())
    }
    return {"packages": packages, "files": files}


if __name__ == "__main__":
    unpacked = Path(sys.argv[1])
    told = listing(unpacked, place(unpacked))
    (VENDOR / "VENDORED.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")

"""Compile every .po under src to .mo. Needs polib only, no gettext on the machine."""

from pathlib import Path

import polib

SOURCE = Path(__file__).resolve().parent.parent / "src"


def compile_all() -> int:
    """Write the .mo files that are missing or older than their .po; gives how many were written."""
    written = 0
    for po in SOURCE.rglob("*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            polib.pofile(str(po)).save_as_mofile(str(mo))
            written += 1
    return written


if __name__ == "__main__":
    print(f"{compile_all()} message files compiled")

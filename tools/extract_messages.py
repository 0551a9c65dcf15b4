"""Update every Swedish message file from its sources: one per domain package, one per area of the web.

Needs xgettext (Debian's gettext). New texts stand untranslated until somebody writes them; the
Swedish-is-complete test fails until then.
"""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "tertial"


def homes() -> list[Path]:
    """The folders that own a message file: those with a locale folder."""
    return sorted(path.parent for path in SOURCE.rglob("locale") if path.is_dir())


def extract(home: Path) -> None:
    """Run Django's makemessages in one folder, leaving out folders inside it that own their own file."""
    inner = [str(other.relative_to(home)) for other in homes() if other != home and home in other.parents]
    (home / "locale" / "sv" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    ignore = [argument for path in inner for argument in ("--ignore", f"{path}/*")]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "--locale",
            "sv",
            "--no-location",
            "--no-obsolete",
            "--verbosity",
            "0",
            "--extension",
            "html,txt,py,svg",
            *ignore,
        ],
        cwd=home,
        check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
    )


if __name__ == "__main__":
    for home in homes() if len(sys.argv) == 1 else [Path(argument).resolve() for argument in sys.argv[1:]]:
        extract(home)

"""The example agency for tests that read or change the whole of it: built once, a copy for each who asks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

AS_OF = "2026-11-23"
TERTIAL = (sys.executable, "-m", "tertial.site.cli")


def build(folder: Path) -> None:
    """Build the example agency in a data folder, as `tertial demo` does, on SQLite."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["TERTIAL_DATA"] = str(folder)
    subprocess.run([*TERTIAL, "demo", "--as-of", AS_OF], env=environment, check=True)


def copy_to(folder: Path) -> Path:
    """A data folder with the example agency, fresh. `TERTIAL_EXAMPLE` names one built already, to save a minute."""
    built = os.environ.get("TERTIAL_EXAMPLE")
    if built:
        shutil.copytree(built, folder)
    else:
        build(folder)
    return folder


if __name__ == "__main__":
    build(Path(sys.argv[1]))

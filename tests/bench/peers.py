"""The peers, installed as locked into an environment of their own."""

import subprocess
import sys
import venv
from pathlib import Path

LOCKED = Path(__file__).parent / "requirements.txt"
# The lock names every package: i18n-subsites would ask for an older Pelican.
INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")


def installed(folder: Path) -> Path:
    """The environment in that folder, made anew where it is not as locked."""
    lock = folder / LOCKED.name
    if not lock.is_file() or lock.read_bytes() != LOCKED.read_bytes():
        print("Setting up: installing the locked peers", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([str(folder / "bin" / "python"), *INSTALL, "--requirement", str(LOCKED)], check=True)
        lock.write_bytes(LOCKED.read_bytes())
    return folder

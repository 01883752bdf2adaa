"""The target: where publishconf.py says that the site is published."""

import runpy
from dataclasses import dataclass
from pathlib import Path

from .refusal import Refused

SETTINGS = Path("publishconf.py")


@dataclass(frozen=True, slots=True)
class Target:
    siteurl: str
    remote: str
    branch: str
    domain: str
    site: str  # its name, as commits bear it


def read_target() -> Target:
    """Return what publishconf.py says. Raises Refused where it does not say where the site will be."""
    settings = runpy.run_path(str(SETTINGS))
    if not settings["SITEURL"]:
        raise Refused("nobody has said where the site will be", "write SITEURL=https://… or set it in publishconf.py")
    return Target(
        settings["SITEURL"].rstrip("/"),
        settings["REMOTE"],
        settings["BRANCH"],
        settings["DOMAIN"],
        settings["SITENAME"],
    )


def read_siteurl() -> str:
    """Return where publishconf.py says that the site will be, or ""."""
    siteurl: str = runpy.run_path(str(SETTINGS))["SITEURL"]
    return siteurl

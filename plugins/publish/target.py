"""The target: where publishconf.py says that the site is published."""

import re
import runpy
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from ..messages.message import Message
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
    """Return what publishconf.py says. Raises Refused where it does not say where the site will be, or not as a URL."""
    settings = runpy.run_path(str(SETTINGS))
    if not settings["SITEURL"]:
        what = Message("nobody has said where the site will be")
        raise Refused(what, Message("write SITEURL=https://… or set it in publishconf.py"))
    return Target(
        check_siteurl(settings["SITEURL"]),
        settings["REMOTE"],
        settings["BRANCH"],
        to_ascii(settings["DOMAIN"]),
        settings["SITENAME"],
    )


def read_siteurl() -> str:
    """Return where publishconf.py says that the site will be, or "". Raises Refused where that is no URL."""
    siteurl: str = runpy.run_path(str(SETTINGS))["SITEURL"]
    return check_siteurl(siteurl) if siteurl else ""


def check_siteurl(siteurl: str) -> str:
    """Return a site's URL as pages bear it: without a slash at its end, the domain in ASCII. Raises Refused."""
    parts = urlsplit(siteurl)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        rest = re.sub("^([a-z]+:(?=/))?/*", "", siteurl) or "example.org"
        what = Message("SITEURL is “{siteurl}”, which is no whole address", siteurl=siteurl)
        raise Refused(what, Message("write it with https://, as in SITEURL=https://{rest}", rest=rest))
    if parts.query or parts.fragment or "@" in parts.netloc:
        what = Message("SITEURL is “{siteurl}”, which is more than a site's address", siteurl=siteurl)
        raise Refused(what, Message("leave out ?, # and @"))
    if parts.path.strip("/").lower() == parts.hostname:
        # https://docs.github.com/pages/getting-started-with-github-pages: NAME.github.io is served at its host's root.
        what = Message(
            "SITEURL is “{siteurl}”, and a host serves a repository of its own name at its root", siteurl=siteurl
        )
        raise Refused(what, Message("write SITEURL={root}", root=f"{parts.scheme}://{parts.netloc}"))
    return urlunsplit((parts.scheme, to_ascii(parts.netloc), parts.path.rstrip("/"), "", ""))


def to_ascii(domain: str) -> str:
    """Return a domain as URLs have it (IDNA, RFC 3490): xn--… for one in Cyrillic. Raises Refused."""
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        raise Refused(Message("“{domain}” is no domain", domain=domain), Message("correct it")) from None

"""The settings of the published site: only what differs from `pelicanconf.py`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403 (a Pelican settings file overrides another in just this way)

# The group has no domain that is known yet: whoever publishes says where.
SITEURL = os.environ.get("SITEURL", "").rstrip("/")

# Where `make publish` puts it: a remote of this clone (or a repository's URL or path), and the branch that its host
# serves. A domain of one's own, where the host wants it in a file called CNAME.
REMOTE = os.environ.get("REMOTE", "origin")
BRANCH = os.environ.get("BRANCH", "gh-pages")
DOMAIN = os.environ.get("DOMAIN", "")

"""A sound tree: built where that is asked for, judged, and refused where it has faults."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from ..messages.message import Message, plural_message
from .judging.fault import describe_faults
from .judging.html_page import read_html_page
from .judging.judge import Findings, Judgement, judge
from .judging.origin import Origin
from .judging.tree_files import FILE_LIMIT, MEGABYTE, TREE_LIMIT
from .refusal import Refused
from .target import SETTINGS, Target

STAGING = Path(".staging")  # where a tree is built that is to be published
CACHE = Path(".cache")


def build_sound_tree(content: Path, target: Target) -> Judgement:
    """Build the site into STAGING and return how it was judged. Raises Refused where it is not built, or not sound."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(SETTINGS), "-o", str(STAGING)]
    environment = os.environ | {"SITEURL": target.siteurl}
    run = subprocess.run([*command, "--fatal", "warnings"], env=environment, check=False)
    if run.returncode:
        raise Refused(Message("the site could not be built"), Message("mend what the build says"))
    return check_sound(STAGING, target.siteurl)


def check_sound(tree: Path, siteurl: str) -> Judgement:
    """Return the tree as it was judged, and say how large it is. Raises Refused where it has faults."""
    judgement = judge_tree(tree, Origin(siteurl))
    if judgement.faults:
        what = plural_message("the tree has {number} fault", "the tree has {number} faults", len(judgement.faults))
        raise Refused(what, Message("mend them first"), describe_faults(judgement.faults, read_page_sources()))
    files = judgement.files
    largest = max(files.sizes.values())
    click.echo(
        Message(
            "The tree is sound. Pages: {pages}; other files: {others}; size: {size} MB, {share} of what a host takes;"
            " the largest file has {largest} of it.",
            pages=len(judgement.pages),
            others=len(files.sizes) - len(judgement.pages),
            size=math.ceil(files.size / MEGABYTE),
            share=f"{files.size / TREE_LIMIT:.0%}",
            largest=f"{largest / FILE_LIMIT:.0%}",
        )
    )
    return judgement


def judge_tree(tree: Path, origin: Origin) -> Judgement:
    """Return how the tree is judged, with its faults. Raises Refused where there is none."""
    if not tree.is_dir():
        what = Message("there is no folder {folder}", folder=str(tree))
        raise Refused(what, Message("build the site first: make site"), end=None)
    return judge(tree, origin, _with_progress)


def _with_progress(parts: Iterator[Findings], number: int) -> Iterator[Findings]:
    if not sys.stderr.isatty():
        yield from parts
        return
    with click.progressbar(parts, length=number, label=str(Message("Judging")), file=sys.stderr) as parts_with_bar:
        yield from parts_with_bar


def siteurl_of(tree: Path) -> str:
    """Return where the tree says that it will be; "" where it does not say."""
    chooser = tree / "index.html"
    if not chooser.is_file():
        return ""
    html = chooser.read_text("utf-8", "replace")
    return read_html_page("index.html", html, frozenset(), Origin("")).canonical.rstrip("/")


def read_page_sources() -> Mapping[str, str]:
    """Return URL in the tree → the content file that the page was made from, as the last build wrote it."""
    try:
        sources: Mapping[str, str] = json.loads((CACHE / "sources.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return sources

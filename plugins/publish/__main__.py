"""`python -m plugins.publish COMMAND`: the Makefile gives each command a short name."""

import json
import os
import runpy
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from .git import GitFailed, git
from .judging.fault import report
from .judging.html_page import read_document
from .judging.judge import Judgement, Read, judge
from .judging.origin import Origin
from .judging.tree_files import FILE_LIMIT, TREE_LIMIT
from .outbound_links import dead
from .plain_folder import write_folder
from .publication import Published, publish
from .published_branch import added_up, opened
from .refusal import Refused
from .rollback import Step, roll_back

SETTINGS = Path("publishconf.py")
STAGING = Path(".staging")  # where a tree is built that is to be published
CACHE = Path(".cache")
SHOWN = 10  # addresses listed of each sort of change


@dataclass(frozen=True, slots=True)
class Target:
    """What publishconf.py says of where the site is published."""

    siteurl: str
    remote: str
    branch: str
    domain: str
    site: str  # its name, as commits bear it


def read_target() -> Target:
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


@click.group()
def main() -> None:
    """Judge a finished tree, and ship it."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


@main.command(name="publish")
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
def publish_(content: Path) -> None:
    """Build the site, judge it, and let the published branch hold it."""
    target = read_target()
    commit = _check_committed()
    judgement = _built(content, target)
    today = datetime.now(UTC).date()
    with opened(target.remote, target.branch, target.site, CACHE) as branch:
        done = publish(
            STAGING, judgement.listing.sizes, branch, f"Publish {commit} of {today}", target.siteurl, target.domain
        )
    _tell(done)


@main.command(name="judge")
@click.argument("tree", type=click.Path(path_type=Path), default="output")
def judge_(tree: Path) -> None:
    """Say what is wrong with a finished tree."""
    siteurl = runpy.run_path(str(SETTINGS))["SITEURL"]
    _judged(tree, siteurl or _siteurl_of(tree))


@main.command(name="publish-to")
@click.argument("folder", envvar="DIR", type=click.Path(path_type=Path))
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
def publish_to(folder: Path, content: Path) -> None:
    """Build the site, judge it, and put it into a folder in one step."""
    judgement = _built(content, read_target())
    write_folder(STAGING, judgement.listing.sizes, folder)
    click.echo(f"{folder} holds the site.")


@main.command()
@click.argument("to", envvar="TO")
@click.option("--yes", envvar="YES", is_flag=True, help="Ask nothing.")
def rollback(to: str, yes: bool) -> None:
    """Publish an earlier tree once more, on top of what came after it."""
    target = read_target()
    with opened(target.remote, target.branch, target.site, CACHE) as branch:
        done = roll_back(branch, to, lambda step: yes or _agree(step))
    _tell(done)
    click.echo("The next publication brings back what main has: mend that first.")


@main.command()
@click.argument("tree", type=click.Path(path_type=Path), default="output")
def links(tree: Path) -> None:
    """Ask whether what the site links to elsewhere is still there."""
    documents = _read_tree(tree, Origin(_siteurl_of(tree))).documents
    sources, where = read_sources(), defaultdict(set)
    for path, document in documents.items():
        for address in document.outbound:
            where[address].add(sources.get(path.removesuffix("index.html"), ""))
    shown = {address: sorted(filter(None, texts)) for address, texts in where.items() if any(texts)}
    found = dead(shown, CACHE / "links.json")
    lost = 0
    for address, texts in sorted(shown.items()):
        if said := found.get(address.partition("#")[0]):
            lost += 1
            for text in texts:
                click.echo(
                    f"{text}: “{address}” is dead ({said}); link to a copy: https://web.archive.org/web/{address}"
                )
    click.echo(f"{len(shown)} links lead out of the site; {lost} of them {'is' if lost == 1 else 'are'} dead.")
    sys.exit(lost > 0)


def read_sources() -> Mapping[str, str]:
    """URL in the tree → the content file that the page was made from, as the last build wrote it."""
    try:
        sources: Mapping[str, str] = json.loads((CACHE / "sources.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return sources


def _check_committed() -> str:
    """The commit that is to be built; Refused where there is more than it holds."""
    try:
        changed = git(Path.cwd(), "status", "--porcelain").strip()
        commit = git(Path.cwd(), "rev-parse", "--short=10", "HEAD").strip()
    except GitFailed as error:
        raise Refused(f"git says: {error}", "publish from a clone of the site") from None
    if changed:
        raise Refused("what is here is not what was committed", "commit it, or put it away", changed.splitlines())
    return commit


def _built(content: Path, target: Target) -> Judgement:
    """The site, built into the staging folder and judged."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(SETTINGS), "-o", str(STAGING)]
    environment = os.environ | {"SITEURL": target.siteurl}
    done = subprocess.run([*command, "--fatal", "warnings"], env=environment, check=False)
    if done.returncode:
        raise Refused("the site could not be built", "mend what the build says")
    return _judged(STAGING, target.siteurl)


def _judged(tree: Path, siteurl: str) -> Judgement:
    """The tree as it was judged; Refused where it has faults."""
    judgement = _read_tree(tree, Origin(siteurl))
    if judgement.faults:
        what = f"the tree has {len(judgement.faults):,} fault{'' if len(judgement.faults) == 1 else 's'}"
        raise Refused(what, "mend them first", report(judgement.faults, read_sources()))
    listing = judgement.listing
    largest = max(listing.sizes.values())
    click.echo(
        f"The tree is sound: {added_up(listing.sizes)}, {listing.size / 1e6:,.1f} MB,"
        f" {listing.size / TREE_LIMIT:.0%} of what a host takes; the largest file has {largest / FILE_LIMIT:.0%} of it."
    )
    return judgement


def _read_tree(tree: Path, origin: Origin) -> Judgement:
    if not tree.is_dir():
        raise Refused(f"there is no folder {tree}", "build the site first: make site")
    return judge(tree, origin, _progress)


def _progress(parts: Iterator[Read], number: int) -> Iterator[Read]:
    if not sys.stderr.isatty():
        yield from parts
        return
    with click.progressbar(parts, length=number, label="Judging", file=sys.stderr) as shown:
        yield from shown


def _siteurl_of(tree: Path) -> str:
    """Where the tree says that it will be; "" where it does not say."""
    chooser = tree / "index.html"
    if not chooser.is_file():
        return ""
    html = chooser.read_text("utf-8", "replace")
    return read_document("index.html", html, frozenset(), Origin("")).canonical.rstrip("/")


def _agree(step: Step) -> bool:
    for paths, said in ((step.goes, "will be gone"), (step.returns, "will be back")):
        for path in paths:
            click.echo(f"{path} {said}")
    return click.confirm("Publish the earlier tree?", default=False)


def _tell(done: Published) -> None:
    """What is published now."""
    if done.before == done.after:
        click.echo(f"Nothing has changed: {done.after[:10]} is published.")
        return
    for said, paths in (
        ("added", done.changes.added),
        ("changed", done.changes.changed),
        ("removed", done.changes.removed),
    ):
        if paths:
            click.echo(f"{said}: {added_up(paths)}")
        pages = [path for path in paths if path.endswith(".html")]
        for path in pages[:SHOWN]:
            click.echo(f"  /{path.removesuffix('index.html')}")
        if len(pages) > SHOWN:
            click.echo(f"  … and {len(pages) - SHOWN:,} more")
    click.echo(f"Published: {done.before[:10] or 'nothing'} → {done.after[:10]}, read back and found whole.")


if __name__ == "__main__":
    main(prog_name="python -m plugins.publish")

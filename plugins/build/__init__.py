"""The editions: a Pelican plugin that writes each language and script of the site into a folder of one tree.

Pelican is imported late: the desk uses modules of this room without it.
"""

import gc
import time
from collections.abc import Iterator
from typing import Any


def give_generators(pelican: Any) -> Iterator[type]:
    """A generator for each edition and, last, one for what they share."""
    from pelican.log import console

    from ..build.generators import EditionGenerator, SharedGenerator, refuse

    if pelican.settings["DELETE_OUTPUT_DIRECTORY"]:
        refuse("Leave out -d: it would wipe the tree before anything is read, and the build tidies it by itself.")
    console.quiet = False
    gc.disable()  # a build makes next to no cycles, and to look for them in all it holds takes a tenth of its time
    began = {"began": time.monotonic()}
    for folder in pelican.settings.get("EDITIONS", {}):
        yield type(f"Edition {folder}", (EditionGenerator,), {"folder": folder, **began})
    yield type("Shared", (SharedGenerator,), began)


def give_writer(pelican: Any) -> type:
    from ..build.tree_writer import Tree

    return Tree


def finish(pelican: Any) -> None:
    """Leave the process as it was, and silence Pelican's last line, which counts articles that its own generators did
    not read."""
    from pelican.log import console

    gc.enable()
    console.quiet = True


def register() -> None:
    from pelican import signals

    signals.get_generators.connect(give_generators)
    signals.get_writer.connect(give_writer)
    signals.finalized.connect(finish)

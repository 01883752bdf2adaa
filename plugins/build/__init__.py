"""The build: a Pelican plugin that writes each language and script of the site into a folder of one tree.

Pelican is imported late: the desk uses modules of this room without it.
"""

import gc
from collections.abc import Iterator
from typing import Any


def give_generators(pelican: Any) -> Iterator[type]:
    """Yield a generator for each edition and, last, one for what they share."""
    from pelican.log import console

    from ..messages.message import Message
    from .generators import EditionGenerator, SharedGenerator, refuse, start_build

    if pelican.settings["DELETE_OUTPUT_DIRECTORY"]:
        reason = Message(
            "Leave out -d: it would wipe the tree before anything is read, and the build tidies it by itself."
        )
        refuse(reason)
    console.quiet = False
    gc.disable()  # a build makes next to no cycles, and to look for them in all it holds takes a tenth of its time
    build = start_build(pelican.settings)
    for folder in pelican.settings.get("EDITIONS", {}):
        yield type(f"Edition {folder}", (EditionGenerator,), {"folder": folder, "build": build})
    yield type("Shared", (SharedGenerator,), {"build": build})


def finish(pelican: Any) -> None:
    """Leave the process as it was, and silence Pelican's last line, which counts articles that its own generators did
    not read."""
    from pelican.log import console

    gc.enable()
    console.quiet = True


def register() -> None:
    """Connect to Pelican's signals (https://docs.getpelican.com/en/latest/plugins.html#how-to-create-plugins)."""
    from pelican import signals

    signals.get_generators.connect(give_generators)
    signals.finalized.connect(finish)

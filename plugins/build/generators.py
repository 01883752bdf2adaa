"""The generators: how a Pelican run becomes a build of the site. Only this, `__init__` and the writer know it."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from pelican.generators import Generator

from ..archive.problem import Problem, Problems, count
from ..cache.folder_digests import digests
from ..cache.parallel import on_every_core
from ..editions.edition import Edition
from ..editions.page import Page
from ..editions.rendering.page_maker import REFUSALS, AnyPage, Press
from ..editions.site import Site, day_of_build
from .inputs import content_of, inputs
from .last_build import Done
from .sources import SOURCES, sources
from .tree_record import Busy, held, record
from .tree_writer import Tree, WrongFolder, check_output


class EditionGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the pages of one edition. Pelican wants classes, so each edition has a class of its own."""

    folder: ClassVar[str] = ""  # the edition's, in the tree
    began: ClassVar[float] = 0.0  # when the run did, on the monotonic clock

    def generate_context(self) -> None:
        """Read the site, once for all generators, before any of them writes; None where the tree is that site."""
        if "site" not in self.context:
            self.context["lock"] = guarded(lambda: held(Path(self.output_path), Path(self.settings["CACHE_PATH"])))
            with self._or_unlocked():
                self.context["site"] = guarded(self._read)

    def generate_output(self, writer: Tree) -> None:
        """Set every page of the edition beside its place in the tree."""
        if self.context["site"]:
            with self._or_unlocked(), writer.whole_or_not(), closing(self.context["press"].store):
                guarded(lambda: self._write(writer))

    @contextmanager
    def _or_unlocked(self) -> Iterator[None]:
        """Where what it encloses fails, let other builds write into the folder."""
        try:
            yield
        except BaseException:
            self.context["lock"].close()
            raise

    def _read(self) -> Site | None:
        content, output, theme = (Path(path).resolve() for path in (self.path, self.output_path, self.theme))
        day = day_of_build()
        found = digests(content, theme)
        self.context["inputs"] = (found and inputs(self.settings, day, found[str(content)], found[str(theme)])) or ""
        if self._standing():
            return None
        check_output(output, [content, theme, Path.cwd()])
        press = self.context["press"] = Press(self.settings, content, theme)
        site = press.read(day, found)
        self.context["warnings"] = tuple(map(str, site.warnings))
        say(self.context["warnings"])
        return site

    def _standing(self) -> Done | None:
        """What the last build did, where this one would do the same, and its tree is whole."""
        cache = Path(self.settings["CACHE_PATH"])
        kept = record(Path(self.output_path), cache)
        done = Done.read(kept.made)
        same = (
            done
            and self.context["inputs"]
            and done.inputs == self.context["inputs"]
            and done.sources == content_of(cache / SOURCES)
        )
        return done if same and kept.is_whole() else None

    def _write(self, writer: Tree) -> None:
        site: Site = self.context["site"]
        press: Press = self.context["press"]
        edition = next((one for one in site.editions if one.folder == self.folder), None)
        frame = press.frame(site, edition)
        todo = []
        for page in self._pages(press, site, edition):
            if isinstance(page, Page) and not frame.writes(page):
                continue
            key = frame.key(page) if isinstance(page, Page) else page.key
            if not writer.has(page.url, key):
                todo.append((page, key))

        def share(some: Iterable[tuple[AnyPage, str]]) -> list[tuple[str, str, bool]]:
            return [(page.url, key, writer.set_beside(page.url, press.made(page, frame))) for page, key in some]

        press.store.close()
        for taken in chain.from_iterable(on_every_core(share, todo, f"Writing {self.folder}".strip())):
            writer.take(*taken)

    def _pages(self, press: Press, site: Site, edition: Edition | None) -> Iterator[AnyPage]:
        yield from press.pages(site, edition)
        if edition and self.settings.get("INDEX", True):
            yield from press.index(site, edition)


class SharedGenerator(EditionGenerator):
    """Writes what all editions share, and then puts the whole tree into its place."""

    def generate_output(self, writer: Tree) -> None:
        super().generate_output(writer)
        site: Site | None = self.context["site"]
        with closing(self.context["lock"]):
            done = self._finished(site, writer) if site else Done.read(writer.record.made)
        assert done
        if not site:
            say(done.warnings)
        line = done.line(sum(name.endswith(".html") for name in writer.waiting), time.monotonic() - self.began)
        print(f"{line} {_look(writer.path)}")

    def _finished(self, site: Site, writer: Tree) -> Done:
        """Put the tree into its place, and keep what the next build wants to know of it."""
        path = Path(self.settings["CACHE_PATH"], SOURCES)
        path.parent.mkdir(parents=True, exist_ok=True)
        found = {url: f"{Path(self.path).name}/{source}" for url, source in sources(site)}
        path.write_text(json.dumps(found, ensure_ascii=False, indent=0), "utf-8")
        done = Done(
            self.context["inputs"],
            content_of(path),
            len(site.library.posts),
            len(site.editions),
            sum(name.endswith(".html") for name in writer.keys),
            self.context["warnings"],
        )
        writer.commit(asdict(done))
        self.context["press"].store.save()
        return done


def guarded(step: Callable[[], Any]) -> Any:
    """What the step returns; where it refuses, its reasons go to standard error and the run ends with exit code 1.

    Pelican would show a traceback for any exception but SystemExit.
    """
    try:
        return step()
    except Problems as error:
        say(error.problems)
        mistakes = sum(not problem.warning for problem in error.problems)
        refuse(f"{count(mistakes, 'mistake')} to mend; nothing was written.")
    except (Busy, WrongFolder, *REFUSALS) as error:
        refuse(f"{error}. Nothing was written.")


def say(problems: Iterable[Problem | str]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def refuse(reason: str) -> NoReturn:
    print(reason, file=sys.stderr)
    raise SystemExit(1)


def _look(tree: Path) -> str:
    """How to see it."""
    return f"To look at them: python3 -m http.server --directory {tree}, then http://localhost:8000/"

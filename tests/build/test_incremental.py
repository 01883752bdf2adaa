"""A build that takes what it can from an earlier one gives the tree that a build from nothing gives, byte for byte."""

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.paths import PROJECT
from tests.small_site import Build, photo, text, write_files

EDITS = int(os.environ.get("EDITS", "8"))  # in a row; make test-incremental makes five hundred
DAY = 1767268800  # 2026-01-01
SITE = "\n".join(
    (
        "-- content/tags.yml --\nembassy: {sr: Амбасада, ru: Посольство}\nletters: {sr: Писма, ru: Письма}",
        "-- content/takedowns.yml --\n- url: 2022/02/gone\n  date: 2022-05-01\n  reason: {sr: На молбу., ru: По просьбе.}",
        "-- content/rallies/2022-02-24-embassy/sr.md --\n"
        + text("Протест", "![људи](crowd.jpg)\n\nТекст.", place="Београд", tags="embassy"),
        "-- content/rallies/2022-02-24-embassy/crowd.jpg --\nred",
        "-- content/rallies/2026-01-03-walk/sr.md --\n"
        + text("Шетња", place="Београд", status="announced", announced="2025-12-30"),
        "-- content/statements/2022-03-01-appeal/ru.md --\n" + text("Обращение", tags="embassy, letters"),
        "-- content/statements/2022-03-01-appeal/sr.md --\n" + text("Апел", translates="ru"),
        "-- content/statements/2023-02-24-year/ru.md --\n" + text("Год", tags="letters"),
        "-- content/pages/about/sr.md --\n" + text("О нама"),
    )
)


class Workshop:
    """A site that is edited at random: each edit is a method, and leaves the site whole."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.day, self.siteurl, self.number = DAY, "https://example.org", 0
        write_files(SITE, root)
        shutil.copytree(PROJECT / "theme", root / "theme")

    def fresh(self) -> int:
        self.number += 1
        return self.number

    def swap(self, path: Path, before: str, after: str) -> None:
        path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")

    def texts(self) -> list[Path]:
        return sorted((self.root / "content").glob("*/*/*.md"))

    # The edits

    def body(self) -> None:
        path = self.chance.choice(self.texts())
        path.write_text(f"{path.read_text('utf-8')}\n{'и' * self.fresh()}\n", "utf-8")

    def title(self) -> None:
        path = self.chance.choice(self.texts())
        words = re.sub(r"(?m)^title: .*", f"title: Наслов {self.fresh()}", path.read_text("utf-8"), count=1)
        path.write_text(words, "utf-8")

    def tags(self) -> None:
        path = self.root / "content/statements/2023-02-24-year/ru.md"
        tags = self.chance.choice(["embassy", "letters", "embassy, letters"])
        path.write_text(re.sub(r"(?m)^tags: .*", f"tags: {tags}", path.read_text("utf-8")), "utf-8")

    def tag_name(self) -> None:
        self.swap(self.root / "content/tags.yml", "ru: ", f"ru: {self.fresh()} ")

    def post(self) -> None:
        name = f"content/statements/2024-{self.chance.randint(1, 12):02}-10-new-{self.fresh()}/ru.md"
        write_files(f"-- {name} --\n" + text("Новое"), self.root)

    def deletion(self) -> None:
        for folder in sorted((self.root / "content/statements").glob("*new*"))[:1]:
            shutil.rmtree(folder)

    def rename(self) -> None:
        for folder in sorted((self.root / "content/statements").glob("*new*"))[:1]:
            alias = f"{folder.name[:4]}/{folder.name[5:7]}/{folder.name[11:]}"
            path = folder.rename(folder.with_name(f"{folder.name}-{self.fresh()}")) / "ru.md"
            if "aliases" not in path.read_text("utf-8"):
                self.swap(path, "title: ", f"aliases: {alias}\ntitle: ")

    def draft(self) -> None:
        path = self.root / "content/statements/2022-03-01-appeal/sr.md"
        drafted = "status: draft\n" in path.read_text("utf-8")
        self.swap(path, *(("status: draft\n", "") if drafted else ("title: ", "status: draft\ntitle: ")))

    def photo(self) -> None:
        colour = self.chance.choice(["red", "green", "blue"])
        (self.root / "content/rallies/2022-02-24-embassy/crowd.jpg").write_bytes(photo(colour, (40, 20 + self.fresh())))

    def strings(self) -> None:
        path = self.root / "theme/translations/ru/LC_MESSAGES/messages.po"
        self.swap(path, 'msgstr "Архив', f'msgstr "Архив{"о" * self.fresh()}')

    def template(self) -> None:
        self.swap(self.root / "theme/templates/base.html", "<body>", f"<body><!-- {self.fresh()} -->")

    def style(self) -> None:
        path = self.root / "theme/static/style.css"
        path.write_text(f"{path.read_text('utf-8')}\n/* {self.fresh()} */\n", "utf-8")

    def setting(self) -> None:
        self.siteurl = self.chance.choice(["https://example.org", "https://example.net/site", ""])

    def days(self) -> None:
        self.day = DAY + 86400 * self.chance.randint(0, 5)

    def touched_tree(self) -> None:
        """Somebody writes into a file of the tree, keeping its size and time."""
        path = self.root / "incremental/ru/index.html"
        if path.is_file():
            was = path.stat()
            path.write_bytes(path.read_bytes()[:-1] + b"?")
            os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))

    def lost_tree(self) -> None:
        shutil.rmtree(self.root / "incremental", ignore_errors=True)

    def lost_record(self) -> None:
        for path in (self.root / "cache").glob("tree-*.json"):
            path.write_text(path.read_text("utf-8")[:100])

    def torn_store(self) -> None:
        path = self.root / "cache/texts.sqlite"
        if path.is_file():
            data = bytearray(path.read_bytes())
            for _ in range(20):
                data[self.chance.randrange(len(data))] ^= 0xFF
            path.write_bytes(data[: self.chance.choice([len(data), len(data) // 2])])

    def checkout(self) -> None:
        """Every source has a new time, as after a fresh clone."""
        for path in self.root.glob("content/**/*"):
            os.utime(path, (self.fresh(), self.number))


def edits(workshop: Workshop) -> list[Callable[[], None]]:
    return [
        *(workshop.body, workshop.title, workshop.tags, workshop.tag_name, workshop.post, workshop.deletion),
        *(workshop.rename, workshop.draft, workshop.photo, workshop.strings, workshop.template, workshop.style),
        *(workshop.setting, workshop.days, workshop.touched_tree, workshop.lost_tree, workshop.lost_record),
        *(workshop.torn_store, workshop.checkout),
    ]


def tree(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def test_after_any_edits_the_tree_is_that_of_a_build_from_nothing(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(tmp_path / "content")
    workshop = Workshop(tmp_path, random.Random(EDITS))

    def built(name: str, cache: str) -> dict[str, bytes]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(workshop.day))
        places = {"OUTPUT_PATH": str(tmp_path / name), "CACHE_PATH": str(tmp_path / cache)}
        outcome = build(SITEURL=workshop.siteurl, THEME=str(tmp_path / "theme"), **places)
        assert outcome.code == 0, outcome.stderr
        return tree(tmp_path / name)

    names: list[str] = []
    for _ in range(EDITS):
        for edit in workshop.chance.choices(edits(workshop), k=3):
            names.append(edit.__name__)
            edit()
        shutil.rmtree(tmp_path / "cold", ignore_errors=True)
        shutil.rmtree(tmp_path / "cold-cache", ignore_errors=True)
        warm, cold = built("incremental", "cache"), built("cold", "cold-cache")
        assert {name for name in warm.keys() | cold.keys() if warm.get(name) != cold.get(name)} == set(), names


def test_what_has_not_changed_is_left_alone(build: Build, tmp_path: Path) -> None:
    cache = {"CACHE_PATH": str(tmp_path / "cache")}
    before = build(SITE, **cache)
    times = {path: path.stat().st_mtime_ns for path in before.path.rglob("*.html")}
    post = tmp_path / "content/statements/2023-02-24-year/ru.md"
    post.write_text(post.read_text("utf-8").replace("Текст.", "Другие слова."), "utf-8")
    after = build(**cache)
    changed = {
        path.relative_to(after.path).as_posix() for path, time in times.items() if path.stat().st_mtime_ns != time
    }
    assert changed == {f"{folder}/2023/02/year/index.html" for folder in ("ru", "sr-cyrl", "sr-latn")}

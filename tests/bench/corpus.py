"""The corpus: other people's texts, laid out as posts of ours."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

PROJECT = Path(__file__).parents[2]
LAY_OUT = PROJECT.parent / "shared" / "corpus" / "lay_out.py"
DAY = "1795392000"  # 2026-11-22, after the last post, however many there are
FEWEST = 10  # posts: with fewer, not every tag has one
KINDS = {
    "rallies": {"sr": "Скупови", "ru": "Акции"},
    "statements": {"sr": "Саопштења", "ru": "Заявления"},
}


@dataclass(frozen=True, slots=True)
class Text:
    header: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Post:
    folder: Path  # content/rallies/2022-02-24-text-00000
    languages: tuple[str, ...]  # of its texts, that of the original first
    tags: tuple[str, ...]  # slugs

    @property
    def kind(self) -> str:
        return self.folder.parent.name

    @property
    def date(self) -> str:
        return self.folder.name[:10]

    @property
    def slug(self) -> str:
        return self.folder.name[11:]

    @property
    def address(self) -> str:
        """Below its language's home: 2022/02/text-00000/."""
        return f"{self.date[:4]}/{self.date[5:7]}/{self.slug}/"

    def text(self, language: str) -> Text:
        return read_text(self.folder / f"{language}.md")


@dataclass(frozen=True, slots=True)
class Corpus:
    content: Path
    posts: tuple[Post, ...]  # the oldest first
    names: Mapping[str, Mapping[str, str]]  # of tags and kinds, by slug and language

    def of(self, language: str) -> tuple[Post, ...]:
        """The posts that have a text in that language."""
        return tuple(post for post in self.posts if language in post.languages)

    @property
    def middle(self) -> Post:
        """The post whose Serbian text is edited; it has a Russian one too."""
        later = self.posts[len(self.posts) // 2 :]
        return next(post for post in (*later, *self.posts) if post.languages == ("sr", "ru"))


def lay_out(posts: int, content: Path) -> Corpus:
    """That many posts in a folder that is not there yet."""
    subprocess.run([sys.executable, str(LAY_OUT), str(content), "--posts", str(posts)], check=True)
    folders = sorted(content.glob("*/*/"), key=lambda folder: folder.name)
    tags = yaml.safe_load((content / "tags.yml").read_text("utf-8"))
    return Corpus(content, tuple(map(read_post, folders)), tags | KINDS)


def read_post(folder: Path) -> Post:
    languages = tuple(language for language in ("sr", "ru") if (folder / f"{language}.md").is_file())
    tags = read_text(folder / f"{languages[0]}.md").header["tags"]
    return Post(folder, languages, tuple(tags.split(", ")))


def read_text(path: Path) -> Text:
    _, header, body = re.split(r"^---\n", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
    return Text(yaml.load(header, yaml.BaseLoader), body)

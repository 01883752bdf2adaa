"""Tags, by which one finds posts: `tags.yml`, a name in each language for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..language.language import Language
from ..messages.advice import nearest
from ..messages.message import Message
from .address import wrong_slug
from .parsing.letter_rules import check_words
from .parsing.strict_yaml import Entry, read_yaml_file
from .problem import Problem, Reading

FILE = "tags.yml"


@dataclass(frozen=True, slots=True)
class Tag:
    slug: str
    names: Mapping[str, str]  # language → its name


def read_tags(path: Path, languages: Mapping[str, Language]) -> Reading[dict[str, Tag]]:
    """Return the tags by slug, in the file's order; none where there is no file."""
    entry = yield from read_yaml_file(path, FILE)
    if entry is None or not entry.value:
        return {}
    if not isinstance(entry.value, dict):
        instead = Message("write lines as {example}", example="embassy: {sr: Амбасада, ru: Посольство}")
        yield Problem(FILE, 1, Message("this is no list of tags"), instead)
        return {}
    tags = {}
    for slug, words in entry.value.items():
        if wrong := wrong_slug(slug):
            yield Problem(FILE, words.line, *wrong)
        tags[slug] = Tag(slug, (yield from read_names(words, slug, FILE, languages)))
    return tags


def read_names(entry: Entry, key: str, file: str, languages: Mapping[str, Language]) -> Reading[dict[str, str]]:
    """Return words in each language, from an entry as {sr: Амбасада, ru: Посольство}."""
    entries = entry.value if isinstance(entry.value, dict) else {}
    for code, item in entries.items():
        if code not in languages:
            unknown = Message("“{language}” is no language of this site", language=code)
            yield Problem(file, item.line, unknown, nearest(code, languages))
    names = {}
    for code, language in languages.items():
        name = entries.get(code)
        if name is None or not isinstance(name.value, str) or not name.value:
            missing = Message("“{key}” has no words in “{language}”", key=key, language=code)
            yield Problem(file, entry.line, missing, _form(languages))
        else:
            yield from check_words(name.value, language, file, name.line)
            names[code] = name.value
    return names


def _form(languages: Mapping[str, Language]) -> Message:
    return Message("add it: {form}", form=f"{{{', '.join(f'{code}: …' for code in languages)}}}")

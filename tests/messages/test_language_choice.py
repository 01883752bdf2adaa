"""In which language somebody is told what there is to tell."""

import subprocess
from pathlib import Path

import pytest

from plugins.messages import language_choice
from plugins.messages.language_choice import chosen_languages, languages_of, read_language

LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG", "DESK_LANGUAGE")


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in LOCALES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    language_choice._choose.cache_clear()


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("sr_RS", "sr"),
        ("sr_RS.UTF-8", "sr"),
        ("sr_RS@latin", "sr-Latn"),
        ("sr_RS.UTF-8@latin", "sr-Latn"),
        ("sr-Latn", "sr-Latn"),
        ("sr_Latn_RS.UTF-8", "sr-Latn"),
        ("sr-Cyrl-RS", "sr"),
        ("ru_RU.UTF-8", "ru"),
        ("ru", "ru"),
        ("ru-Latn", "ru"),
        ("uk_UA", None),
        ("en_US.UTF-8", "en"),
        ("C", None),
        ("", None),
        ("rubbish words", None),
    ],
)
def test_a_language_is_read_from_a_tag_or_a_locale(locale: str, language: str | None) -> None:
    assert read_language(locale) == language


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({"LANG": "sr_RS"}, ("sr",)),
        ({"LANG": "uk_UA.UTF-8"}, ("en",)),  # Russian is not assumed
        ({"LANG": "C"}, ()),
        ({"LANG": "C.UTF-8"}, ()),
        ({"LANG": "POSIX"}, ()),
        ({}, ()),
        ({"LANG": "sr_RS", "LC_MESSAGES": "ru_RU"}, ("ru",)),
        ({"LANG": "sr_RS", "LC_MESSAGES": "ru_RU", "LC_ALL": "en_GB"}, ("en",)),
        ({"LC_ALL": "", "LANG": "ru_RU"}, ("ru",)),
        ({"LANG": "ru_RU", "DESK_LANGUAGE": "sr-Latn"}, ("sr-Latn",)),
        ({"DESK_LANGUAGE": "sr ru"}, ("sr", "ru")),
        ({"DESK_LANGUAGE": "xx", "LANG": "ru_RU"}, ("ru",)),
    ],
)
def test_a_language_is_chosen(
    environment: dict[str, str], languages: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert chosen_languages() == languages


def test_the_clone_s_own_setting_comes_before_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "sr_RS")
    subprocess.run(["git", "config", "desk.language", "ru"], check=True)
    assert chosen_languages() == ("ru",)
    monkeypatch.setenv("DESK_LANGUAGE", "en")
    assert chosen_languages() == ("en",)


@pytest.mark.parametrize(
    ("chosen", "source", "languages"),
    [
        ("", "content/rallies/2022-02-24-embassy/sr.md", ("sr",)),
        ("", "content/rallies/2022-02-24-embassy/ru.md", ("ru",)),
        ("", "content/rallies/2022-02-24-embassy", ("ru", "sr")),
        ("", "content/tags.yml", ("ru", "sr")),
        ("", "content/pages/about/uk.md", ("en",)),
        ("", "theme/translations/ru/LC_MESSAGES/messages.po", ("en",)),
        ("", "", ("en",)),
        ("sr ru", "content/pages/about/ru.md", ("ru",)),
        ("sr ru", "content/pages/about", ("sr", "ru")),
        ("sr ru", "", ("sr", "ru")),
        ("sr-Latn", "content/pages/about/ru.md", ("sr-Latn",)),
    ],
)
def test_where_nobody_has_chosen_a_text_is_spoken_of_in_its_own_language(
    chosen: str, source: str, languages: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_LANGUAGE", chosen)
    assert languages_of(source) == languages

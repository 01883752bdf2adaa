"""The theme's strings are whole in every language."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from jinja2 import DictLoader, Environment

from plugins.archive.problem import Problem, collect
from plugins.editions.rendering.renderer import string_functions
from plugins.editions.strings import compile_catalogue, convert_catalogue, read_catalogue, read_compiled
from tests.paths import PROJECT
from tests.site_settings import editions, languages
from tests.small_site import Build

THEME = PROJECT / "theme"


def theme(root: Path, change: tuple[str, str]) -> Path:
    """The theme with something changed in its Russian catalogue."""
    copy = root / "theme"
    shutil.copytree(THEME, copy)
    path = copy / "translations" / "ru" / "LC_MESSAGES" / "messages.po"
    before = path.read_text("utf-8")
    path.write_text(re.sub(*change, before), "utf-8")
    assert path.read_text("utf-8") != before
    return copy


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            (r'(msgid "Contents"\nmsgstr) ".*"', r'\1 ""'),
            "“Contents” has no translation; write one between the quotes of msgstr",
        ),
        (
            ('msgid "Contents"', '#, fuzzy\nmsgid "Contents"'),
            "“Contents” is marked fuzzy; correct its translation, then delete “fuzzy”",
        ),
        (
            (r'(msgid "Updated on %\(date\)s"\nmsgstr ".*)%\(date\)s', r"\1%(day)s"),
            "the translation of “Updated on %(date)s” is wrong: unknown named placeholder 'day';"
            " keep what is between %( and )s",
        ),
        (
            (r'(msgid "Contents"\nmsgstr ".*)"', r"\1"),
            "gettext cannot read this line; put the words between two quotes",
        ),
        (
            (r'msgid "Contents"\nmsgstr ".*"\n', ""),
            "“Contents” is not there; run `make strings` and translate it",
        ),
    ],
)
def test_a_catalogue_that_is_not_whole_stops_the_build(
    change: tuple[str, str], message: str, build: Build, tmp_path: Path
) -> None:
    built = build(THEME=str(theme(tmp_path, change)))
    assert (built.code, built.files()) == (1, {})
    assert message in built.stderr


def test_a_letter_that_is_not_serbian_in_a_string_is_named_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(THEME, tmp_path / "theme")
    path = tmp_path / "theme" / "translations" / "sr" / "LC_MESSAGES" / "messages.po"
    path.write_text(re.sub(r'(msgid "Contents"\nmsgstr) ".*"', r'\1 "Содержание й"', path.read_text("utf-8")), "utf-8")
    problems: list[Problem] = []
    collect(read_catalogue(tmp_path / "theme", languages()["sr"]), problems)
    (problem,) = problems
    assert problem.line and str(problem.what) == "“й” has a letter that “sr” does not: й"


def test_every_string_of_a_macro_is_right_in_every_edition_in_one_run() -> None:
    shown = {}
    words = {"sr": ("Саопштење", "Вести"), "ru": ("Заявление", "Новости")}
    for folder, edition in editions().items():
        catalogue = Catalog(locale=edition.language.code)
        for message, translation in zip(("Statement", "News"), words[edition.language.code], strict=True):
            catalogue.add(message, translation)
        if edition.conversion:
            catalogue = convert_catalogue(catalogue, edition.conversion.convert)
        macro = '{% macro kind() %}{{ _("Statement") }}{% endmacro %}'
        loader = DictLoader({"macros": macro, "page": '{% import "macros" as m %}{{ m.kind() }} {{ _("News") }}'})
        environment = Environment(loader=loader)
        environment.globals.update(string_functions(read_compiled(compile_catalogue(catalogue))))
        shown[folder] = environment.get_template("page").render()
    assert shown == {"sr-cyrl": "Саопштење Вести", "sr-latn": "Saopštenje Vesti", "ru": "Заявление Новости"}


def test_macros_on_pages_speak_each_page_s_language(build: Build) -> None:
    built = build(
        "-- content/statements/2022-03-01-appeal/sr.md --\n---\ntitle: Т\nsummary: С\n---\n"
        "-- content/rallies/2022-03-02-walk/sr.md --\n---\ntitle: Т\nsummary: С\nplace: Б\nstatus: cancelled\nstarts: 18:00\n---\n"
    )
    for folder, edition in editions().items():
        catalogue = collect(read_catalogue(THEME, edition.language), [])
        assert catalogue
        for message in (
            "Statement",
            "Rally",
            "Cancelled",
            "Since 24 February 2022 we have been protesting in Belgrade against Russia's war in Ukraine.",
        ):
            word = str(catalogue[message].string)
            word = edition.conversion.convert(word) if edition.conversion else word
            assert word.replace("\u00a0", " ") in built.words(f"{folder}/"), word


@pytest.mark.parametrize(
    ("count", "serbian", "russian"),
    [
        (1, "1 текст", "1 публикация"),
        (3, "3 текста", "3 публикации"),
        (5, "5 текстова", "5 публикаций"),
        (11, "11 текстова", "11 публикаций"),
        (21, "21 текст", "21 публикация"),
        (104, "104 текста", "104 публикации"),
    ],
)
def test_plurals(count: int, serbian: str, russian: str) -> None:
    for code, words in (("sr", serbian), ("ru", russian)):
        catalogue = Catalog(locale=code)
        forms = {"sr": ("текст", "текста", "текстова"), "ru": ("публикация", "публикации", "публикаций")}[code]
        catalogue.add(("%(num)s post", "%(num)s posts"), tuple(f"%(num)s {form}" for form in forms))
        form = read_compiled(compile_catalogue(catalogue)).ngettext("%(num)s post", "%(num)s posts", count)
        assert form % {"num": count} == words


def test_the_catalogues_do_not_lag_behind_the_templates(tmp_path: Path) -> None:
    template = tmp_path / "messages.pot"
    babel = [sys.executable, "-m", "babel.messages.frontend", "--quiet"]
    extract = ["extract", "--mapping", "pyproject.toml", "--add-location", "file", "--output", str(template), "."]
    update = ["update", "--input-file", str(template), "--output-dir", "theme/translations", "--check"]
    options = ["--ignore-obsolete", "--ignore-pot-creation-date", "--no-fuzzy-matching"]
    subprocess.run([*babel, *extract], cwd=PROJECT, check=True)
    process = subprocess.run([*babel, *update, *options], cwd=PROJECT, capture_output=True, text=True)
    assert process.returncode == 0, f"run `make strings` and translate what is new:\n{process.stderr}"

"""Forms of a word have one stem, and other words have others."""

from pathlib import Path

import pytest

from plugins.language.stemming import stemmer
from tests.site_settings import languages
from tests.word_table import words

HERE = Path(__file__).parent


@pytest.mark.parametrize("code", ["sr", "ru"])
def test_every_form_of_a_word_has_its_stem_and_no_other_word_has(code: str) -> None:
    stem = stemmer(languages()[code])
    split = [forms for forms in words(HERE / f"word_forms.{code}.txt") if len({*map(stem, forms)}) > 1]
    alike = [
        others for others in words(HERE / f"different_words.{code}.txt") if len({*map(stem, others)}) < len(others)
    ]
    assert split == alike == []


@pytest.mark.parametrize("code", ["sr", "ru"])
def test_what_is_too_long_for_a_word_is_known_by_its_beginning(code: str) -> None:
    # The rules took 24 seconds for one like this; nothing is measured here, but nobody would wait.
    stem = stemmer(languages()[code])
    for letter in "aaбzо":
        assert len(stem(letter * 80_000)) == 50

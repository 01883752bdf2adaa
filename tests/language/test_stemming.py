"""Forms of a word have one key, and other words have others."""

from pathlib import Path

import pytest

from plugins.language.stemming import stemmer
from tests.site_settings import languages
from tests.word_table import words

HERE = Path(__file__).parent


@pytest.mark.parametrize("code", ["sr", "ru"])
def test_every_form_of_a_word_has_its_key_and_no_other_word_has(code: str) -> None:
    key = stemmer(languages()[code])
    split = [forms for forms in words(HERE / f"word_forms.{code}.txt") if len({*map(key, forms)}) > 1]
    alike = [others for others in words(HERE / f"different_words.{code}.txt") if len({*map(key, others)}) < len(others)]
    assert split == alike == []

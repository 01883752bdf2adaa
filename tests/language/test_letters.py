"""Letters of another alphabet that are left in a text are found."""

from plugins.language.letters import cyrillic_words


def test_words_that_are_left_in_cyrillic_are_found_outside_other_languages() -> None:
    html = '<p>Мы <b>da</b> <i lang="ru">Мы</i> <i translate="no">Мы</i> <i lang="sr-Cyrl">Да</i></p>'
    assert cyrillic_words(html, "sr-Latn") == ["Мы"]

"""A phrase: the words of a title, and those of other languages among them."""

import json
import pickle

import icalendar

from plugins.language.phrase import own_words, read_phrase
from plugins.language.typography import typeset_phrase
from plugins.publish.judging.judge import judge
from plugins.publish.judging.origin import Origin
from tests.site_settings import languages
from tests.small_content import rally
from tests.small_site import Build

TITLE = "Разговор за лист [Новая газета]{ru}"


def test_words_are_plain_and_a_page_marks_their_language() -> None:
    for written in (TITLE, 'Разговор за лист <span lang="ru">Новая газета</span>'):
        phrase = read_phrase(written)
        assert phrase == "Разговор за лист Новая газета" and own_words(written) == "Разговор за лист  "
        assert phrase.__html__() == 'Разговор за лист <span lang="ru">Новая газета</span>'
    phrase = read_phrase("[а] {б} <b>в</b> [г]{д} [е](ru)")
    assert phrase == "[а] {б} <b>в</b> [г]{д} [е](ru)" and "&lt;b&gt;" in phrase.__html__()
    assert pickle.loads(pickle.dumps(read_phrase(TITLE))).parts == read_phrase(TITLE).parts


def test_phrases_of_the_same_words_are_not_taken_for_each_other() -> None:
    russian = languages()["ru"]
    plain, marked = read_phrase('Газета "Да"'), read_phrase('[Газета "Да"]{sr}')
    assert plain == marked and typeset_phrase(plain, russian) == "Газета «Да»"
    assert typeset_phrase(marked, russian) == 'Газета "Да"'


def test_a_title_may_name_a_paper_of_another_language_in_every_edition(build: Build) -> None:
    site = rally(title=f'"{TITLE} - да"'.replace('"', "'", 1)[:-1] + "'", starts="18:00", place="Кафе [Мост]{ru}")
    built = build(site, SITEURL="https://example.org")
    assert built.code == 0, built.stderr
    marked = '<span lang="ru">Новая газета</span>'
    assert judge(built.path, Origin("https://example.org")).faults == ()
    for folder, words in (("sr-cyrl", "Разговор за лист"), ("sr-latn", "Razgovor za list")):
        html = built.html(f"{folder}/2022/02/embassy/")
        assert f">{words} {marked}\u00a0–" in html, html.partition("<h1")[2][:300]
        assert f"<title>{words} Новая газета\u00a0– " in html
        head = html.partition("<body")[0]
        assert "span" not in head and f'property="og:title" content="{words} Новая газета' in head.replace(" lang=", "")
        (item,) = json.loads((built.path / folder / "feed.json").read_text("utf-8"))["items"]
        assert item["title"].startswith(f"{words} Новая газета")
        assert marked in built.html(f"{folder}/") and marked in built.html(f"{folder}/2022/")
        event = icalendar.Calendar.from_ical((built.path / folder / "2022/02/embassy/event.ics").read_bytes())
        assert "Новая газета" in event.walk("VEVENT")[0]["SUMMARY"] and "Мост" in event.walk("VEVENT")[0]["LOCATION"]
        data = json.loads(html.partition('"application/ld+json">')[2].partition("</script>")[0])
        assert "Новая газета" in json.dumps(data, ensure_ascii=False) and "<span" not in json.dumps(data)


def test_the_same_form_serves_in_a_text(build: Build) -> None:
    summary = "<details>\n<summary>Шта пише [Новая газета]{ru}</summary>\n\nДа.\n\n</details>"
    built = build(rally(body=f"Пише [Новая газета]{{ru}} и <span lang='ru'>Новая</span>.\n\n{summary}"))
    assert built.code == 0, built.stderr
    html = built.html("sr-latn/2022/02/embassy/").replace("\u00a0", " ")
    assert 'Piše <span lang="ru">Новая газета</span>' in html
    assert '<summary>Šta piše <span lang="ru">Новая газета</span></summary>' in html

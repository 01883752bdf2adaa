"""A post becomes pages in every edition."""

from pathlib import Path

from plugins.publish.judging.judge import judge
from plugins.publish.judging.origin import Origin
from tests.interface import said
from tests.sample_site import SITEURL
from tests.site_settings import FOLDERS
from tests.small_content import messages, statement
from tests.small_site import SITE, Build, Built, text


def test_a_serbian_post_appears_in_both_scripts(build: Build) -> None:
    built = build(SITE)
    assert "Љубав и ЉУДИ: „шетња“" in built.words("sr-cyrl/2022/02/embassy/")
    assert "Ljubav i LJUDI: „šetnja“" in built.words("sr-latn/2022/02/embassy/")


def test_the_latin_edition_is_derived_wholly(build: Build) -> None:
    page = build(SITE).html("sr-latn/2022/02/embassy/").replace("\u00a0", " ")
    for words in (
        "Okupili smo se pred ambasadom.",  # the summary, in the page and its description
        "Beograd, Trg republike",
        'alt="Ljudi na trgu"',
        "Njegoševa ulica. <small>Photo: NN</small>",
        "Ambasada",
        said("sr-latn", "Together Against War"),
        "četvrtak, 24. februara 2022.",
        "18:00–20:30",
        '<span lang="ru">«Нет войне»</span>',
    ):
        assert words in page, words


def test_each_page_says_its_language_and_leads_to_its_twins(build: Build) -> None:
    built = build(SITE, SITEURL="https://example.org/site")
    for folder, tag in (("sr-cyrl", "sr-Cyrl"), ("sr-latn", "sr-Latn"), ("ru", "ru")):
        page = built.page(f"{folder}/2022/02/embassy/")
        assert page.get("lang") == tag
        links = {link.get("hreflang"): link.get("href") for link in page.iterfind(".//link[@hreflang]")}
        base = "https://example.org/site"
        assert links == {
            "sr-Cyrl": f"{base}/sr-cyrl/2022/02/embassy/",
            "sr-Latn": f"{base}/sr-latn/2022/02/embassy/",
            "ru": f"{base}/ru/2022/02/embassy/",
        }
        canonical = page.find(".//link[@rel='canonical']")
        assert canonical is not None and canonical.get("href") == f"{base}/{folder}/2022/02/embassy/"
        switch = [link.get("href") for link in page.iterfind(".//nav[@class='editions']//a")]
        assert switch == [f"../../../../{folder}/2022/02/embassy/" for folder in ("sr-cyrl", "sr-latn", "ru")]


def test_a_post_without_a_translation_falls_back_to_its_original(build: Build) -> None:
    built = build(SITE, SITEURL="https://example.org")
    page = built.page("sr-latn/2022/03/appeal/")
    assert page.get("lang") == "sr-Latn"
    heading, prose = page.find(".//h1"), page.find(".//div[@class='prose']")
    assert heading is not None and (heading.get("lang"), "".join(heading.itertext())) == ("ru", "Обращение")
    assert prose is not None and prose.get("lang") == "ru"
    assert "Ovaj tekst još nije preveden." in built.words("sr-latn/2022/03/appeal/")
    assert page.find(".//link[@hreflang]") is None
    canonical = page.find(".//link[@rel='canonical']")
    assert canonical is not None and canonical.get("href") == "https://example.org/ru/2022/03/appeal/"


def test_an_original_alone_names_its_own_editions_only(build: Build) -> None:
    page = build(SITE, SITEURL="https://example.org").page("ru/2022/03/appeal/")
    assert [link.get("hreflang") for link in page.iterfind(".//link[@hreflang]")] == ["ru"]


def test_a_fallback_in_the_menu_bears_its_language(build: Build) -> None:
    built = build("-- content/pages/help/ru.md --\n---\ntitle: Помощь\nsummary: С\n---\nТекст.\n")
    links = built.page("sr-latn/").findall(".//footer/nav//a")
    assert (links[0].text, links[0].get("lang")) == ("Помощь", "ru")


def test_links_between_posts_stay_in_the_reader_s_edition(build: Build) -> None:
    built = build(SITE)
    assert 'href="../../../../ru/2022/03/appeal/"' in built.html("ru/2022/02/embassy/")
    assert 'href="../../../../ru/2022/02/embassy/"' in built.html("ru/2022/03/appeal/")
    assert 'href="../../../../sr-latn/2022/02/embassy/"' in built.html("sr-latn/2022/03/appeal/")


def test_a_link_to_a_heading_leads_to_the_text_that_has_it(build: Build) -> None:
    site = SITE + (
        "-- content/statements/2022-03-02-next/ru.md --\n---\ntitle: Далее\nsummary: С.\n---\n"
        "[Часть](../2022-03-01-appeal/#chast), [сверху](#vverkhu)\n\n## Вверху\n"
        "-- content/statements/2022-03-01-appeal/sr.md --\n"
        "---\ntitle: Апел\nsummary: С.\ntranslates: ru\n---\n## Други део\n"
    )
    built = build(site)
    assert 'href="../../../../ru/2022/03/appeal/#chast"' in built.html("ru/2022/03/next/")
    # In the Serbian editions the Russian original is shown, and the Serbian text has no such heading.
    assert 'href="../../../../ru/2022/03/appeal/#chast"' in built.html("sr-cyrl/2022/03/next/")
    assert 'href="#vverkhu"' in built.html("sr-cyrl/2022/03/next/")


def test_home_lists_the_newest_posts_first(build: Build) -> None:
    words = build(SITE).words("ru/")
    assert words.index("Обращение") < words.index("Любовь и «прогулка»")
    count = said("ru", "%(num)s post", "%(num)s posts", num=1)
    assert f"{said('ru', 'Rallies')} {count}" in build(SITE).words("ru/rallies/")


def test_an_empty_site_has_a_home_that_says_so(build: Build) -> None:
    built = build()
    assert said("sr-latn", "There is nothing here yet.") in built.words("sr-latn/")
    assert built.last_line.startswith("0 posts · 3 editions · 20 pages, 20 written · ")


def test_every_part_of_an_address_leads_to_a_list(tree: Built) -> None:
    for url, _ in tree.html_pages():
        parts = url.split("/")
        for end in range(1, len(parts)):
            above = "/".join(parts[:end]) + "/"
            if parts[end - 1] not in ("page", "photos", "theme"):
                assert tree.file(above).is_file(), f"{url}: {above}"


def test_an_address_of_what_is_gone_is_cut_to_an_archive(build: Build) -> None:
    takedown = "-- content/takedowns.yml --\n- url: 2021/05/gone\n  date: 2021-06-01\n  reason: {sr: Да, ru: Да}\n"
    built = build(statement(aliases="2020/01/old") + takedown)
    for path in ("2021/", "2021/05/", "2021/05/gone/", "2020/", "2020/01/", "2020/01/old/"):
        assert built.file(f"ru/{path}").is_file(), path


def test_an_old_address_leads_to_the_new_one(sample: Built) -> None:
    for folder in FOLDERS:
        page = sample.page(f"{folder}/2024/05/older-name/")
        refresh, canonical, link = (
            page.find(where) for where in (".//meta[@http-equiv='refresh']", ".//link[@rel='canonical']", ".//main//a")
        )
        assert refresh is not None and refresh.get("content") == f"0; url=../../../../{folder}/2024/06/new-name/"
        assert canonical is not None and canonical.get("href") == f"{SITEURL}/{folder}/2024/06/new-name/"
        assert link is not None and link.get("href") == f"../../../../{folder}/2024/06/new-name/"
        # A search engine that may not index the old one would not follow it to the new.
        assert page.find(".//meta[@name='robots']") is None


def test_what_was_taken_down_says_why(sample: Built) -> None:
    assert "Tekst je povučen na molbu ljudi" in sample.words("sr-latn/2022/05/withdrawn/")
    assert "снят по просьбе" in sample.words("ru/2022/05/withdrawn/")


def test_pages_that_stand_for_nothing_are_not_indexed(build: Build) -> None:
    built = build(
        SITE + "-- content/takedowns.yml --\n- url: 2021/05/x\n  date: 2021-06-01\n  reason: {sr: Да, ru: Да}\n"
    )
    for url in ("404.html", "ru/2021/05/x/"):
        assert '<meta name="robots" content="noindex">' in built.html(url)


def test_without_siteurl_no_page_has_an_absolute_address_of_its_own(build: Build) -> None:
    for name, content in build(SITE).files().items():
        assert b"canonical" not in content and b'rel="alternate" hreflang' not in content, name


def test_x_default_is_the_chooser_on_home_pages_and_itself_only(build: Build) -> None:
    built = build(SITE, SITEURL="https://example.org")
    for url, content in built.files().items():
        default = b'hreflang="x-default" href="https://example.org/"'
        homes = ("index.html", "sr-cyrl/index.html", "sr-latn/index.html", "ru/index.html", "sitemap-pages.xml")
        assert (default in content) == (url in homes), url


def test_there_is_a_contact_page_where_an_address_is_given(build: Build) -> None:
    assert not build().file("ru/contact/").is_file()
    built = build(CONTACT_EMAIL="a@example.org", SITEURL="https://example.org")
    assert judge(built.path, Origin("https://example.org")).faults == ()
    assert "Пишите нам: a@example.org" in built.words("ru/contact/")


def test_a_page_that_editors_name_contact_is_theirs(build: Build) -> None:
    page = "-- content/pages/write/sr.md --\n" + text(aliases="contact")
    for _ in range(2):
        built = build(
            page, CONTACT_EMAIL="a@example.org", SECURITY_TXT_EXPIRES="2027-01-01", SITEURL="https://example.org"
        )
        assert built.code == 0 and 'http-equiv="refresh"' in built.html("ru/contact/")
    assert "Contact: mailto:a@example.org\nExpires: 2027-01-01T00:00:00Z" in built.html(".well-known/security.txt")


def test_the_menu_has_a_page_that_says_so(build: Build) -> None:
    give = "-- content/pages/give/sr.md --\n" + text("Како да нам помогнете", menu="Донације")
    join = "-- content/pages/join/sr.md --\n" + text("Придружите се")
    built = build(SITE + give + join + "-- content/pages/give/ru.md --\n" + text("Как помочь", translates="sr"))
    for folder, about, name in (
        ("sr-cyrl", "О нама", "Донације"),
        ("sr-latn", "O nama", "Donacije"),
        ("ru", "О нас", "Как помочь"),
    ):
        for path in ("", "give/"):
            names = [
                "".join(link.itertext()) for link in built.page(f"{folder}/{path}").iterfind(".//nav[@class='menu']//a")
            ]
            assert [normal(found) for found in names[-3:-1]] == [about, name]  # the last leads to search


def normal(words: str) -> str:
    """Words with ordinary spaces."""
    return words.replace("\u00a0", " ")


def test_what_the_menu_would_not_show_is_said(tmp_path: Path) -> None:
    page = "-- content/pages/give/{}.md --\n"
    site = page.format("sr") + text("Донације", menu="Донације које су нам потребне одмах")
    assert messages(tmp_path / "long", site)[0].endswith("is no “menu”; write 24 letters at most")
    site = page.format("sr") + text("Донације") + page.format("ru") + text("Помощь", translates="sr", menu="Помощь")
    (line,) = (line for line in messages(tmp_path / "translated", site) if "menu" in line)
    assert "the original has no “menu”, so the page is not in it; write “menu” in pages/give/sr.md too" in line

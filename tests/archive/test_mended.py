"""What once went wrong, each with what it must do now."""

import os
import re
import shutil
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.archive.content import read_content
from plugins.archive.library import library as public
from plugins.archive.parsing.body_html import HERE, PHOTO
from plugins.archive.parsing.sanitiser import sanitise
from plugins.archive.parsing.source_file import UNSAFE
from plugins.archive.problem import Problems
from plugins.desk.preview.preview_site import Live
from plugins.language.typography import typeset
from tests.paths import PROJECT
from tests.site_settings import languages
from tests.small_content import APPEAL, EMBASSY, TODAY, library, messages, rally, russian, statement
from tests.small_site import SITE, Build, photo, text, write_files

# What a text may hold


@pytest.mark.parametrize(
    "hidden",
    [
        '<!--> <img src="https://evil.example/x.png" alt="x"> -->',
        '<![CDATA[ > <img src="https://evil.example/x.png" alt="x"> ]]>',
        '<img srcset="https://evil.example/x.png" alt="x">',
        '<p><img src=//evil.example/x.png alt=x></p>',
    ],
)  # fmt: skip
def test_a_picture_cannot_hide_in_malformed_html(hidden: str, tmp_path: Path) -> None:
    assert any("<img> may not stand in a text" in line for line in messages(tmp_path, statement(f"Да {hidden}")))


def test_a_link_cannot_hide_in_malformed_html(tmp_path: Path) -> None:
    said = messages(
        tmp_path, rally(status="draft") + statement('Да <!--> <a href="../../rallies/2022-02-24-embassy/">х</a> -->')
    )
    assert any("rallies/2022-02-24-embassy is not public" in line for line in said)
    said = messages(tmp_path, statement('Да <a href="../2022-09-09-no/" href="https://example.org">х</a>'))
    assert any("there is no folder statements/2022-09-09-no" in line for line in said)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<b id="_main" style="color:red" onclick="x">б</b>', "<b>б</b>"),
        ('<a href="//example.org">б</a><a href="/\\x">б</a><a href="javascript:x">б</a>', "<a>б</a><a>б</a><a>б</a>"),
        ('<img src="x.jpg" srcset="x" onerror="x" alt="б">', '<img alt="б">'),
        ('<img src="photo:x.jpg" alt="б">', '<img src="photo:x.jpg" alt="б">'),
        ('<span class="skip toctitle">б</span>', '<span class="toctitle">б</span>'),
        ("<svg><script>x</script></svg><form><input></form><iframe></iframe><!-- x -->", ""),
        ("<code>б</code>", '<code translate="no">б</code>'),
        ("<b>б<p>в", "<b>б<p>в</p></b>"),
    ],
)
def test_the_sanitiser_keeps_what_a_text_may_hold(written: str, kept: str) -> None:
    assert sanitise(written) == kept


def test_every_character_that_we_use_as_a_mark_is_unsafe_in_a_source() -> None:
    assert all(
        UNSAFE.fullmatch(mark) for mark in (HERE, PHOTO, "\ufddd", "\ufdde", "\ufddf", "\u200b", "\u2028", "\u202e")
    )


def test_a_text_that_markdown_fails_on_does_not_spoil_the_next(tmp_path: Path) -> None:
    deep = "\n".join("    " * depth + "- х" for depth in range(300))
    site = f"-- {EMBASSY}/sr.md --\n" + text(body=deep, status="draft", place="Б") + statement("Први.\n\nДруги.")
    (post,) = library(tmp_path, site).posts
    assert post.original.html == "<p>Први.</p>\n<p>Други.</p>"


def test_footnotes_may_be_named_in_any_letters(tmp_path: Path) -> None:
    (post,) = library(tmp_path, statement("Да[^извор] и[^Note].\n\n[^извор]: Један.\n[^Note]: Два.")).posts
    assert set(re.findall(r' id="([^"]*)"', post.original.html)) == {"fn:1", "fn:2", "fnref:1", "fnref:2"}


def test_indented_html_is_not_passed_over(tmp_path: Path) -> None:
    said = messages(tmp_path, statement('  <div markdown="1" onclick="x" id="_main">да</div>'))
    assert any("onclick=" in line for line in said) and any("“_main” is no id" in line for line in said)


def test_addresses_are_no_latin_text_and_no_stray_cyrillic(build: Build) -> None:
    for body in (
        "Пишите: <info@example.org>.",
        "Снимак: <https://www.youtube.com/watch?v=abcdefghijk>",
        "<https://пример.срб/>",
        "Инстаграм:@grupa",
    ):
        built = build(statement(body))
        assert (built.code, built.stderr) == (0, ""), built.stderr


@pytest.mark.parametrize(
    ("body", "instead"),
    [
        ("[b](../2022-03-01-appeal/uk.md)", "there is no uk.md in statements/2022-03-01-appeal"),
        ("[b](https:example.org)", "write the whole address"),
        ("[b](https://)", "write the whole address"),
    ],
)
def test_a_link_that_only_looks_like_one_is_refused(body: str, instead: str, tmp_path: Path) -> None:
    assert any(instead in line for line in messages(tmp_path, statement(body)))


def test_latin_letters_among_cyrillic_ones_are_pointed_out(tmp_path: Path) -> None:
    (said,) = messages(tmp_path, statement("Прва.\n\nПротеcт је био, а Webом иде."))
    assert said.endswith(
        "sr.md:7: warning: “Протеcт” has Latin letters among the Cyrillic: c (U+0063 LATIN SMALL LETTER C);"
        " type the word anew, or run make fix for this post"
    )


def test_decomposed_letters_are_letters(tmp_path: Path) -> None:
    assert "“Толстой”" in messages(tmp_path, statement("Толстои\u0306"))[0]


def test_a_word_is_named_where_it_is_wrong(tmp_path: Path) -> None:
    body = '<span lang="ru">Достоевский</span> и *Достоевский*{: lang=ru } и мыло\n\nДостоевский и мы'
    said = [
        line.partition(": ")[0].rpartition(":")[2] + line.partition("“")[2][:4]
        for line in messages(tmp_path, statement(body))
    ]
    assert said == ["5мыло", "7Дост", "7мы” "]


# Headers


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (
            'title: "Протест\nsummary: С',
            ":2: the quote mark \" is never closed; put the value in single quotes: title: 'Протест'",
        ),
        ("title: А\ntags: [a, b\nsummary: С", ":3: YAML cannot read this line"),
        ("title:А\nsummary: С", ":2: a space is missing after the colon; write title: А"),
        ("title: А\nsummary: С\nsumary:", ":4: “sumary” is no key of a header; did you mean “summary”?"),
        ("title: А\nsummary: С\ntags:\n " + "- " * 3000 + "a", ":2: lists are nested too deeply here"),
        ("title: А\nsummary: " + "с" * 20_000, ":1: the header is longer than 16 KB"),
        ("title: А\nsummary: С\naliases: foo", ":4: “foo” is no address of a statement"),
    ],
)
def test_a_header_is_mended_where_it_is_wrong(header: str, message: str, tmp_path: Path) -> None:
    said = messages(tmp_path, f"-- {APPEAL}/sr.md --\n---\n{header}\n---\nДа.\n")
    assert any(message in line for line in said), said


def test_a_page_cannot_take_an_address_that_the_site_needs(tmp_path: Path) -> None:
    for alias in ("rallies", "tags", "2022", "page", "con"):
        (said,) = messages(tmp_path, "-- content/pages/about/sr.md --\n" + text(aliases=alias))
        assert f"“{alias}” is a name that the site or Windows needs" in said


# Drafts


@pytest.mark.parametrize(
    "draft",
    [
        russian(status="draft"),  # it does not say yet what it translates
        russian("![Х](x.jpg)", status="draft", translates="sr@00000000") + f"-- {APPEAL}/x.jpg --\n",
        russian(status="draft", translates="sr@00000000") + f"-- {APPEAL}/later.jpg --\n",
        f'-- {APPEAL}/ru.md --\n---\nstatus: "draft"\ntitle: А: б\n---\n',
        f"-- {APPEAL}/ru.md --\n---\nstatus: draft # note\ntitle: А: б\n---\n",
        f"-- {APPEAL}/ru.md --\n---\nstatus: draft\ntitle: А\n",
        f"-- {APPEAL}/ru.md --\n---\nstatus: draft\ntitle: А\u202e\n---\n",
        "-- content/rallies/2022-03-09-appeal/sr.md --\n" + text(status="draft", place="Б"),  # the same address
        rally(status="draft") + f"-- {EMBASSY}/ru.md --\n" + text(status="draft", place="Б"),
    ],
)
def test_no_draft_stops_the_news(draft: str, tmp_path: Path) -> None:
    found = library(tmp_path, statement() + draft)
    assert [(post.address, len(post.texts)) for post in found.posts] == [("2022/03/appeal/", 1)]


def test_metadata_of_a_photo_that_only_a_draft_shows_does_not_stop_the_news(tmp_path: Path) -> None:
    write_files(statement() + russian("![Х](x.jpg)", status="draft", translates="sr@00000000"), tmp_path)
    (tmp_path / APPEAL / "x.jpg").write_bytes(photo(comment=b"NN"))
    assert len(library(tmp_path, "").posts) == 1


def test_a_preview_shows_drafts_whatever_is_wrong_with_them(tmp_path: Path) -> None:
    body = "[х](../../rallies/2022-02-24-embassy/) [у](../2022-01-01-no/) ![Људи](no.jpg) Достоевский"
    write_files(f"-- {APPEAL}/sr.md --\n---\ntitle: Наслов\nstatus: draft\n---\n{body}\n", tmp_path)
    live = Live(tmp_path / "content", "", patient=False)
    assert not live.read(1).wrong
    assert "Наслов" in (live.show(1, "sr-cyrl/2022/03/appeal/").content or b"").decode()
    assert 'alt="Ljudi"' in (live.show(1, "sr-latn/2022/03/appeal/").content or b"").decode()


def test_a_rally_may_be_updated_before_its_day(tmp_path: Path) -> None:
    site = rally(status="announced", updated="2026-01-01").replace("2022-02-24", "2026-03-11")
    assert len(library(tmp_path, site).posts) == 1


# Photos


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_metadata_is_found_wherever_it_hides(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    jpeg, webp, avif, png = (photo(kind=kind, size=(64, 48)) for kind in ("JPEG", "WEBP", "AVIF", "PNG"))
    segment = b"\xff\xe1" + struct.pack(">H", 10) + b"Exif\0\0xx"
    chunk = b"EXIF" + struct.pack("<I", 4) + b"abcd"
    faults = {
        "one picture after another": (jpeg + photo(exif=exif.tobytes()), "jpg"),
        "a segment before the end": (jpeg[:-2] + segment + jpeg[-2:], "jpg"),
        "a longer JFIF": (jpeg[:4] + struct.pack(">H", 22) + jpeg[6:20] + b"secret" + jpeg[20:], "jpg"),
        "a chunk that no flag names": (
            webp[:4] + struct.pack("<I", len(webp) - 8 + len(chunk)) + webp[8:] + chunk,
            "webp",
        ),
        "a box at the end": (avif + struct.pack(">I", 12) + b"uuidabcd", "avif"),
        "bytes at the end": (avif + b"secret", "avif"),
        "the time of the last change": (png[:-12] + png_chunk(b"tIME", bytes(7)) + png[-12:], "png"),
    }
    for name, (data, suffix) in faults.items():
        write_files(statement(f"![Х](x.{suffix})"), tmp_path)
        path = tmp_path / APPEAL / f"x.{suffix}"
        path.write_bytes(data)
        said = messages(tmp_path, "")
        assert len(said) == 1 and ("metadata" in said[0] or "no photo" in said[0]), (name, said)
        path.unlink()


def test_progressive_photos_and_colour_profiles_are_fine(tmp_path: Path) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    noisy = Image.effect_noise((300, 200), 90).convert("RGB")
    for suffix, kind in (("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("avif", "AVIF")):
        write_files(statement(f"![Х](x.{suffix})"), tmp_path)
        path = tmp_path / APPEAL / f"x.{suffix}"
        file = BytesIO()
        options = {"progressive": True} if kind == "JPEG" else {}
        noisy.save(file, kind, icc_profile=profile, **options)
        path.write_bytes(file.getvalue())
        assert messages(tmp_path, "") == [], suffix
        path.unlink()


# Odd files


def test_what_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(statement(), tmp_path)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (said,) = messages(tmp_path, "")
    assert "sr.md: the file cannot be read (Permission denied)" in said


def test_a_year_that_cannot_be_right_is_named(tmp_path: Path) -> None:
    for year in ("9999", "0001"):
        with pytest.raises(Problems, match=f"the year {int(year)} cannot be right"):
            library(tmp_path / year, rally(starts="20:00", ends="01:00").replace("2022-02-24", f"{year}-12-31"))


def test_a_fifo_is_no_text(tmp_path: Path) -> None:
    write_files(statement(), tmp_path)
    os.mkfifo(tmp_path / APPEAL / "ru.md")
    assert "has no place in a post's folder" in messages(tmp_path, "")[0]


# The tree


def test_a_build_never_follows_a_link_out_of_the_tree(build: Build, tmp_path: Path) -> None:
    output, elsewhere = build(SITE).path, tmp_path / "elsewhere"
    shutil.move(output / "ru", elsewhere)
    before = {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")}
    (elsewhere / "index.html").write_text("mine")
    (output / "ru").symlink_to(elsewhere)
    built = build()
    assert built.code == 1 and "ru is no folder of the tree; delete it" in built.stderr
    assert (elsewhere / "index.html").read_text() == "mine" and len(before) > 5
    (output / "ru").unlink()
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (output / "ru").mkdir()
    (output / "ru" / "index.html.not-in-place").symlink_to(precious)
    assert build().code == 0
    assert precious.read_text() == "mine" and not (output / "ru" / "index.html").is_symlink()


def test_after_a_first_build_that_failed_the_next_one_works(build: Build, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    (tmp_path / "theme/templates/404.html").write_text("{{ unknown }}")
    with pytest.raises(Exception, match="unknown"):
        build(SITE, THEME=str(tmp_path / "theme"))
    assert not list((tmp_path / "output").rglob("*"))
    (tmp_path / "output" / "ru").mkdir()
    (tmp_path / "output" / "ru" / "index.html.not-in-place").write_text("killed here")
    assert build().code == 0


def test_a_repository_is_never_taken_for_a_tree(build: Build) -> None:
    output = build(SITE).path
    (output / ".git").mkdir()
    built = build()
    assert built.code == 1 and "is a git repository" in built.stderr and (output / ".git").is_dir()


def test_a_marked_folder_that_holds_the_content_is_refused_all_the_same(build: Build, tmp_path: Path) -> None:
    shutil.copy(build(SITE).path / "robots.txt", tmp_path / "robots.txt")
    built = build(OUTPUT_PATH=str(tmp_path))
    assert built.code == 1 and f"holds {tmp_path / 'content'}" in built.stderr


def test_a_wipe_before_the_build_is_refused(build: Build, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "precious.txt").write_text("mine")
    built = build(SITE, DELETE_OUTPUT_DIRECTORY=True)
    assert built.code == 1 and "Leave out -d" in built.stderr and list(built.files()) == ["precious.txt"]


def test_an_epoch_that_is_no_number_is_named(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert "SOURCE_DATE_EPOCH is “yesterday”" in build(SITE).stderr


def test_warnings_are_told_with_their_files(build: Build) -> None:
    built = build(statement() + russian(translates="sr"))
    assert built.code == 0 and "content/statements/2022-03-01-appeal/ru.md:4: warning:" in built.stderr


# Words


@pytest.mark.parametrize(
    ("language", "typed", "set_"),
    [
        ("sr", "011 234-567, 063 123-4567, (495) 123-4567", "011 234-567, 063 123-4567, (495) 123-4567"),
        ("sr", '„Цитат” и "други"', "„Цитат” и~„други“"),
        ("sr", '""Нада" је ту", рекао је', "„‘Нада’ је ту“, рекао је"),
        ("ru", '""Известия" пишут"', "«„Известия“ пишут»"),
    ],
)
def test_words_are_set_as_they_are_read(language: str, typed: str, set_: str) -> None:
    assert typeset(typed, languages()[language]).replace("\u00a0", "~") == set_


def test_a_quote_may_run_over_a_line_break(build: Build) -> None:
    html = build(statement('"Стих<br>други "стих"<br>1941"')).html("sr-cyrl/2022/03/appeal/")
    assert "<p>„Стих<br>други ‘стих’<br>1941“</p>" in html.replace("\u00a0", " ")


def test_one_endless_word_can_be_read(tmp_path: Path) -> None:
    # It took many minutes; nothing is measured here, but nobody would wait.
    (tmp_path / "content").mkdir()
    library(tmp_path, statement("Љ" * 50_000))
    typeset("a" * 100_000 + '"' * 10_000, languages()["sr"])


def test_read_wants_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="there is no folder nothing"):
        public(read_content(tmp_path / "nothing", TODAY, languages()))


def test_an_address_of_what_is_gone_is_cut_to_an_archive(build: Build) -> None:
    takedown = "-- content/takedowns.yml --\n- url: 2021/05/gone\n  date: 2021-06-01\n  reason: {sr: Да, ru: Да}\n"
    built = build(statement(aliases="2020/01/old") + takedown)
    for path in ("2021/", "2021/05/", "2021/05/gone/", "2020/", "2020/01/", "2020/01/old/"):
        assert built.file(f"ru/{path}").is_file(), path


@pytest.mark.parametrize("url", ["rallies", "2022/13/x", "2022/02/page", "search"])
def test_a_takedown_cannot_take_an_address_that_the_site_needs(url: str, tmp_path: Path) -> None:
    site = f"-- content/takedowns.yml --\n- url: {url}\n  date: 2022-06-01\n  reason: {{sr: Да, ru: Да}}\n"
    (said,) = messages(tmp_path, site)
    assert said.startswith("takedowns.yml:1: “")


def test_a_draft_in_a_folder_of_a_wrong_name_does_not_stop_the_news(tmp_path: Path) -> None:
    found = library(tmp_path, statement() + "-- content/rallies/Some-Draft/sr.md --\n---\nstatus: draft\n---\n")
    assert len(found.posts) == 1 and len(found.warnings) == 1


# Addresses


@pytest.mark.parametrize(
    "private",
    [
        statement(status="draft").replace("2022-03-01-appeal", "2022-02-20-new"),
        statement().replace("2022-03-01-appeal", "2026-02-20-new"),
        statement(status="draft", aliases="2022/02/gone"),
        statement(status="draft").replace("2022-03-01-appeal", "2022-02-20-gone"),
    ],
)
def test_no_draft_stops_the_news_by_its_address(private: str, tmp_path: Path) -> None:
    takedown = "-- content/takedowns.yml --\n- url: 2022/02/gone\n  date: 2022-06-01\n  reason: {sr: Да, ru: Да}\n"
    aliases = "2022/02/new, 2026/02/new"
    found = library(tmp_path, rally(aliases=aliases) + takedown + private)
    assert [post.address for post in found.posts] == ["2022/02/embassy/"]
    assert any("2022/02/" in str(one) or "waits" in str(one) for one in found.warnings)


@pytest.mark.parametrize("alias", ["2022/05/" + "a" * 300, "2022/05/con", "2022/05/page", "1850/07/x", "/x"])
def test_an_alias_keeps_the_rules_of_an_address(alias: str, tmp_path: Path) -> None:
    (said,) = messages(tmp_path, statement(aliases=alias))
    assert ":4: " in said


def test_a_takedown_of_a_day_to_come_is_named(tmp_path: Path) -> None:
    site = "-- content/takedowns.yml --\n- url: 2022/02/gone\n  date: 2099-01-01\n  reason: {sr: Да, ru: Да}\n"
    (said,) = messages(tmp_path, site)
    assert said == "takedowns.yml:2: “2099-01-01” is no day; write a day that has come"


def test_a_page_that_editors_name_contact_is_theirs(build: Build) -> None:
    page = "-- content/pages/write/sr.md --\n" + text(aliases="contact")
    for _ in range(2):
        built = build(
            page, CONTACT_EMAIL="a@example.org", SECURITY_TXT_EXPIRES="2027-01-01", SITEURL="https://example.org"
        )
        assert built.code == 0 and 'http-equiv="refresh"' in built.html("ru/contact/")
    assert "Contact: mailto:a@example.org\nExpires: 2027-01-01T00:00:00Z" in built.html(".well-known/security.txt")


def test_there_is_a_contact_page_where_an_address_is_given(build: Build) -> None:
    assert not build().file("ru/contact/").is_file()
    built = build(CONTACT_EMAIL="a@example.org")
    assert "Пишите нам: a@example.org" in built.words("ru/contact/")


def test_a_preview_warns_of_links_that_would_break_when_published(tmp_path: Path) -> None:
    site = rally(status="draft") + statement("[х](../../rallies/2022-02-24-embassy/)")
    found = library(tmp_path, site, preview=True)
    assert len(found.posts) == 2 and "is not public" in str(found.warnings[0])


def test_an_announced_rally_has_no_change_in_the_future(build: Build) -> None:
    site = rally(status="announced").replace("2022-02-24", "2026-03-30")
    for updated, changed in (("", "2022-02-24"), ("updated: 2025-12-30\n", "2025-12-30")):
        built = build(site.replace("status:", f"{updated}status:"), SITEURL="https://example.org")
        feed = (built.path / "sr-latn/feed.xml").read_text("utf-8")
        event = (built.path / "sr-latn/2026/03/embassy/event.ics").read_text("utf-8")
        assert f"<updated>{changed}T00:00:00+01:00</updated>" in feed and "2026-03-30T" not in feed
        assert f"DTSTAMP:{changed.replace('-', '')}T000000Z" in event


def test_a_fallback_claims_nothing_for_machines(build: Build) -> None:
    built = build(statement(), SITEURL="https://example.org")
    assert "ld+json" in built.html("sr-latn/2022/03/appeal/") and "ld+json" not in built.html("ru/2022/03/appeal/")


def test_code_in_a_feed_is_left_alone(build: Build) -> None:
    built = build(statement('## Део\n\n`<a href="#x">` и [део](#deo) овог текста'), SITEURL="https://example.org")
    feed = (built.path / "sr-latn/feed.xml").read_text("utf-8")
    assert 'href="https://example.org/sr-latn/2022/03/appeal/#deo"'.replace('"', "&quot;") in feed.replace(
        '"', "&quot;"
    )
    assert 'href="#x"'.replace('"', "&quot;") in feed.replace('"', "&quot;")

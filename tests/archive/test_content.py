"""What may stand in content/, and what an editor is told about the rest."""

import datetime
from pathlib import Path

import pytest

from plugins.archive.post import digest
from tests.small_content import APPEAL, EMBASSY, library, messages, rally, russian, statement
from tests.small_site import photo, text, write_files

TAGS = "-- content/tags.yml --\nembassy: {sr: Амбасада, ru: Посольство}\n"


# (what is written, the one message)
MISTAKES = {
    # the header
    "a colon in a bare title": (
        statement(title="Протест: дан први"),
        "sr.md:2: a colon inside a value, which YAML takes for a new key;"
        " put the value in single quotes: title: 'Протест: дан први'",
    ),
    "a hash in a bare title": (
        statement(title="Протест # 1"),
        "sr.md:2: YAML takes “ #” for a comment and would cut the value off here;"
        " put the value in single quotes: title: 'Протест # 1'",
    ),
    "a key twice": (
        statement().replace("summary:", "title: Други\nsummary:"),
        "sr.md:3: “title” stands here twice; delete one of the two",
    ),
    "an unknown key": (statement(sumary="Х"), "sr.md:4: “sumary” is no key of a header; did you mean “summary”?"),
    "an anchor": (
        statement(correction="&x Да"),
        "sr.md:4: “&”, “*” and “!” before a value mean something else to YAML;"
        " put the value in single quotes: correction: '&x Да'",
    ),
    "a value that YAML cannot read": (
        statement(correction='"Цитат" и још'),
        "sr.md:4: YAML cannot read this line (did not find expected key);"
        " put the value in single quotes: correction: '\"Цитат\" и још'",
    ),
    "an escaped control character": (
        statement(correction='"\\u202eх"'),
        "sr.md:4: the value hides a control character, U+202E RIGHT-TO-LEFT OVERRIDE; delete it",
    ),
    "no header": (
        f"-- {APPEAL}/sr.md --\nТекст\n",
        "sr.md:1: the header is missing; begin the file with a line ---, keys and another line ---",
    ),
    "a list for a title": (
        statement(title="[а, б]"),
        "sr.md:2: this is no “title”; write words on one line, in single quotes where they begin with [ or {",
    ),
    "no summary": (
        f"-- {APPEAL}/sr.md --\n---\ntitle: Наслов\nsummary:\n---\nТекст.\n",
        "sr.md:1: “summary” is missing; write a line “summary: …” in the header",
    ),
    "a day that does not exist": (
        statement(updated="2022-02-30"),
        "sr.md:4: “2022-02-30” is no “updated”; write a day that exists as 2022-02-24 (year-month-day)",
    ),
    "updated before the post": (
        statement(updated="2022-02-28"),
        "sr.md:4: “updated” is before the post's day; correct the day",
    ),
    "updated tomorrow": (statement(updated="2026-01-02"), "sr.md:4: “updated” is a day to come; correct the day"),
    "an unknown tag": (
        TAGS + statement(tags="embasy"),
        "sr.md:4: there is no tag “embasy”; did you mean “embassy”? (new tags go into tags.yml)",
    ),
    "a tag twice": (
        TAGS + statement(tags="embassy, embassy"),
        "sr.md:4: “embassy, embassy” is no “tags”; name each tag once",
    ),
    "an alias in another form": (
        statement(aliases="/2022/1/x/"),
        "sr.md:4: “/2022/1/x/” is no “aliases”; write the old address as yyyy/mm/slug, not “/2022/1/x/”",
    ),
    "an alias that another post has": (
        rally() + statement(aliases="2022/02/embassy"),
        "statements/2022-03-01-appeal/sr.md:4: the address 2022/02/embassy belongs to rallies/2022-02-24-embassy;"
        " delete this alias",
    ),
    "an unknown status": (statement(status="drafft"), "sr.md:4: “drafft” is no “status”; did you mean “draft”?"),
    "an announced statement": (
        statement(status="announced"),
        "sr.md:4: a statement is never announced; delete this line",
    ),
    "a statement with a place": (statement(place="Београд"), "sr.md:4: a statement has no “place”; delete this line"),
    "a rally without a place": (
        f"-- {EMBASSY}/sr.md --\n" + text(),
        "sr.md:1: “place” is missing; write a line “place: …” in the header",
    ),
    "an hour in another form": (
        rally(starts="18.00"),
        "sr.md:5: “18.00” is no “starts”; write the hour as 18:00, from 00:00 to 23:59",
    ),
    "an end without a start": (rally(ends="18:00"), "sr.md:5: the rally ends but never starts; write “starts” too"),
    "an hour that the clock skips": (
        rally(starts="02:30").replace("2022-02-24", "2022-03-27"),
        "sr.md:5: clocks skip 02:30 that night; write the hour after",
    ),
    # originals and translations
    "two originals": (
        statement() + russian(),
        "statements/2022-03-01-appeal/sr.md:1: statements/2022-03-01-appeal/ru.md and this text both say that they are"
        f" the original; write translates: ru@{digest('Заголовок', 'Сводка.', 'Текст.')} here,"
        f" or translates: sr@{digest('Наслов', 'Сажетак.', 'Текст.')} there",
    ),
    "no original": (
        russian(translates="sr@00000000"),
        "ru.md:4: no text of this post is the original; delete “translates” in the one that was written first",
    ),
    "a translation of another language": (
        statement() + russian(translates="uk@00000000"),
        f"ru.md:4: the original is sr, not uk; write translates: sr@{digest('Наслов', 'Сажетак.', 'Текст.')}",
    ),
    "a translation without a digest": (
        statement() + russian(translates="sr"),
        "ru.md:4: warning: “translates” has no digest;"
        f" once the translation says the same, write translates: sr@{digest('Наслов', 'Сажетак.', 'Текст.')}",
    ),
    "the post's tags in a translation": (
        TAGS + statement() + russian(translates="sr@00000000", tags="embassy"),
        "ru.md:5: “tags” is the whole post's; write it in statements/2022-03-01-appeal/sr.md and delete it here",
    ),
    "a cancelled translation": (
        rally() + f"-- {EMBASSY}/ru.md --\n" + text(place="Б", translates="sr@00000000", status="cancelled"),
        "ru.md:6: “cancelled” is the whole post's;"
        " write it in rallies/2022-02-24-embassy/sr.md; a translation may only be a draft",
    ),
    # folders and files
    "a folder without a day": (
        statement().replace("2022-03-01-", ""),
        "statements/appeal: “appeal” is no day and slug; name the folder as in 2022-02-24-embassy",
    ),
    "a folder of an impossible day": (
        statement().replace("2022-03-01", "2022-02-31"),
        "statements/2022-02-31-appeal: there is no day 2022-02-31; give the folder a day that exists",
    ),
    "a slug with capitals": (
        statement().replace("appeal", "Appeal"),
        "statements/2022-03-01-Appeal: “Appeal” is no slug; use small letters a–z, digits and hyphens, 80 at most",
    ),
    "a slug that Windows reserves": (
        statement().replace("appeal", "con"),
        "statements/2022-03-01-con: “con” is a name that the site or Windows needs; choose another",
    ),
    "a page named like a kind": (
        "-- content/pages/rallies/sr.md --\n" + text(),
        "pages/rallies: “rallies” is a name that the site or Windows needs; choose another",
    ),
    "the same slug twice in a month": (
        statement() + statement().replace("03-01", "03-09"),
        "statements/2022-03-09-appeal: statements/2022-03-01-appeal has the address 2022/03/appeal/ too;"
        " give one of them another slug",
    ),
    "an unknown language": (
        statement() + statement().replace("sr.md", "rs.md"),
        "rs.md: “rs” is no language of this site; did you mean “sr.md”?",
    ),
    "a text in capitals": (
        statement() + statement().replace("sr.md", "SR.md"),
        "SR.md: names of texts are in small letters; name it sr.md, or delete it",
    ),
    "a folder without texts": (
        f"-- {APPEAL}/.gitkeep --\n",
        "statements/2022-03-01-appeal: the folder has no text; write sr.md or ru.md in it, or delete it",
    ),
    "a file that has no place": (
        statement() + f"-- {APPEAL}/notes.xyz --\n",
        "notes.xyz: this file has no place in a post's folder; a text is sr.md or ru.md; a photo comes with make photo",
    ),
    "a folder in a post's folder": (
        statement() + f"-- {APPEAL}/more/sr.md --\n",
        "more: a folder has no place in a post's folder; move its files up, or delete it",
    ),
    "a file beside the posts": (
        "-- content/rallies/notes.md --\n",
        "rallies/notes.md: rallies/ holds folders only; put the file into a post's folder",
    ),
    "an unknown kind": (
        "-- content/rally/2022-02-24-x/sr.md --\n",
        "rally: this has no place in the content; did you mean “rallies”?",
    ),
    # photos
    "a photo without a description": (
        statement("![](crowd.jpg)") + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:5: the photo crowd.jpg has no description; say for those who do not see it what it shows: ![…](crowd.jpg)",
    ),
    "a photo that is not there": (
        statement("![Људи](crowds.jpg)![Људи](crowd.jpg)") + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:5: there is no photo crowds.jpg beside this text; did you mean “crowd.jpg”?",
    ),
    "a photo where there is none": (
        statement("![Људи](crowd.jpg)"),
        "sr.md:5: there is no photo crowd.jpg beside this text; put the file here",
    ),
    "an invisible character by its number": (
        statement("Да &#xfdd0; не"),
        "sr.md:5: an invisible character stands here, U+FDD0; delete it",
    ),
    "a photo from elsewhere": (
        statement("![Људи](https://example.org/a.jpg)"),
        "sr.md:5: “https://example.org/a.jpg” is no photo in this folder; put it beside this text with make photo, and"
        " write its name alone: ![what it shows](photo-1.jpg)",
    ),
    "a photo that no text shows": (
        statement() + f"-- {APPEAL}/crowd.jpg --\n",
        "crowd.jpg: no text shows this photo; show it in one: ![what it shows](crowd.jpg), or delete it",
    ),
    "a cover that the text does not show": (
        statement(cover="crowd.jpg"),
        "sr.md:4: the text does not show the photo crowd.jpg; show it: ![…](crowd.jpg)",
    ),
    # links
    "a link to no post": (
        rally() + statement("[пре](../../rallies/2022-02-24-embasy/)"),
        "sr.md:5: “../../rallies/2022-02-24-embasy/” leads nowhere: there is no folder rallies/2022-02-24-embasy;"
        " did you mean “rallies/2022-02-24-embassy”?",
    ),
    "a link out of the content": (
        statement("[овде](../../../README.md)"),
        "sr.md:5: “../../../README.md” leads nowhere;"
        " write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/",
    ),
    "a link from the site's root": (
        statement("[овде](/ru/about/)"),
        "sr.md:5: “/ru/about/” leads nowhere;"
        " write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/",
    ),
    "a link of an unknown scheme": (
        statement("[овде](javascript:alert)"),
        "sr.md:5: “javascript:alert” leads nowhere;"
        " use one of http, https, mailto, tel, or a post's folder: ../2022-02-24-embassy/",
    ),
    "a link to no heading": (
        rally() + statement("[део](#deoo)\n\n## Део"),
        "sr.md:5: “#deoo” leads nowhere: there is no heading #deoo in statements/2022-03-01-appeal/sr.md;"
        " did you mean “deo”?",
    ),
    "a link to a draft": (
        rally(status="draft") + statement("[пре](../../rallies/2022-02-24-embassy/)"),
        "sr.md:5: “../../rallies/2022-02-24-embassy/” leads nowhere: rallies/2022-02-24-embassy is not public;"
        " publish that first, or delete the link",
    ),
    # raw HTML
    "a script": (
        statement("<script>alert(1)</script>"),
        "sr.md:5: <script> may not stand in a text; delete it: nothing that runs is published",
    ),
    "a video": (
        statement('Ево: <iframe src="https://example.org"></iframe>'),
        "sr.md:5: <iframe> may not stand in a text; link to the video or map: [words](https://…)",
    ),
    "a picture in HTML": (
        statement('<img src="crowd.jpg" alt="Људи">'),
        "sr.md:5: <img> may not stand in a text;"
        " put the photo beside this text with make photo, and write ![what it shows](photo-1.jpg)",
    ),
    "an attribute that is left out": (
        statement('<span onclick="x()">Да</span>'),
        "sr.md:5: warning: onclick=… on <span> is left out; delete it",
    ),
    "an id that is none": (
        statement("## Део {#Део}"),
        "sr.md:5: “Део” is no id; use small letters a–z, digits and hyphens",
    ),
    "two places of one name": (
        statement("## Део {#x}\n\n## Други {#x}"),
        "sr.md:5: two places are called “#x”; rename one",
    ),
    # Serbian
    "a letter that is not Serbian": (
        statement("Читао је роман Достоевский."),
        "sr.md:5: “Достоевский” has a letter that “sr” does not: й; correct it, or mark the words of another language:"
        ' <span lang="ru">Достоевский</span>',
    ),
    "a letter that is not Serbian in a description": (
        statement("![Плакат Нет войне!](crowd.jpg)") + f"-- {APPEAL}/crowd.jpg --\n",
        "sr.md:5: “войне” has a letter that “sr” does not: й; correct it, or mark the words of another language:"
        ' <span lang="ru">войне</span>',
    ),
    "a title that is not Serbian": (
        statement(title="Мы против"),
        "sr.md:2: “Мы” has a letter that “sr” does not: ы; correct it, or mark the words of another language:"
        ' <span lang="ru">Мы</span>',
    ),
    "a text in Latin letters": (
        statement("Ovo je tekst koji nije na ćirilici."),
        "sr.md:5: this is mostly not in the letters of “sr”; write it in Cyrillic (make cyrillic FILE=… does): the Latin edition is made from that",
    ),
    # tags and takedowns
    "a tag without a name": (
        "-- content/tags.yml --\nembassy: {sr: Амбасада}\n",
        "tags.yml:1: “embassy” has no words in “ru”; add it: {sr: …, ru: …}",
    ),
    "a tag in an unknown language": (
        "-- content/tags.yml --\nembassy: {sr: Амбасада, ru: Посольство, en: Embassy}\n",
        "tags.yml:1: “en” is no language of this site; use one of: ru, sr",
    ),
    "a tag that cannot be an address": (
        "-- content/tags.yml --\npage: {sr: А, ru: А}\n",
        "tags.yml:1: “page” is a name that the site or Windows needs; choose another",
    ),
    "a takedown of what still stands": (
        rally() + "-- content/takedowns.yml --\n"
        "- url: 2022/02/embassy\n  date: 2022-03-01\n  reason: {sr: Захтев, ru: Просьба}\n",
        "takedowns.yml:1: rallies/2022-02-24-embassy still stands at 2022/02/embassy/; delete the post, or this takedown",
    ),
    "a takedown without a reason": (
        "-- content/takedowns.yml --\n- url: 2022/02/embassy\n  date: 2022-03-01\n",
        "takedowns.yml:1: the takedown lacks reason; write url, date and reason",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    site, message = MISTAKES[name]
    said = messages(tmp_path, site)
    assert len(said) == 1, said
    assert said[0] == message or said[0].endswith(f"/{message}"), said[0]


def test_bytes_that_are_no_text_are_named_by_their_line(tmp_path: Path) -> None:
    write_files(statement(), tmp_path)
    path = tmp_path / APPEAL / "sr.md"
    for data, message in (
        ("---\ntitle: Наслов\n".encode("cp1251"), "sr.md:2: this is not UTF-8; save the file as UTF-8 in your editor"),
        (
            "---\ntitle: А\u202e\n".encode(),
            "sr.md:2: an invisible character stands here, U+202E RIGHT-TO-LEFT OVERRIDE",
        ),
        (b"---\n\0", "sr.md:2: an invisible character stands here, U+0000; delete it"),
        (b"-" * (256 * 1024 + 1), "sr.md: the file is larger than 256 KB; divide it into several posts"),
    ):
        path.write_bytes(data)
        (said,) = messages(tmp_path, "")
        assert message in said


def test_a_text_that_markdown_chokes_on_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.archive.parsing.body_html.SECONDS", 0.2)
    (said,) = messages(tmp_path, statement("[" * 20_000))
    assert said.endswith("sr.md:5: Markdown takes over 0 seconds for this text; simplify it")
    monkeypatch.undo()
    (said,) = messages(tmp_path, statement("\n".join("    " * depth + "- х" for depth in range(300))))
    assert said.endswith("sr.md:5: lists or quotes are nested too deeply here; use fewer levels")


def test_symbolic_links_are_refused(tmp_path: Path) -> None:
    write_files(statement("![Х](x.jpg)"), tmp_path)
    (tmp_path / "x.jpg").write_bytes(photo())
    (tmp_path / APPEAL / "x.jpg").symlink_to(tmp_path / "x.jpg")
    (tmp_path / "content" / "pages").symlink_to(tmp_path)
    said = messages(tmp_path, "")
    assert "pages: this is a symbolic link; put the file itself here" in said
    assert "statements/2022-03-01-appeal/x.jpg: this is a symbolic link; put the file itself here" in said


def test_what_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    leftovers = "".join(
        f"-- {APPEAL}/{name} --\n" for name in (".DS_Store", "sr.md~", ".sr.md.swp", "#sr.md#", "Thumbs.db", ".idea/x")
    )
    assert messages(tmp_path, statement() + leftovers + "-- content/.obsidian/x --\n") == []


def test_whole_line_comments_and_block_scalars_are_fine(tmp_path: Path) -> None:
    site = f"-- {APPEAL}/sr.md --\n---\n# title is what lists show\ntitle: no\nsummary: >-\n  Први # ред\n  и други.\n---\n"
    (post,) = library(tmp_path, site).posts
    assert (post.original.title, post.original.summary) == ("no", "Први # ред и други.")


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    write_files(statement(), tmp_path)
    path = tmp_path / APPEAL / "sr.md"
    before = library(tmp_path, "").posts
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert library(tmp_path, "").posts == before


def test_tags_are_a_comma_list_or_a_yaml_list(tmp_path: Path) -> None:
    for given in ("embassy", "[embassy]", "\n  - embassy"):
        (post,) = library(tmp_path, TAGS + statement(tags=given)).posts
        assert post.tags == ("embassy",)


def test_a_rally_that_ends_after_midnight_is_no_mistake(tmp_path: Path) -> None:
    (post,) = library(tmp_path, rally(starts="20:00", ends="01:00")).posts
    assert post.ends == datetime.time(1)


def test_a_draft_original_hides_the_post_and_its_mistakes_are_warnings(tmp_path: Path) -> None:
    site = rally(status="draft", tags="embasy", starts="18:00") + statement()
    found = library(tmp_path, site)
    assert [post.address for post in found.posts] == ["2022/03/appeal/"]
    assert [problem.warning for problem in found.warnings] == [True]


def test_a_half_written_draft_does_not_stop_the_news(tmp_path: Path) -> None:
    for header in (
        "title: А: б\nstatus: draft",
        "status: draft",
        "status: draft\nplace: [\n",
        "starts: x\nstatus: draft",
    ):
        found = library(tmp_path, f"-- {EMBASSY}/sr.md --\n---\n{header}\n---\n<script>\n" + statement())
        assert [post.address for post in found.posts] == ["2022/03/appeal/"]
        assert found.warnings and all(problem.warning for problem in found.warnings)
    found = library(
        tmp_path, statement() + f"-- {APPEAL}/ru.md --\n---\ntitle: А: б\ntranslates: sr\nstatus: draft\n---\n"
    )
    assert [len(post.texts) for post in found.posts] == [1]


def test_a_draft_translation_hides_that_text_alone(tmp_path: Path) -> None:
    (post,) = library(tmp_path, statement() + russian("[х](../x/)", translates="sr@00000000", status="draft")).posts
    assert [one.language.code for one in post.texts] == ["sr"]


def test_a_photo_that_only_a_draft_shows_is_not_published(tmp_path: Path) -> None:
    site = statement() + russian("![Х](x.jpg)", translates="sr@00000000", status="draft")
    (post,) = library(tmp_path, site + f"-- {APPEAL}/x.jpg --\n").posts
    assert post.photos == ()


def test_a_post_waits_for_its_day_unless_it_is_announced(tmp_path: Path) -> None:
    before = datetime.date(2022, 2, 23)
    found = library(tmp_path, rally(), before)
    assert found.posts == ()
    assert str(found.warnings[0]) == (
        "rallies/2022-02-24-embassy: warning: this post waits for its day;"
        " it is published on 2022-02-24; a rally planned for then wants “status: announced”"
    )
    for status in ("announced", "cancelled"):
        (post,) = library(tmp_path, rally(status=status), before).posts
        assert post.status == status


def test_an_announced_rally_is_a_past_one_after_its_day(tmp_path: Path) -> None:
    for day, status in ((23, "announced"), (24, "announced"), (25, "")):
        (post,) = library(tmp_path, rally(status="announced"), datetime.date(2022, 2, day)).posts
        assert post.status == status


def test_a_preview_shows_drafts_with_their_mistakes(tmp_path: Path) -> None:
    found = library(tmp_path, rally(status="draft") + statement(status="draft", tags="x"), preview=True)
    assert [post.address for post in found.posts] == ["2022/03/appeal/", "2022/02/embassy/"]
    assert [problem.warning for problem in found.warnings] == [True]


def test_a_photo_with_metadata_is_refused(tmp_path: Path) -> None:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825)[1] = "N"
    comment = PngInfo()
    comment.add_text("Comment", "NN")
    kinds = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
    faults = [(photo(kind=kind, exif=exif.tobytes()), suffix, "GPS position, EXIF") for suffix, kind in kinds.items()]
    faults += [
        (photo(comment=b"NN"), "jpg", "comment"),
        (photo(kind="PNG", pnginfo=comment), "png", "Comment, tEXt"),
        (photo(xmp=b"<x/>"), "jpg", "XMP, APP1"),
        (photo() + b"secret", "jpg", "bytes after the picture"),
        (photo(kind="PNG") + b"secret", "png", "bytes after the picture"),
    ]
    for data, suffix, named in faults:
        write_files(statement(f"![Х](x.{suffix})"), tmp_path)
        path = tmp_path / APPEAL / f"x.{suffix}"
        path.write_bytes(data)
        (said,) = messages(tmp_path, "")
        assert f"x.{suffix}: the photo carries metadata: {named}" in said, (suffix, said)
        assert said.endswith(
            "; put it through make photo, which takes it out (it can tell who took it, when and where)"
        )
        path.unlink()


def test_a_clean_photo_in_every_format_is_fine(tmp_path: Path) -> None:
    for suffix, kind in {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}.items():
        write_files(statement(f"![Х](x.{suffix})"), tmp_path)
        path = tmp_path / APPEAL / f"x.{suffix}"
        path.write_bytes(photo(kind=kind, size=(40, 30)))
        (post,) = library(tmp_path, "").posts
        assert (post.photos[0].width, post.photos[0].height) == (40, 30)
        assert post.photos[0].address.endswith(f".{suffix}")
        path.unlink()


def test_what_is_no_photo_is_refused(tmp_path: Path) -> None:
    write_files(statement("![Х](x.jpg)"), tmp_path)
    for data in (b"", b"GIF89a", b"\xff\xd8\xff\xe0", photo()[:300], photo(kind="GIF")):
        (tmp_path / APPEAL / "x.jpg").write_bytes(data)
        (said,) = messages(tmp_path, "")
        assert said.endswith(
            "x.jpg: this is no photo that browsers show; save it as JPEG, PNG, WebP or AVIF, or put it through make photo"
        )


def test_the_digest_does_not_care_for_line_ends_or_unicode_form() -> None:
    assert digest("й", "s", "a\nb") == digest(" и\u0306 ", "s\n", "a\r\nb\n")


def test_all_mistakes_are_told_at_once_in_order(tmp_path: Path) -> None:
    said = messages(tmp_path, statement(title="А: б") + rally(starts="18.00", tags="x") + "-- content/x.txt --\n")
    assert [line.split(";")[0].split(" ")[0] for line in said] == [
        "rallies/2022-02-24-embassy/sr.md:5:",
        "rallies/2022-02-24-embassy/sr.md:6:",
        "statements/2022-03-01-appeal/sr.md:2:",
        "x.txt:",
    ]


def test_posts_of_a_day_are_in_the_order_of_their_hours(tmp_path: Path) -> None:
    site = (
        rally(starts="18:00")
        + rally(starts="09:00").replace("embassy", "morning")
        + rally().replace("embassy", "all-day")
    )
    assert [post.address for post in library(tmp_path, site).posts] == [
        "2022/02/embassy/",
        "2022/02/morning/",
        "2022/02/all-day/",
    ]


def test_addresses_are_taken_once(tmp_path: Path) -> None:
    (said,) = messages(tmp_path, rally(aliases="2022/01/x") + statement(aliases="2022/01/x"))
    assert "the address 2022/01/x belongs to rallies/2022-02-24-embassy; delete this alias" in said
    one = "- url: 2022/02/gone\n  date: 2022-03-01\n  reason: {sr: Да, ru: Да}\n"
    (said,) = messages(tmp_path / "twice", f"-- content/takedowns.yml --\n{one}{one}")
    assert said.startswith("takedowns.yml:4: a takedown in takedowns.yml still stands at 2022/02/gone/")


def test_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (said,) = messages(tmp_path / "slug", statement().replace("appeal", "a" * 81))
    assert "is no slug" in said
    assert messages(tmp_path / "fits", statement().replace("appeal", "a" * 80)) == []
    (said,) = messages(tmp_path / "year", "-- content/pages/2022/sr.md --\n" + text())
    assert "“2022” is a name that the site or Windows needs" in said
    (said,) = messages(tmp_path / "same", rally(starts="18:00", ends="18:00"))
    assert "the rally ends as it starts" in said
    write_files(statement("![Х](x.jpg)") + f"-- {APPEAL}/x.jpg --\n", tmp_path)
    monkeypatch.setattr("plugins.archive.photo.PIXELS", 1000)
    assert (
        "the photo has too many pixels; put it through make photo, which makes it smaller" in messages(tmp_path, "")[0]
    )
    monkeypatch.setattr("plugins.archive.photo.SIZE", 100)
    assert (
        "the photo is larger than 0 MB; put it through make photo, which makes it smaller" in messages(tmp_path, "")[0]
    )


def test_an_end_after_midnight_is_asked_of_the_next_night(tmp_path: Path) -> None:
    site = rally(starts="20:00", ends="02:30").replace("2022-02-24", "2022-03-26")
    assert "clocks skip 02:30 that night" in messages(tmp_path, site)[0]

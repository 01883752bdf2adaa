"""What editors can commit by mistake, and others on purpose: each class of it gets a page or this message."""

from pathlib import Path

import pytest

from plugins.archive.content import read_content
from plugins.archive.library import public_library
from plugins.archive.problem import Problems
from tests.site_settings import languages
from tests.small_content import TODAY
from tests.small_site import photo, text

FOLDER = "statements/2022-03-01-appeal"
TEXT = f"{FOLDER}/sr.md"
Files = dict[str, bytes | str]


def messages_of(root: Path, files: Files) -> list[str]:
    """What is said of those files; nothing where all is well."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    try:
        return list(map(str, public_library(read_content(root, TODAY, languages())).warnings))
    except Problems as error:
        return str(error).splitlines()


def body(words: str) -> Files:
    return {TEXT: text(body=words)}


def beside(name: str, data: bytes | str = b"x", words: str = "Текст.") -> Files:
    return {TEXT: text(body=words), f"{FOLDER}/{name}": data}


NOT_UTF8 = "this is not UTF-8; save the file as UTF-8 in your editor, or run make fix for this post"
NO_LINK = "leads nowhere; use one of http, https, mailto, tel, or a post's folder: ../2022-02-24-embassy/"
NO_PHOTO = (
    "is no photo in this folder; put it beside this text with make photo, and write its name alone:"
    " ![what it shows](photo-1.jpg)"
)
NO_PICTURE = "this is no photo that browsers show; save it as JPEG, PNG, WebP or AVIF, or put it through make photo"
PAGE = "may not stand in a text; delete it: it would change the page, not the text"
ASKS = "may not stand in a text; delete it: a page asks readers for nothing; say where they may write"
DRAWING = "may not stand in a text; save the drawing as PNG and put it through make photo"
RECORDING = (
    "files are not published; put it where recordings are kept and link to it: [words](https://…);"
    " take it out of the folder, for it can tell who made it and where"
)
WORDS = (
    "files are not published; copy its words into the text, so that phones and screen readers can read them,"
    " or link to it where it is kept: [words](https://…); then delete this file"
)

# What gets a page, with nothing said.
HARMLESS: dict[str, Files] = {
    "a byte order mark": {TEXT: "\ufeff" + text()},
    "Windows line ends": {TEXT: text().replace("\n", "\r\n")},
    "old Macintosh line ends": {TEXT: text().replace("\n", "\r")},
    "no blank line after the header": {TEXT: "---\ntitle: А\nsummary: Б\n---\nТекст"},
    "template syntax": body("{{ 7*7 }} {% raw %} {# х #} ${х} <%= у %>"),
    "a long line": body("а " * 60_000),
    "a hidden comment": body("<!-- скривено --> текст"),
    "a comment that looks like a script": body("<![CDATA[<script>alert(1)</script>]]>"),
    "a table of one row and ten thousand columns": body("|а" * 20_000 + "|\n" + "|-" * 20_000 + "|"),
    "a bomb of emphasis": body("Наглашено. " * 200 + "*_" * 4_000 + "х" + "_*" * 4_000),
    "stars": body("*" * 20_000),
    "backticks": body("`" * 20_000 + "а" + "`" * 19_999),
    "leftovers": {TEXT: text(), f"{FOLDER}/.DS_Store": "", f"{FOLDER}/sr.md~": "х", f"{FOLDER}/.git/config": "х"},
    "letters with a stress": {TEXT: text("Ја сѐм, ѝма и зна̑м")},
    "a letter that is two code points": {TEXT: text("и\u0306".replace("\u0306", "\u0301"))},
}

# (files, the messages, each from the file's name on)
BAD: dict[str, tuple[Files, list[str]]] = {
    # encodings
    "UTF-16": ({TEXT: text().encode("utf-16")}, [f"sr.md:1: {NOT_UTF8}"]),
    "Windows-1251": ({TEXT: text().encode("cp1251")}, [f"sr.md:2: {NOT_UTF8}"]),
    "Windows-1250": ({TEXT: text("Šetnja", "Đaci", "Čas").encode("cp1250")}, [f"sr.md:2: {NOT_UTF8}"]),
    "an overlong sequence": ({TEXT: text().encode() + b"\xc0\xaf"}, [f"sr.md:6: {NOT_UTF8}"]),
    "a lone surrogate": (body("а\ud800"), [f"sr.md:5: {NOT_UTF8}"]),
    "a NUL": (body("а\0"), ["sr.md:5: an invisible character stands here, U+0000; delete it"]),
    "a zero-width space in a title": (
        {TEXT: text("А\u200bБ")},
        ["sr.md:2: an invisible character stands here, U+200B ZERO WIDTH SPACE; delete it"],
    ),
    "a direction mark in a title": (
        {TEXT: text("А\u200fБ")},
        ["sr.md:2: an invisible character stands here, U+200F RIGHT-TO-LEFT MARK; delete it"],
    ),
    "a text that reads backwards": (
        {TEXT: text("А\u202eБ")},
        ["sr.md:2: an invisible character stands here, U+202E RIGHT-TO-LEFT OVERRIDE; delete it"],
    ),
    "words hidden in tags": (
        body("А\U000e0041"),
        ["sr.md:5: an invisible character stands here, U+E0041 TAG LATIN CAPITAL LETTER A; delete it"],
    ),
    "Latin letters that pass for Cyrillic": (
        {TEXT: text("Шетњa")},
        [
            "sr.md:2: warning: “Шетњa” has Latin letters among the Cyrillic: a (U+0061 LATIN SMALL LETTER A);"
            " type the word anew, or run make fix for this post"
        ],
    ),
    "Cyrillic letters that pass for Latin": (
        body("Fасebook"),
        [
            "sr.md:5: warning: “Fасebook” has Latin letters among the Cyrillic: F (U+0046 LATIN CAPITAL LETTER F),"
            " e (U+0065 LATIN SMALL LETTER E), b (U+0062 LATIN SMALL LETTER B), o (U+006F LATIN SMALL LETTER O),"
            " k (U+006B LATIN SMALL LETTER K); type the word anew, or run make fix for this post"
        ],
    ),
    # headers
    "nothing at all": (
        {TEXT: ""},
        [
            "sr.md:1: the header is missing; begin the file with a line ---, below it title: … and summary: …, and then another line ---"
        ],
    ),
    "a header without an end": (
        {TEXT: "---\ntitle: А\nsummary: Б\nТекст"},
        ["sr.md:1: the header has no end; write a line --- below its keys"],
    ),
    "an empty header": (
        {TEXT: "---\n---\n"},
        [
            "sr.md:1: “summary” is missing; write a line “summary: …” in the header",
            "sr.md:1: “title” is missing; write a line “title: …” in the header",
        ],
    ),
    "a YAML bomb": (
        {TEXT: "---\ntitle: &a [x, x]\nsummary: [*a, *a]\n---\nх"},
        [
            "sr.md:2: “&”, “*” and “!” before a value mean something else to YAML;"
            " put the value in single quotes: title: '&a [x, x]'",
            "sr.md:3: “&”, “*” and “!” before a value mean something else to YAML;"
            " put the value in single quotes: summary: '[*a, *a]'",
        ],
    ),
    "a YAML tag that would run something": (
        {TEXT: text(correction="!!python/object/apply:os.system [ls]")},
        [
            "sr.md:4: “&”, “*” and “!” before a value mean something else to YAML;"
            " put the value in single quotes: correction: '!!python/object/apply:os.system [ls]'"
        ],
    ),
    "lists in lists": (
        {TEXT: text("[" * 50 + "]" * 50)},
        ["sr.md:2: lists are nested too deeply here; write “key: words”"],
    ),
    "a list where words belong": (
        {TEXT: text(updated="[2022-03-02]")},
        ["sr.md:4: this is no “updated”; write words on one line, in single quotes where they begin with [ or {"],
    ),
    "keys where words belong": (
        {TEXT: text("{a: b}")},
        ["sr.md:2: this is no “title”; write words on one line, in single quotes where they begin with [ or {"],
    ),
    "a value that is all comment": (
        {TEXT: text("#1")},
        [
            "sr.md:2: YAML takes “ #” for a comment and would cut the value off here; put the value in single quotes: title: '#1'"
        ],
    ),
    "a tab": (
        {TEXT: "---\n\ttitle: А\nsummary: Б\n---\nТекст"},
        ["sr.md:2: a tab, which YAML does not take; put the value in single quotes: title: 'А'"],
    ),
    "an endless header": (
        {TEXT: "---\n" + "# х\n" * 5_000 + "title: А\nsummary: Б\n---\n"},
        ["sr.md:1: the header is longer than 16 KB; close it with a line --- above the text"],
    ),
    # what takes too long
    "a line of five megabytes": (
        body("а" * 5_000_000),
        ["sr.md: the file is larger than 256 KB; divide it into several posts"],
    ),
    "lists in lists in lists": (
        body("\n".join("    " * depth + "- х" for depth in range(300))),
        ["sr.md:5: lists or quotes are nested too deeply here; use fewer levels"],
    ),
    "a bomb of brackets": (body("[" * 20_000), ["sr.md:5: Markdown takes over 0 seconds for this text; simplify it"]),
    # what would run, or reach out
    "a script": (
        body("<script>alert(1)</script>"),
        ["sr.md:5: <script> may not stand in a text; delete it: nothing that runs is published"],
    ),
    "a drawing that runs": (
        body('<svg onload="alert(1)"><use href="#x"/></svg>'),
        [
            f"sr.md:5: <svg> {DRAWING}",
            "sr.md:5: <use> may not stand in a text; write it in Markdown, or write &lt; where the sign itself is meant",
        ],
    ),
    "a handler": (
        body('<span onclick="x()">Да</span>'),
        ["sr.md:5: warning: onclick=… on <span> is left out; delete it"],
    ),
    "a style that covers the page": (
        body('<span style="position:fixed">Да</span>'),
        ["sr.md:5: warning: style=… on <span> is left out; delete it"],
    ),
    "a style sheet": (
        body("<style>*{display:none}</style>"),
        ["sr.md:5: <style> may not stand in a text; delete it: the theme gives the text its looks"],
    ),
    "javascript:": (body("[а](javascript:alert(1))"), [f"sr.md:5: “javascript:alert(1)” {NO_LINK}"]),
    "javascript: in capitals": (body("[а](JaVaScRiPt:alert(1))"), [f"sr.md:5: “JaVaScRiPt:alert(1)” {NO_LINK}"]),
    "javascript: by entities": (body('<a href="&#106;avascript:x">а</a>'), [f"sr.md:5: “javascript:x” {NO_LINK}"]),
    "javascript: after a line end": (
        body('<a href="\njavascript:x">а</a>'),
        [
            "sr.md:5: “javascript:x” leads nowhere; write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/"
        ],
    ),
    "javascript: with a tab in it": (
        body('<a href="java\tscript:x">а</a>'),
        [
            "sr.md:5: “java script:x” leads nowhere; write https://… in full, or lead to a post's folder: ../2022-02-24-embassy/"
        ],
    ),
    "javascript: after a control character": (
        body('<a href="\x01javascript:x">а</a>'),
        ["sr.md:5: an invisible character stands here, U+0001; delete it"],
    ),
    "vbscript:": (body("[а](vbscript:x)"), [f"sr.md:5: “vbscript:x” {NO_LINK}"]),
    "data:": (body("[а](data:text/html,x)"), [f"sr.md:5: “data:text/html,x” {NO_LINK}"]),
    "a reference to javascript:": (body("[а][1]\n\n[1]: javascript:x"), [f"sr.md:7: “javascript:x” {NO_LINK}"]),
    "a form": (body("<form><input name=attributes></form>"), [f"sr.md:5: <form> {ASKS}", f"sr.md:5: <input> {ASKS}"]),
    "a name that a script might read": (
        body('<a id="x" name="cookie">а</a>'),
        ["sr.md:5: warning: name=… on <a> is left out; delete it"],
    ),
    "a page that leads away": (
        body(
            '<meta http-equiv="refresh" content="0;url=//e.org"><base href="//e.org"><link rel="stylesheet" href="//e.org">'
        ),
        [f"sr.md:5: <{tag}> {PAGE}" for tag in ("base", "link", "meta")],
    ),
    "what a parser reads in two ways": (
        body('<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'),
        [f"sr.md:5: <noscript> {PAGE}"],
    ),
    "a link that tells others": (
        body('<a href="https://e.org" ping="https://e.org/p">а</a>'),
        ["sr.md:5: warning: ping=… on <a> is left out; delete it"],
    ),
    "a picture from elsewhere": (body("![а](https://e.org/x.png)"), [f"sr.md:5: “https://e.org/x.png” {NO_PHOTO}"]),
    "a picture from elsewhere without a scheme": (
        body("![а](//e.org/x.png)"),
        [f"sr.md:5: “//e.org/x.png” {NO_PHOTO}"],
    ),
    "a video from elsewhere": (
        body('<iframe src="https://e.org/v"></iframe>'),
        ["sr.md:5: <iframe> may not stand in a text; link to the video or map: [words](https://…)"],
    ),
    "a plug-in": (
        body('<object data="x"></object>'),
        ["sr.md:5: <object> may not stand in a text; link to it: [words](https://…)"],
    ),
    # paths
    "a photo above the folder": (body("![а](../../x.jpg)"), [f"sr.md:5: “../../x.jpg” {NO_PHOTO}"]),
    "an alias above the tree": (
        {TEXT: text(aliases="../../etc")},
        ["sr.md:4: “../../etc” is no “aliases”; write the old address as yyyy/mm/slug, not “../../etc”"],
    ),
    "a tag above the tree": (
        {TEXT: text(), "tags.yml": "../x: {sr: А, ru: Б}"},
        ["tags.yml:1: “../x” is no slug; use small letters a–z, digits and hyphens, 80 at most"],
    ),
    "two texts that differ in case": (
        beside("SR.md", text()),
        ["SR.md: names of texts are in small letters; name it sr.md, or delete it"],
    ),
    "two photos that differ in case": (
        {TEXT: text(body="![а](a.jpg) ![а](A.jpg)"), f"{FOLDER}/a.jpg": photo(), f"{FOLDER}/A.jpg": photo()},
        ["a.jpg: “a.jpg” and “A.jpg” are one file on many machines; rename one of them"],
    ),
    "a photo that Windows cannot hold": (
        beside("con.jpg", photo(), "![а](con.jpg)"),
        ["con.jpg: “con.jpg” is a name that Windows needs; rename it"],
    ),
    "a folder in other letters": (
        {"statements/2022-03-01-шетња/sr.md": text()},
        ["statements/2022-03-01-шетња: “шетња” is no slug; use small letters a–z, digits and hyphens, 80 at most"],
    ),
    # pictures and other files
    "a picture that is cut off": (beside("a.jpg", photo()[:200], "![а](a.jpg)"), [f"a.jpg: {NO_PICTURE}"]),
    "a page called a picture": (beside("a.jpg", "<html>", "![а](a.jpg)"), [f"a.jpg: {NO_PICTURE}"]),
    "an empty picture": (beside("a.jpg", b"", "![а](a.jpg)"), [f"a.jpg: {NO_PICTURE}"]),
    "a gigantic picture": (
        beside("a.png", photo(size=(9000, 9000), kind="PNG"), "![а](a.png)"),
        ["a.png: the photo has too many pixels; put it through make photo, which makes it smaller"],
    ),
    "a picture that tells more than it shows": (
        beside("a.jpg", photo(comment=b"me"), "![а](a.jpg)"),
        [
            "a.jpg: the photo carries metadata: comment; make a clean copy with make photo, show that in the text,"
            " and delete this file, which can tell who took it, when and where"
        ],
    ),
    "a picture that no text shows": (
        beside("a.jpg", photo()),
        ["a.jpg: no text shows this photo; show it in one: ![what it shows](a.jpg), or delete it"],
    ),
    "a PDF": (beside("a.pdf"), [f"a.pdf: .pdf {WORDS}"]),
    "a document": (beside("a.docx"), [f"a.docx: .docx {WORDS}"]),
    "a video": (beside("a.MP4"), [f"a.MP4: .mp4 {RECORDING}"]),
    "a recording": (beside("a.mp3"), [f"a.mp3: .mp3 {RECORDING}"]),
    "an iPhone's photo": (
        beside("a.HEIC"),
        ["a.HEIC: .heic files are not published; export it as JPEG, put that through make photo, and delete this file"],
    ),
    "a drawing": (
        beside("a.svg", "<svg/>"),
        ["a.svg: .svg files are not published; put the picture through make photo, and delete this file"],
    ),
    "an archive": (
        beside("a.zip"),
        ["a.zip: .zip files are not published; take the files out of the archive, and delete it"],
    ),
    "a photo named in other letters": (
        beside("слика.jpg", photo()),
        ["слика.jpg: a photo's name is in letters a–z and digits; put it through make photo, and delete this file"],
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_gets_a_page(name: str, tmp_path: Path) -> None:
    assert messages_of(tmp_path, HARMLESS[name]) == []


@pytest.mark.parametrize("name", BAD)
def test_what_is_bad_gets_its_message(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, messages = BAD[name]
    if "bomb of" in name:
        monkeypatch.setattr("plugins.archive.parsing.body_html.SECONDS", 0.2)
    assert [line.rpartition(f"{FOLDER}/")[2] for line in messages_of(tmp_path, files)] == messages


def test_links_in_the_file_system_lead_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "sr.md").write_text(text(), "utf-8")
    for name, target in (
        ("loop.jpg", "loop.jpg"),
        ("gone.jpg", "nothing"),
        ("out.jpg", "/etc/passwd"),
        ("ru.md", "sr.md"),
    ):
        (folder / name).symlink_to(target)
    (tmp_path / "statements" / "2022-03-02-loop").symlink_to(tmp_path)
    assert messages_of(tmp_path, {}) == [
        *(
            f"{FOLDER}/{name}: this is a symbolic link; put the file itself here"
            for name in ("gone.jpg", "loop.jpg", "out.jpg", "ru.md")
        ),
        "statements/2022-03-02-loop: this is a symbolic link; put the folder itself here",
    ]

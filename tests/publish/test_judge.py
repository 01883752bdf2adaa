"""The judge finds every fault that is planted in a good tree, and nothing in the good one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from plugins.messages.message import Message
from plugins.publish.judging.checksums import write_sums
from plugins.publish.judging.fault import Fault, describe_faults
from plugins.publish.judging.judge import judge
from plugins.publish.judging.origin import Origin
from plugins.publish.judging.tree_files import FILE_LIMIT, TREE_LIMIT, list_tree_files
from tests.paths import PROJECT, SETTINGS
from tests.small_site import DAY, Build, text, write_files

SITEURL = "https://example.org/site"
SITE = "\n".join(
    (
        "-- content/tags.yml --\nembassy: {sr: Амбасада, ru: Посольство}",
        "-- content/takedowns.yml --\n- url: 2022/02/gone\n  date: 2022-05-01\n  reason: {sr: На молбу., ru: По просьбе.}",
        "-- content/rallies/2022-02-24-embassy/sr.md --\n"
        + text(
            "Протест",
            "![људи](crowd.jpg)\n\n## Људи\n\nВиди [људе](#ljudi) и [текст](../../statements/2022-03-01-appeal/).",
            place="Београд",
            tags="embassy",
            aliases="2022/02/first",
        ),
        "-- content/rallies/2022-02-24-embassy/crowd.jpg --\nred",
        "-- content/statements/2022-03-01-appeal/ru.md --\n"
        + text("Обращение", "Текст со [ссылкой](https://example.net/)."),
        "-- content/pages/about/sr.md --\n" + text("О нама"),
        "-- content/pages/about/ru.md --\n" + text("О нас", translates="sr"),
    )
)

POST = "sr-latn/2022/02/embassy/index.html"
CYRILLIC = "sr-cyrl/2022/02/embassy/index.html"
ABOUT = "ru/about/index.html"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good tree."""
    root = tmp_path_factory.mktemp("good")
    write_files(SITE, root)
    command = [sys.executable, "-m", "pelican", str(root / "content"), "-s", str(SETTINGS), "-o", str(root / "tree")]
    command += ["--fatal", "errors", "-e", f'SITEURL="{SITEURL}"', f'CACHE_PATH="{root / "cache"}"']
    subprocess.run(command, cwd=PROJECT, env=os.environ | {"SOURCE_DATE_EPOCH": DAY}, check=True, capture_output=True)
    return root / "tree"


def faults(tree: Path) -> list[str]:
    return [f"{one.path}: {one.what}" for one in judge(tree, Origin(SITEURL)).faults]


def test_a_good_tree_has_no_fault(good: Path) -> None:
    assert faults(good) == []


def test_nor_has_it_with_its_sums_and_what_a_host_is_told(good: Path, tmp_path: Path) -> None:
    tree = shutil.copytree(good, tmp_path / "tree")
    write_sums(tree, (path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()))
    (tree / ".nojekyll").touch()
    (tree / "CNAME").write_text("example.org\n")
    assert faults(tree) == []


def test_a_tree_that_does_not_know_where_it_will_be_can_be_judged_too(build: Build) -> None:
    assert judge(build(SITE).path, Origin("")).faults == ()


def one(tree: Path, pattern: str) -> Path:
    """The one file of the tree that fits the pattern, or the first of them."""
    return sorted(tree.glob(pattern))[0]


def put(path: str, content: bytes | str = b"x\n") -> Callable[[Path], None]:
    """Plants a file."""

    def plant(tree: Path) -> None:
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_bytes(content if isinstance(content, bytes) else content.encode())

    return plant


def swap(pattern: str, before: str, after: str) -> Callable[[Path], None]:
    """Plants other words in a file."""

    def plant(tree: Path) -> None:
        path = one(tree, pattern)
        words = path.read_text("utf-8")
        assert before in words, words
        path.write_text(words.replace(before, after, 1), "utf-8")

    return plant


def add(html: str, path: str = POST) -> Callable[[Path], None]:
    """Plants markup at the end of a page."""
    return swap(path, "</body>", f"{html}</body>")


def cut(pattern: str, keep: float = 0.5) -> Callable[[Path], None]:
    """Plants half a file, which ends between two letters."""

    def plant(tree: Path) -> None:
        path = one(tree, pattern)
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)].rstrip(bytes(range(0x80, 0x100))))

    return plant


def delete(pattern: str) -> Callable[[Path], None]:
    return lambda tree: one(tree, pattern).unlink()


def photo(kind: str, **options: object) -> Callable[[Path], None]:
    """Plants a photo that says more than it shows."""

    def plant(tree: Path) -> None:
        path = one(tree, f"photos/*.{kind}")
        Image.new("RGB", (40, 30)).save(path, {"jpg": "JPEG", "avif": "AVIF"}[kind], **options)

    return plant


def with_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    return exif


def longer(tree: Path) -> None:
    path = one(tree, "photos/*.jpg")
    path.write_bytes(path.read_bytes() + b"more")


def spoilt_sums(tree: Path) -> None:
    write_sums(tree, (path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()))
    path = tree / POST
    path.write_text(path.read_text("utf-8").replace("Beograd", "Novi Sad"), "utf-8")


HEAD = '<link rel="alternate" hreflang="ru" href="https://example.org/site/ru/about/">'

PLANTED = {
    # Links, anchors, assets
    "a link to no page": (add('<a href="../nothing/">x</a>'), f"{POST}: the link “../nothing/” leads nowhere"),
    "a link without its slash": (add('<a href="../../../about">x</a>'), f"{POST}: the link “../../../about” leads nowhere"),
    "a link to no heading": (add('<a href="#nobody">x</a>'), f"{POST}: there is no place #nobody on {POST}"),
    "a link from the root": (add('<a href="/site/">x</a>'), f"{POST}: the link “/site/” leads nowhere: it is not relative, so it breaks on a mirror"),
    "a link out of the tree": (add('<a href="../../../../../x/">x</a>'), f"{POST}: the link “../../../../../x/” leads nowhere: it leads out of the tree"),
    "a link that runs": (add('<a href="javascript:alert(1)">x</a>'), f"{POST}: “javascript:alert(1)” is no link that a reader can follow safely"),
    "a relative link on the lost page": (swap("404.html", '"/site/ru/"', '"./ru/"'), "404.html: the link “./ru/” leads nowhere: it must begin with /site/, since a host shows this page at any depth"),
    "no stylesheet": (delete("theme/style-*.css"), f"{POST}: there is no theme/style-"),
    "no photo": (delete("photos/*.jpg"), f"{POST}: there is no photos/"),
    "no picture of a shared page": (delete("cards/*.png"), "which the page needs"),
    "a shared page's picture of another origin": (swap(POST, f'property="og:image" content="{SITEURL}', 'property="og:image" content="https://example.net'), "is asked of another origin"),
    "an asset of a stylesheet that is not there": (delete("theme/fonts/italic-serbian.woff2"), "which the stylesheet needs"),
    "no index of search": (delete("search/ru/parts.json"), "ru/search/index.html: there is no search/ru/parts.json to search with"),
    "two places of one name": (add('<p id="_main"></p>'), f"{POST}: two places are called “#_main”"),
    # Languages
    "hreflang that is not answered": (swap(ABOUT, f"{SITEURL}/sr-latn/about/", f"{SITEURL}/ru/about/"), "the page at hreflang “ru” does not name this one|the page at hreflang “sr-Latn” is in “ru”"),
    "a relative hreflang": (swap(ABOUT, f'hreflang="sr-Latn" href="{SITEURL}/sr-latn', 'hreflang="sr-Latn" href="/sr-latn'), f"{ABOUT}: the hreflang “/sr-latn/about/” is no whole address of this site"),
    "hreflang to no page": (swap(ABOUT, f'hreflang="sr-Latn" href="{SITEURL}/sr-latn', f'hreflang="sr-Latn" href="{SITEURL}/sr-latn/x'), f"{ABOUT}: the hreflang “{SITEURL}/sr-latn/x/about/” leads nowhere"),
    "hreflang without the page itself": (swap(ABOUT, HEAD, ""), f"{ABOUT}: the page's hreflang do not name itself"),
    "hreflang of another language": (swap(ABOUT, 'hreflang="sr-Latn"', 'hreflang="de"'), f"{ABOUT}: the page at hreflang “de” is in “sr-Latn”"),
    "no canonical": (swap(ABOUT, 'rel="canonical"', 'rel="license"'), f"{ABOUT}: the page names no canonical address"),
    "a canonical of another site": (swap(ABOUT, f'rel="canonical" href="{SITEURL}', 'rel="canonical" href="http://localhost:8000'), f"{ABOUT}: “http://localhost:8000/ru/about/” is no canonical address of this site"),
    "a canonical to no page": (swap(ABOUT, f'rel="canonical" href="{SITEURL}/ru/about', f'rel="canonical" href="{SITEURL}/ru/abut'), f"{ABOUT}: the canonical address “{SITEURL}/ru/abut/” leads nowhere"),
    "no lang": (swap(ABOUT, '<html lang="ru">', "<html>"), f"{ABOUT}: <html> has no lang"),
    "another lang": (swap(ABOUT, '<html lang="ru">', '<html lang="sr-Cyrl">'), f"{ABOUT}: the page's lang is “sr-Cyrl”, its edition's “ru”"),
    "Cyrillic in the Latin edition": (add("<p>Дa</p>"), f"{POST}: “Д” is left in Cyrillic"),
    "Cyrillic in its attributes": (add('<img src="../../../../theme/icon.svg" alt="људи">'), f"{POST}: “људи” is left in Cyrillic"),
    # What a reader's browser is made to do
    "a photo of another origin": (add('<img src="https://example.net/x.png" alt="x">'), f"{POST}: “https://example.net/x.png” is asked of another origin"),
    "a photo of another origin in a set": (add('<img src="../../../../theme/icon.svg" srcset="//example.net/x.png 2x" alt="x">'), f"{POST}: “//example.net/x.png” is asked of another origin"),
    "a script of another origin": (add('<script src="https://example.net/x.js"></script>'), f"{POST}: “https://example.net/x.js” is asked of another origin"),
    "a frame": (add('<iframe src="https://example.net/"></iframe>'), f"{POST}: “https://example.net/” is asked of another origin"),
    "a form that sends elsewhere": (add('<form action="https://example.net/"></form>'), f"{POST}: “https://example.net/” is asked of another origin"),
    "a greeting to another origin": (swap(POST, "</head>", '<link rel="preconnect" href="https://example.net"></head>'), f"{POST}: “https://example.net” is asked of another origin"),
    "a redirect to another origin": (swap(POST, "</head>", '<meta http-equiv="refresh" content="0; url=https://example.net/"></head>'), f"{POST}: “https://example.net/” is asked of another origin"),
    "a style of another origin": (swap("theme/style-*.css", "@font-face", '@import "https://example.net/x.css";\n@font-face'), "“https://example.net/x.css” is asked of another origin"),
    "a script in the page": (add("<script>alert(1)</script>"), f"{POST}: a script is written into the page"),
    "a handler": (add('<p onclick="alert(1)"></p>'), f"{POST}: onclick=… runs a script"),
    "a handler in a malformed comment": (add("<!--><img src=x onerror=alert(1)>-->"), f"{POST}: onerror=… runs a script"),
    "a style in the page": (add('<p style="color: red"></p>'), f"{POST}: a style is written into the page"),
    "no content security policy": (swap(POST, "Content-Security-Policy", "X-Nothing"), f"{POST}: the content security policy is missing or allows more than this origin"),
    "a policy that allows more": (swap(POST, "img-src 'self'", "img-src *"), f"{POST}: the content security policy is missing or allows more than this origin"),
    "a referrer": (swap(POST, 'content="no-referrer"', 'content="origin"'), f"{POST}: the page tells other sites where a reader comes from"),
    "a base": (swap(POST, "</head>", '<base href="../"></head>'), f"{POST}: <base> leads every link elsewhere"),
    "a report of clicks": (add('<a href="./" ping="./">x</a>'), f"{POST}: ping=… reports a click"),
    "a drawing with a script": (put("theme/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "theme/icon.svg: a drawing must hold no script and no link"),
    # Feeds, calendars, sitemaps
    "half a sitemap": (cut("sitemap-2022.xml"), "sitemap-2022.xml: this is no whole xml file"),
    "a sitemap that names no page": (swap("sitemap-2022.xml", "/2022/02/embassy/</loc>", "/2022/02/embasy/</loc>"), "sitemap-2022.xml: “https://example.org/site/sr-cyrl/2022/02/embasy/” leads nowhere"),
    "a page in no sitemap": (swap("sitemap-2022.xml", "<loc>https://example.org/site/sr-cyrl/2022/02/embassy/</loc>", "<loc>https://example.org/site/</loc>"), f"{CYRILLIC}: no sitemap names this page"),
    "a tombstone in a sitemap": (swap("sitemap-2022.xml", "sr-cyrl/2022/02/embassy/</loc>", "sr-cyrl/2022/02/gone/</loc>"), "sr-cyrl/2022/02/gone/index.html: a sitemap names this page, which does not stand for itself"),
    "half a feed": (cut("ru/feed.xml"), "ru/feed.xml: this is no whole xml file"),
    "a feed of another site": (swap("ru/feed.xml", f'href="{SITEURL}/ru/2022', 'href="http://localhost/ru/2022'), "is no address of this site"),
    "a feed without a date": (swap("ru/feed.xml", "<updated>2022-03-01T12:00:00+01:00</updated>", ""), "an entry or the feed has no <updated> (RFC 4287)"),
    "a relative link in a feed": (swap("ru/feed.xml", "https://example.net/", "../"), "ru/feed.xml: “../” leads nowhere for readers of a feed"),
    "half a JSON feed": (cut("ru/feed.json"), "ru/feed.json: this is no whole json file"),
    "half a calendar": (cut("ru/calendar.ics", 0.9), "ru/calendar.ics: this is no whole ics file"),
    "an event without a name": (swap("sr-latn/2022/02/embassy/event.ics", "UID:", "X-UID:"), "sr-latn/2022/02/embassy/event.ics: an event has no UID (RFC 5545)"),
    "an event at no page": (swap("sr-latn/2022/02/embassy/event.ics", "02/embassy/", "03/embassy/"), "leads nowhere"),
    # Photos
    "a photo with EXIF": (photo("jpg", exif=with_exif()), "the photo has metadata (exif)"),
    "a photo with a comment": (photo("jpg", comment=b"by me"), "the photo has metadata (comment)"),
    "a photo with a profile": (photo("jpg", icc_profile=b"profile"), "the photo has metadata (icc_profile)"),
    "a photo with EXIF in AVIF": (photo("avif", exif=with_exif()), "the photo has metadata (exif)"),
    "half a photo": (cut("photos/*.jpg"), "the photo has too little or too much at its end"),
    "half a photo in AVIF": (cut("photos/*.avif", 0.9), "photos/"),
    "a photo with more behind it": (longer, "the photo has too little or too much at its end"),
    # Files
    "a hidden file": (put(".git/config"), ".git/config: hidden files are not published"),
    "a symbolic link": (lambda tree: (tree / "ru" / "x.html").symlink_to("/etc/passwd"), "ru/x.html: this is a symbolic link"),
    "a linked folder": (lambda tree: (tree / "ru" / "x").symlink_to("/etc"), "ru/x: this is a symbolic link"),
    "a pipe": (lambda tree: os.mkfifo(tree / "x.txt"), "x.txt: this is no file"),
    "an odd name": (put("ru/два слова.html"), "ru/два слова.html: the name has more than letters, digits, dots, hyphens and underscores"),
    "a name of Windows": (put("ru/con.txt"), "ru/con.txt: this is a name that Windows needs"),
    "a source": (put("ru/2022/sr.md"), "ru/2022/sr.md: a tree has no files of this kind"),
    "an empty file": (put("ru/x.txt", b""), "ru/x.txt: the file is empty"),
    "half a page": (cut(ABOUT), f"{ABOUT}: the file ends before the page does"),
    "a page that is no text": (put(ABOUT, b"\xff\xfe"), f"{ABOUT}: this is not UTF-8"),
    "half a stylesheet": (cut("theme/style-*.css", 0.9995), "this is no whole css file (a brace is not closed)"),
    "names that are one": (put("ru/About/index.html"), "ru/about: this and ru/About are one on many machines"),
    "a file that changed": (spoilt_sums, f"{POST}: the file is not what SHA256SUMS says"),
    "sums that are none": (put("SHA256SUMS", "nothing\n"), "SHA256SUMS: these are no sums"),
    "a page of a preview": (add('<strong class="status draft">Nacrt</strong>'), f"{POST}: the page shows a draft"),
    "no sitemap": (delete("sitemap.xml"), ": there is no sitemap.xml"),
    "no chooser": (delete("index.html"), ": there is no index.html: this is no finished tree"),
    "no lost page": (delete("404.html"), ": there is no 404.html: this is no finished tree"),
    "no editions": (lambda tree: [shutil.rmtree(tree / name) for name in ("ru", "sr-cyrl", "sr-latn")], ": there is no edition: this is no finished tree"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_the_judge_finds(name: str, good: Path, tmp_path: Path) -> None:
    plant, expected = PLANTED[name]
    tree = shutil.copytree(good, tmp_path / "tree", symlinks=True)
    plant(tree)
    found = faults(tree)
    assert all(any(part in one for one in found) for part in expected.split("|")), found


def test_the_limits_of_a_host(tmp_path: Path) -> None:
    for size, path in ((FILE_LIMIT + 1, "a.txt"), (TREE_LIMIT, "b.txt")):
        with (tmp_path / path).open("wb") as file:
            file.truncate(size)
    said = [str(one.what) for one in list_tree_files(tmp_path).faults]
    assert "the file is larger than the 100 MB that hosts take" in said
    assert "the tree has 1,100 MB; hosts take 1,000" in said


def test_the_same_fault_of_many_pages_is_said_once() -> None:
    wrong, instead = Message("wrong"), Message("mend it")
    many = [Fault(f"ru/{number}/index.html", wrong, instead) for number in range(9)]
    lines = [*map(str, describe_faults(many, {"ru/3/": "content/pages/three/ru.md"}))]
    assert lines[3] == "ru/3/index.html (from content/pages/three/ru.md): wrong; mend it"
    assert len(lines) == 6 and lines[5] == "… and the same of 4 more files."


def test_faults_stand_by_their_paths_whatever_they_are() -> None:
    faults = [
        Fault("b", Message("a"), Message("x")),
        Fault("a", Message("b"), Message("x")),
        Fault("a", Message("a"), Message("x")),
    ]
    assert [*map(str, describe_faults(faults, {}))] == ["a: a; x", "b: a; x", "a: b; x"]
    assert [(one.path, str(one.what)) for one in sorted(faults)] == [("a", "a"), ("a", "b"), ("b", "a")]


def test_a_large_tree_is_read_by_several_workers(good: Path, tmp_path: Path) -> None:
    tree = shutil.copytree(good, tmp_path / "tree")
    page = (tree / "ru" / "index.html").read_text("utf-8")
    for number in range(600):
        (tree / "ru" / f"p{number}").mkdir()
        (tree / "ru" / f"p{number}" / "index.html").write_text(
            page.replace("</body>", "<a href='/x'>x</a></body>"), "utf-8"
        )
    found = judge(tree, Origin(SITEURL)).faults
    assert len({one.path for one in found if "“/x” leads nowhere" in str(one.what)}) == 600

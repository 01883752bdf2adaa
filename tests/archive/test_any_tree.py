"""Whatever lies in content/, the answer is a site or messages."""

import contextlib
import io
import json
import tempfile
import xml.etree.ElementTree as etree
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pelican import Pelican
from pelican.settings import read_settings

from plugins.desk.__main__ import desk
from tests.paths import PROJECT, SETTINGS
from tests.small_site import DAY, photo, text
from tests.text_strategies import BODIES

FOLDERS = st.sampled_from(
    "rallies/2022-02-24-embassy statements/2022-03-01-appeal statements/2026-05-01-ahead pages/about pages/page"
    " rallies/2022-02-30-no statements/2022-03-01-APPEAL rallies pages/rallies . statements/2022-03-01-a/b".split()
)
FILES = st.sampled_from(
    "sr.md ru.md SR.md uk.md sr.md~ .DS_Store a.jpg A.jpg b.png con.jpg a.pdf слика.jpg tags.yml takedowns.yml notes".split()
)
KEYS = st.dictionaries(
    st.sampled_from("place updated correction tags aliases cover starts ends status translates other".split()),
    st.sampled_from(
        "draft announced cancelled 18:00 25:00 2022-03-01 sr@00000000 ru sr embassy a.jpg 2022/02/old ../x [a] {a: #1".split()
    ),
    max_size=3,
)
TEXTS = st.builds(lambda body, keys: text(body=f"Ћирилица да буде довољно слова. {body}", **keys), BODIES, KEYS)
CONTENT = st.one_of(
    TEXTS.map(lambda words: words.encode("utf-8", "surrogatepass")),
    st.sampled_from(
        [photo(), photo(kind="PNG"), photo()[:90], b"", b"embassy: {sr: A, ru: B}", text().encode("utf-16")]
    ),
    st.binary(max_size=30),
)
TREES = st.dictionaries(st.tuples(FOLDERS, FILES).map("/".join), CONTENT, max_size=6)


def run(content: Path, output: Path, cache: Path) -> tuple[int, str]:
    """(exit code, all that a build of the content says)."""
    places = {"PATH": str(content), "OUTPUT_PATH": str(output), "CACHE_PATH": str(cache)}
    override = {**places, "SITEURL": "https://example.org"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            Pelican(read_settings(str(SETTINGS), override=override)).run()
        except SystemExit as stop:
            return int(stop.code or 0), printed.getvalue()
    return 0, printed.getvalue()


def check_page(path: Path) -> None:
    """Nothing in the page runs, whatever a browser makes of it."""
    page = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    own = [element for part in page.iterfind(".//form[@role='search']") for element in part.iter()]
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("iframe", "object", "embed", "base", "style"), element.tag
        assert element.tag not in ("form", "svg") or element in own, element.tag
        assert element.tag != "script" or element.get("type") == "application/ld+json" or element.get("src")
        assert not [name for name in element.attrib if name.startswith("on")]
        assert not (element.get("href") or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(TREES)
def test_any_tree_gives_a_site_or_messages(cache: Path, tree: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as root, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        content, output = Path(root) / "content", Path(root) / "output"
        content.mkdir()
        for name, data in tree.items():
            with contextlib.suppress(OSError):  # a name that is a folder already
                (content / name).parent.mkdir(parents=True, exist_ok=True)
                (content / name).write_bytes(data)
        code, printed = run(content, output, cache)
        assert "Traceback" not in printed and (code == 0) == output.exists(), printed
        for page in output.rglob("*.html"):
            check_page(page)
        for feed in (*output.rglob("*.xml"), *output.rglob("feed.json")):
            etree.parse(feed) if feed.suffix == ".xml" else json.loads(feed.read_text("utf-8"))
        patch.chdir(PROJECT)
        check_desk(content, code)


def check_desk(content: Path, code: int) -> None:
    """Every command of the desk answers too, and a check that finds no error is followed by a build."""
    from click.testing import CliRunner

    names = [path.name for parent in ("rallies", "statements", "pages") for path in content.glob(f"{parent}/*")]
    for words in (["check"], ["status"], *(["fix", "--post", name] for name in names[:2])):
        result = CliRunner().invoke(desk, ["--content", str(content), *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exception)
        if words == ["check"]:
            assert result.exit_code == code, result.output

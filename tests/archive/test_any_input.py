"""Whatever an editor writes, the answer is a page or a message."""

import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.content import read_content
from plugins.archive.library import public_library
from plugins.archive.parsing.source_file import UNSAFE
from plugins.archive.problem import Problems
from plugins.editions.pages.edition_pages import pages
from plugins.editions.rendering.typeset_html import typeset_body
from plugins.language.html_tokens import read_tokens
from tests.site_settings import editions, languages
from tests.small_content import TODAY
from tests.text_strategies import BODIES, FEW, HEADERS


def answer(raw: str) -> None:
    """Reads the text as a post's and, where it may be published, makes its pages in every edition."""
    with tempfile.TemporaryDirectory() as root:
        path = Path(root) / "statements" / "2022-03-01-x" / "sr.md"
        path.parent.mkdir(parents=True)
        path.write_bytes(raw.encode("utf-8", "surrogatepass"))
        try:
            content = read_content(Path(root), TODAY, languages())
            public = public_library(content)
        except Problems as error:
            assert all(str(problem.what) and str(problem.instead) for problem in error.problems)
            return
        for edition in editions().values():
            assert list(pages(public, edition))
        for post in public.posts:
            html = typeset_body(content.html_cache.get(post.original), languages()["sr"], post, STRINGS)
            latin = editions()["sr-latn"].conversion
            assert latin
            converted = latin.convert_html(html)
            assert [token.tag for token in read_tokens(converted, "sr-Latn")] == [
                token.tag for token in read_tokens(html, "sr-Cyrl")
            ]
            for never in ("<script", " onclick=", '="javascript:'):
                assert never not in converted.lower()
            assert not re.search('<img(?![^>]* src="\ufdd3photos/)', converted) and not UNSAFE.search(
                converted.replace("\ufdd3", "")
            )


class Echo:
    """Strings that say what they are asked."""

    @staticmethod
    def gettext(message: str) -> str:
        return message


STRINGS = Echo()


@FEW
@given(HEADERS, BODIES)
def test_any_header_and_body_give_a_page_or_a_message(header: str, body: str) -> None:
    answer(f"---\n{header}\n---\n{body}")


@FEW
@given(BODIES)
def test_any_body_below_a_right_header_gives_a_page_or_a_message(body: str) -> None:
    answer(f"---\ntitle: Наслов\nsummary: Сажетак\n---\nЋирилица је овде да би слова било довољно. {body}")


@FEW
@given(st.text())
def test_any_file_gives_a_page_or_a_message(raw: str) -> None:
    answer(raw)

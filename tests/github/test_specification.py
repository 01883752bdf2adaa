"""The examples of CommonMark's specification: each is here as GitHub shows it, or in the table of what is meant to differ.

GitHub's own library, cmark-gfm, says how it shows them; the examples come from npm, since no package of Python has them.
"""

import re
from pathlib import Path

import pytest
from cmarkgfm import markdown_to_html_with_extensions
from cmarkgfm.cmark import Options

from plugins.archive.parsing.markdown import render
from tests.github.html_structure import html_structure
from tests.site_settings import languages

HERE = Path(__file__).parent
SPECIFICATION = HERE / "node_modules" / "commonmark-spec" / "spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)

needs_specification = pytest.mark.skipif(not SPECIFICATION.is_file(), reason="npm did not bring commonmark-spec")


def on_github(markdown: str) -> str:
    """The HTML that GitHub's library makes."""
    extensions = ["table", "autolink", "strikethrough", "tasklist"]
    return markdown_to_html_with_extensions(markdown, options=Options.CMARK_OPT_UNSAFE, extensions=extensions)


def differs(markdown: str) -> bool:
    return html_structure(on_github(markdown)) != html_structure(render(markdown, languages()["ru"]).html)


def meant() -> dict[int, str]:
    """Number of an example → why it is meant to differ, as the table has it."""
    reasons = {}
    for line in (HERE / "differences.tsv").read_text("utf-8").splitlines()[1:]:
        numbers, reason = line.split("\t", 1)
        reasons |= {int(number): reason for number in numbers.split()}
    return reasons


@needs_specification
def test_every_example_is_as_on_github_or_in_the_table() -> None:
    examples = EXAMPLE.findall(SPECIFICATION.read_text("utf-8"))
    assert len(examples) == 652
    found = {number for number, markdown in enumerate(examples, 1) if differs(markdown.replace("→", "\t"))}
    assert found == meant().keys()


# What GitHub adds to CommonMark (https://github.github.com/gfm/), and what people type.
TYPED = [
    "Захтеви:\n- први\n- други\n",
    "Захтеви:\n1. први\n2. други\n",
    "* један\n  * два\n    * три\n",
    "1. један\n   - два\n\n   став\n2. три\n",
    "- један\n\n   став у истој ставци\n- два\n",
    "1) један\n2) два\n",
    "- [ ] није\n- [x] јесте\n",
    "Табела:\n| а | б |\n|---|:-:|\n| 1 | 2 |\n\nпосле",
    "| а |\n|---|\n| `x\\|y` |\n",
    "а | б\n-|-\n1 | 2 | 3\n4\n",
    "~~не~~ и ~не~ и \\~не\\~",
    "ред\\\nред  \nред\nред",
    "#нетвојерату и #слово\n\n#слово\n\n# слово #\n",
    "https://x.rs/а_б_в, (https://x.rs/а) и https://x.rs/а(б). www.x.rs!\n",
    "https://пример.срб/пут?а=б&в=г#д; https://x.rs/",
    "**подебљано**, *курзив*, ***обоје***, __и__ _тако_ и_не_тако",
    "> цитат\nнаставља\n\n> други\n> > у цитату\n",
    "```\nкод\n\n    увучен\n```\nпосле\n\n~~~\nкод\n~~~",
    "- ставка\n  ```\n  код\n  ```\n- друга\n",
    "<details>\n<summary>Још</summary>\n\n**реч**\n\n- ставка\n\n</details>",
    "Наслов\n===\n\nМањи\n---\n\n***\n",
    "[а][б], [б], [б][]\n\n[б]: https://x.rs 'наслов'\n",
    "реч<br>реч <b>реч</b> &amp; &copy; 3 < 4",
    "\\*не\\* \\# \\[не\\](не) \\` \\- \\~ \\| \\! \\. \\)",
]


@pytest.mark.parametrize("markdown", TYPED)
def test_what_people_type_is_as_on_github(markdown: str) -> None:
    expected = on_github(markdown)
    if "***обоје***" in markdown:  # it looks the same
        expected = expected.replace("<em><strong>обоје</strong></em>", "<strong><em>обоје</em></strong>")
    assert html_structure(render(markdown, languages()["ru"]).html) == html_structure(expected)

"""A text's HTML with its typography."""

from tests.small_content import statement
from tests.small_site import Build


def test_a_quote_may_run_over_a_line_break(build: Build) -> None:
    html = build(statement('"Стих<br>други "стих"<br>1941"')).html("sr-cyrl/2022/03/appeal/")
    assert "<p>„Стих<br>други ‘стих’<br>1941“</p>" in html.replace("\u00a0", " ")

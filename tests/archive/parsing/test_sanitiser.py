"""What the sanitiser leaves of HTML."""

import pytest

from plugins.archive.parsing.sanitiser import sanitise


@pytest.mark.parametrize(
    ("written", "clean"),
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
def test_the_sanitiser_keeps_what_a_text_may_hold(written: str, clean: str) -> None:
    assert sanitise(written) == clean

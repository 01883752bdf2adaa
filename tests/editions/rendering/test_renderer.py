"""Every page has the same frame, and words of a header never become markup in it."""

from tests.small_site import SITE, Build


def test_every_page_is_framed_by_our_base(build: Build) -> None:
    for name, content in build(SITE).files().items():
        if name.endswith(".html"):
            assert b'<meta name="referrer" content="no-referrer">' in content, name


def test_what_a_header_says_is_words_and_never_markup(build: Build) -> None:
    site = SITE.replace("title: О нама", "title: '<b>О</b> \"нама\" & <script>'").replace("Људи на тргу", '"><script>x')
    built = build(site)
    assert "&lt;b&gt;О&lt;/b&gt; „нама“ &amp; &lt;script&gt;" in built.html("sr-cyrl/about/")
    for name, content in built.files().items():
        assert b"<script>" not in content.lower(), name

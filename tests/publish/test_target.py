"""Where the site is published: what publishconf.py or whoever publishes says, read as a URL."""

import errno

import click
import pytest
from click.testing import CliRunner

from plugins.publish.__main__ import main
from plugins.publish.refusal import Refused
from plugins.publish.target import check_siteurl


@pytest.mark.parametrize(
    ("written", "siteurl"),
    [
        ("https://example.org/", "https://example.org"),
        ("http://localhost:8000/site", "http://localhost:8000/site"),
        ("https://пример.срб", "https://xn--e1afmkfd.xn--90a3ac"),
    ],
)
def test_a_site_s_url_is_taken_as_pages_bear_it(written: str, siteurl: str) -> None:
    assert check_siteurl(written) == siteurl


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "novi.example.org",
            "which is no whole address; write it with https://, as in SITEURL=https://novi.example.org.",
        ),
        ("https:/example.org/site", "as in SITEURL=https://example.org/site."),
        ("https://", "as in SITEURL=https://example.org."),
        ("ftp://example.org", "as in SITEURL=https://example.org."),
        ("https://example.org/?x=1", "leave out ?, # and @"),
        ("https://..org", "is no domain"),
        ("https://group.github.io/group.github.io", "at its root; write SITEURL=https://group.github.io."),
    ],
)
def test_what_is_no_url_is_refused_with_what_to_write(written: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        check_siteurl(written)
    assert said in str(refused.value)


def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def write() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", ".staging/x")

    monkeypatch.setitem(main.commands, "full", click.Command("full", callback=write))
    result = CliRunner().invoke(main, ["full"])
    assert result.exit_code == 1
    assert result.output == (
        ".staging/x: the disk is full; free some space, and run it again; what is published is as it was\n"
    )

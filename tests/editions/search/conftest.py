"""The corpus, served as a site of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus import CORPUS_DAY, lay_out
from tests.sample_site import sample_served
from tests.small_site import DAY, write_files

# The same two words, side by side in the older post, and more often but apart in the newer one.
TOGETHER_AND_APART = "".join(
    f"""-- content/statements/2022-{month}-01-{name}/{language}.md --
---
title: {title}
summary: {title}.
{translates}---
{body}
"""
    for month, name, language, title, body, translates in (
        ("01", "together", "sr", "Пут", "Били смо у Новом Саду и вратили се.", ""),
        ("01", "together", "ru", "Дорога", "Мы были в городе Нови Сад и вернулись.", "translates: sr\n"),
        ("03", "apart", "sr", "Нови план", "Нови дан, нови ред. Сад смо ту, сад и сутра.", ""),
        ("03", "apart", "ru", "Нови план", "Нови день, нови ряд. Сад здесь, сад и завтра.", "translates: sr\n"),
    )
)


@pytest.fixture(scope="module")
def served_corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The corpus laid out as content, and the address of its site."""
    root = tmp_path_factory.mktemp("corpus")
    lay_out(root / "content")
    with sample_served(root, str(root / "content"), CORPUS_DAY) as address:
        yield root / "content", address


@pytest.fixture(scope="module")
def side_by_side(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose older post has two words side by side, and whose newer one has them apart."""
    root = tmp_path_factory.mktemp("side-by-side")
    write_files("-- content/tags.yml --\n{}\n" + TOGETHER_AND_APART, root)
    with sample_served(root, str(root / "content"), DAY) as address:
        yield address

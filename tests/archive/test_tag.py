"""The tags of tags.yml, and the tags that posts name."""

from pathlib import Path

import pytest

from tests.small_content import TAGS, assert_one_message, statement

# what is written, and the one message
MISTAKES = {
    "an unknown tag": (
        TAGS + statement(tags="embasy"),
        "sr.md:4: there is no tag “embasy”; did you mean “embassy”? (new tags go into tags.yml)",
    ),
    "a tag without a name": (
        "-- content/tags.yml --\nembassy: {sr: Амбасада}\n",
        "tags.yml:1: “embassy” has no words in “ru”; add it: {sr: …, ru: …}",
    ),
    "a tag in an unknown language": (
        "-- content/tags.yml --\nembassy: {sr: Амбасада, ru: Посольство, en: Embassy}\n",
        "tags.yml:1: “en” is no language of this site; use one of: ru, sr",
    ),
    "a tag that cannot be an address": (
        "-- content/tags.yml --\npage: {sr: А, ru: А}\n",
        "tags.yml:1: “page” is a name that the site or Windows needs; choose another",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_tag_gets_one_message_that_says_what_to_write(name: str, tmp_path: Path) -> None:
    assert_one_message(tmp_path, *MISTAKES[name])

"""The cards of a site: which pages have one of their own, and the files that they are."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import ClassVar

import PIL

from ...archive.library import Library
from ...archive.post import Post
from ...cache.atomic_write import read_checked, write_checked
from ...cache.store import Store, make_key
from ..edition import Edition, native_edition
from ..formats.feeds import group_name
from ..pages.post_view import PostView, view_post
from ..strings import Strings
from .card_drawing import draw_card
from .card_font import CardFont, card_font
from .card_sheet import HEIGHT, WIDTH
from .card_words import CardWords, post_words

LONGEST_TITLE, LONGEST_PLACE = 400, 160  # letters that a card has room for
# What names all that cards are drawn by.
DRAWING = make_key(PIL.__version__, *(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))


@dataclass(frozen=True, slots=True)
class Card:
    words: CardWords
    url: str  # from the root of the tree; it names all that the card shows: who showed it once asks for it no more
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT


def site_cards(
    library: Library,
    editions: Sequence[Edition],
    strings: Mapping[str, Strings],
    font: CardFont,
    days: int,
    store: Store,
) -> dict[str, Card]:
    """Return cards by the URLs of their pages: of each edition's home, for all pages that are not named here, and of
    each post and page.

    A post that is at most so many days older than the newest has its own, unless it has a cover or not all of it can be
    shown; any other has its edition's. A fallback has that of the edition that shows its words as they were written.
    """
    oldest = _newest_date(library) - datetime.timedelta(days)
    names = {folder: CardWords(group=group_name(words)) for folder, words in strings.items()}
    cards = {f"{edition.folder}/": _card(names[edition.folder], font) for edition in editions}
    own_cards = OwnCards(library, strings, font, store)
    recent = [post for post in library.posts if post.date and post.date >= oldest]
    own_cards.look_up((post, edition) for edition in editions for post in recent if post.text(edition.language.code))
    recent_addresses = {post.address for post in recent}
    for edition in editions:
        for post in (*library.posts, *library.pages):
            has_text = post.text(edition.language.code)
            native = edition if has_text else native_edition(editions, post.original.language)
            own = own_cards.get(post, native) if post.address in recent_addresses else None
            cards[f"{edition.folder}/{post.address}"] = own or cards[f"{native.folder}/"]
    return {url: card for url, card in cards.items() if card}


class OwnCards:
    """The posts' own cards: from the store, or put into words now and kept there."""

    def __init__(self, library: Library, strings: Mapping[str, Strings], font: CardFont, store: Store) -> None:
        self.library, self.strings, self.font, self.store = library, strings, font, store
        self._kept: dict[str, tuple[Card | None]] = {}
        self._salts = {
            folder: store.key("card", folder, words.digest, font.digest, DRAWING) for folder, words in strings.items()
        }

    def look_up(self, wanted: Iterable[tuple[Post, Edition]]) -> None:
        """Take from the store what it has of those, all at once."""
        self._kept = self.store.get_all([self._key(post, edition) for post, edition in wanted])

    def get(self, post: Post, edition: Edition) -> Card | None:
        """Return the card of a post in an edition where it has a text; None where it has a cover, or not all would
        fit."""
        key = self._key(post, edition)
        if key not in self._kept:
            self._kept[key] = (self._own_card(view_post(post, self.library, edition), edition),)
            self.store.put(key, self._kept[key])
        return self._kept[key][0]

    def _key(self, post: Post, edition: Edition) -> str:
        return make_key(self._salts[edition.folder], post.key)

    def _own_card(self, post: PostView, edition: Edition) -> Card | None:
        if post.cover or len(post.title) > LONGEST_TITLE or len(post.place) > LONGEST_PLACE:
            return None
        return _card(post_words(post, edition, self.strings[edition.folder]), self.font)


def _newest_date(library: Library) -> datetime.date:
    """Return the day of the newest post: what is old is counted back from there, so that no clock is needed."""
    return max((post.date for post in library.posts if post.date), default=datetime.date.max)


def _card(words: CardWords, font: CardFont) -> Card | None:
    """Return the card that says those words; None where the font lacks a letter of theirs."""
    printable = words.printable(font)
    if printable is None:
        return None
    key = make_key(repr(astuple(printable)), font.digest, DRAWING)
    return Card(printable, f"cards/{key}.png")


def card_files(cards: Iterable[Card], theme: Path, cache: Path) -> Iterator["CardFile"]:
    """Yield the cards as files of the tree; those that show the same are one."""
    for card in {card.url: card for card in cards}.values():
        yield CardFile(card, theme, cache)


@dataclass(frozen=True, slots=True)
class CardFile:
    """A card as a file of the tree: from the cache, or drawn now and kept there."""

    card: Card
    theme: Path
    cache: Path
    is_slow, is_kept = True, False

    @property
    def url(self) -> str:
        return self.card.url

    def fingerprint(self) -> str:
        return self.card.url

    def content(self) -> bytes:
        cached = self.cache / self.card.url
        data = read_checked(cached)
        if data is None:
            data = draw_card(self.card.words, card_font(self.theme))
            write_checked(cached, data)
        return data

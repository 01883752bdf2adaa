"""A post as readers may see it: one rally or statement in its texts; and a page, which is a post without a day."""

import datetime
from dataclasses import dataclass

from .folders.photo import Photo
from .folders.text import Text


@dataclass(frozen=True, slots=True)
class Post:
    kind: str  # its name: "rally", "statement" or "page"
    folder: str  # inside content/
    address: str  # in every edition: "2022/02/embassy/", or "about/" of a page
    date: datetime.date | None  # None of a page
    texts: tuple[Text, ...]  # the public ones, the original first
    photos: tuple[Photo, ...]  # those that a public text shows
    tags: tuple[str, ...]  # in the order of tags.yml
    first_address: str  # where it first was, which names it in feeds and calendars whatever address it gets
    aliases: tuple[str, ...]  # the old addresses that lead to it: "2022/02/first"
    cover: Photo | None
    announced: datetime.date | None  # the day on which readers first knew of an event that was still to come
    revision: int  # how often what an event's calendar entry says has changed
    starts: datetime.time | None  # Belgrade time; None: all day
    ends: datetime.time | None  # on the next day where it is before `starts`
    ahead: bool  # its day is still to come
    # "announced" until its day is over, "cancelled", or ""; in a preview also "draft", and "waiting" for its day
    status: str
    key: str  # names all of the above, with the names of its tags
    head_key: str  # the same, but for the texts' bodies and the photos in them

    @property
    def original(self) -> Text:
        return self.texts[0]

    def text(self, language: str) -> Text | None:
        """Return its text in the language of that code."""
        return next((text for text in self.texts if text.language == language), None)

    def photo(self, name: str) -> Photo | None:
        """Return the photo of that name, where a public text shows it."""
        return next((photo for photo in self.photos if photo.name == name), None)

"""Placeholders: characters that stand in HTML, or among its words, for what only a later step knows.

They are noncharacters of Unicode (U+FDD0 to U+FDEF, kept free for a program's own use), and no file of content may
hold one: `archive.parsing.source_file` refuses them. So none can be mistaken for what an editor wrote.

EDITION_HOME  the home of the edition that is read; a post's address follows
NATIVE_HOME      the home of the edition in the text's own language; an address with a fragment follows
PHOTO_NAME    nothing; the name of a photo in the post's folder follows
COVERED_PHOTO    the same, of one that a reader must ask for
    These four are written by `archive.parsing.body_html`. `typeset_body` in `editions.rendering.typeset_html` replaces
    those of photos, and `finish_html` beside it the homes.
TREE_ROOT     the root of the tree; an address follows
    Written by `typeset_body`, for photos; replaced by `finish_html`.
BLOCK_END     the end of a block of text: the words around it are apart
INLINE_TAG    a tag that parts no word: the words around it belong together
UNTOUCHED     a stretch that is not to be changed: code, another language, a picture
LINE_BREAK    a line break: the words around it do not belong together
    These four stand among the words that `language.html_words` hands to a change, and it puts back what they stand for.
"""

from typing import NewType

EDITION_HOME = "\ufdd0"
NATIVE_HOME = "\ufdd1"
PHOTO_NAME = "\ufdd2"
TREE_ROOT = "\ufdd3"
COVERED_PHOTO = "\ufdd4"

BLOCK_END = "\ufddc"
INLINE_TAG = "\ufddd"
UNTOUCHED = "\ufdde"
LINE_BREAK = "\ufddf"

# A text's HTML on its way to a reader, each step a type, so that none is left out or done twice.
SanitisedHtml = NewType("SanitisedHtml", str)  # with nothing in it but what a text may hold
MarkedHtml = NewType("MarkedHtml", str)  # the same, with placeholders
TypesetHtml = NewType("TypesetHtml", str)  # then typeset, in one script or another, with photos and labels
FinishedHtml = NewType("FinishedHtml", str)  # as it stands on a page or in a feed

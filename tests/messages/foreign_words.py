"""Words of another language in what is told in Cyrillic letters."""

import re

# What is typed, or is somebody's name, and so is the same in every language.
NAMES = {
    "actions", "adobe", "atom", "avif", "bcp", "belgrade", "cname", "css", "debian", "doc", "exif", "github", "gif", "git",
    "gmail", "google", "heic", "hreflang", "html", "https", "idna", "ios", "iphone", "jpeg", "jpg", "json", "kb", "lang", "linux",
    "lf", "mac", "make", "markdown", "mb", "metadata", "nfc", "pdf", "pelican", "png", "python", "rfc", "rss", "sha",
    "signal", "sr", "ru", "svg", "telegram", "tiff", "ubuntu", "unicode", "url", "utf", "webp", "windows", "word", "wsl", "xml", "yaml", "youtube",
}  # fmt: skip
CODE = (
    r"\[[^\]]*\]\{\w+\}",  # words of another language
    r"https?://\S+",
    r"\{\w+\}",  # a value, or a language in braces
    r"make preview serve|git add content",
    r"(?:make|git|apt|wsl|pybabel) [a-z-]+(?: (?:--[\w-]+|[A-Z]+=\S*))*",
    r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|`[^`]*`|'[^']*'|\"[^\"]*\"",  # quoted
    r"!?\[[^\]]*\]\([^)]*\)",  # Markdown
    r"Settings › Camera › Formats › Most Compatible",
    r"[A-Z][A-Z_]+(?:=\S*)?",  # a make variable, or letters that stand for words
    r"\w+: (?:draft|announced|cancelled)\b",
    r"&\w+;",
    r"\bdj\b",  # letters that are spoken of
    # Keys of the header and of takedowns.yml, and of what a catalogue is made of.
    r"\b(?:title|summary|place|starts|ends|tags|aliases|cover|status|updated|url|date|reason|id|msgstr)\b",
    r"\b(?:Lighthouse|npm|Hugo|ics|css|unset)\b",
    r"Ctrl\+C",
    r"\S*[A-Za-z]\S*[=:./_<>#@0-9]\S*|\S*[=:./_<>#@0-9-]\S*[A-Za-z]\S*",  # a path, a key, an element
)


def foreign_words(words: str) -> list[str]:
    for pattern in CODE:
        words = re.sub(pattern, " ", words)
    return [word for word in re.findall(r"[A-Za-z]{2,}", words) if word.lower() not in NAMES]

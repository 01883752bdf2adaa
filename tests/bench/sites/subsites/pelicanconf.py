"""The same site as ours in kind, by Pelican with i18n-subsites: Serbian at the root, Russian below ru/."""

import json
from pathlib import Path

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "Europe/Belgrade"
SITENAME = "Together Against War"
SITEURL = "https://example.org/site"
DEFAULT_LANG = "sr"
PLUGINS = ["i18n_subsites", "neighbors"]
TYPOGRIFY = True
DEFAULT_DATE_FORMAT = "%d.%m.%Y."
READERS = {"rst": None}  # or docutils warns that it has no Serbian
STATIC_PATHS = []
MARKDOWN = {  # as Pelican has it, but for the colours of code: ours has none
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}

# What it remembers from one build to the next, in the way that is fastest here.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CACHE_PATH = "cache"
GZIP_CACHE = False

NAMES = json.loads(Path(__file__).with_name("names.json").read_text("utf-8"))  # of tags and kinds, by language and slug
STRINGS = {
    "sr": {
        "site": "Заједно против рата",
        "summary": "Скупови и саопштења београдске групе против рата.",
        "news": "Вести",
        "topics": "Теме",
        "earlier": "Раније",
        "later": "Касније",
        "newer": "Новије",
        "older": "Старије",
        "posts": "објава",
        "skip": "Пређи на садржај",
    },
    "ru": {
        "site": "Вместе против войны",
        "summary": "Акции и заявления белградской группы против войны.",
        "news": "Новости",
        "topics": "Темы",
        "earlier": "Раньше",
        "later": "Позже",
        "newer": "Новее",
        "older": "Старее",
        "posts": "записей",
        "skip": "К содержанию",
    },
}
LANGUAGES = {"sr": "Српски", "ru": "Русский"}
I18N_SUBSITES = {"ru": {}}
I18N_UNTRANSLATED_ARTICLES = "remove"

ARTICLE_URL = ARTICLE_LANG_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "kinds/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
YEAR_ARCHIVE_URL = "{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
MONTH_ARCHIVE_URL = "{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_URL + "index.html"
AUTHOR_SAVE_AS = ""
USE_FOLDER_AS_CATEGORY = False

DIRECT_TEMPLATES = ["index", "categories", "tags", "sitemap"]
CATEGORIES_SAVE_AS = "kinds/index.html"
TAGS_SAVE_AS = "tags/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "category": None, "tag": None, "period_archives": None}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = "kinds/{slug}/feed.xml"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

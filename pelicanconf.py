"""The settings of the site: data only. `publishconf.py` overrides what differs for readers."""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = ".cache"  # what was made once; it may be deleted at any time
TIMEZONE = "Europe/Belgrade"
SITENAME = "Together Against War"  # Pelican wants one; readers see the catalogues' own
SITEURL = ""  # where the tree will be served; what must be absolute is written only where this is given

PLUGINS = ["plugins.editions"]

CONTACT_EMAIL = ""  # where one is given there is a contact page, and with the next one a security.txt
SECURITY_TXT_EXPIRES = ""  # the day until which it holds, as 2027-02-24: a year ahead at most (RFC 9116)

# The genitive, as in a date. CLDR has none for Serbian ("3. мај 2024."), so dates use this one.
SERBIAN_MONTHS = "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра".split()
RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()

# What readers browse. An edition with `made_from` is made from another by script conversion; every other entry also
# says how the language behaves that editors write for it. Nothing else names a language: a further one is an entry
# here, a catalogue in theme/translations/, its names in content/tags.yml, and texts named after it.
EDITIONS = {
    "sr-cyrl": {
        "name": "Ћирилица",  # what the switcher calls it
        "tag": "sr-Cyrl",  # BCP 47
        "card": "cards/sr-cyrl.png",  # shown where a page is shared; it lies in theme/static/
        "locale": "sr_Cyrl",  # CLDR
        "date": "d.\u00a0MMMM y.",  # CLDR pattern
        "month": "LLLL y.",
        "year": "y.",
        "months": SERBIAN_MONTHS,
        "language": "sr",
        "alphabet": "абвгдђежзијклљмнњопрстћуфхцчџш",
        # What a URL has for a letter, where it is not what Unidecode has.
        "slug_letters": {
            **{"ђ": "dj", "ж": "z", "ћ": "c", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s"},
            **{"đ": "dj"},
        },
        # Search takes both scripts for bare Latin letters, and makes one of endings that the stems of the index part.
        "search_letters": dict(
            zip(
                "абвгдђежзијклљмнњопрстћуфхцчџшđ",
                "a b v g d d e z z i j k l lj m n nj o p r s t c u f h c c dz s d".split(),
                strict=True,
            )
        ),
        "search_rules": (
            ("dj", "d"),
            ("ij(?:e|i|u|o|om|ama)$", "ija"),
            ("njem$", "nje"),
            ("ljem$", "lje"),
            ("vlju$", "v"),
            ("(?:ik(?:a|u|om|e)?|ic(?:i|ima|e|a|u|om|em|ama|o)?)$", "ik"),
            ("(aj|at|it)(?:u|e|i|om|em|ima)?$", "$1a"),
            ("^(glad|jed|mir|slobod|stras|tuz|vaz)an$", "$1na"),
            ("(al|am|an|as|el|es|is|log|blem|stem)$", "$1a"),
            ("([dlnrv])ost$", "$1osti"),
            ("enata$", "enti"),
            ("^(dom|dron|front|glas|grad|most|plan|rat|skup|stan|trg|vek|zid)ov(?:i|a|e|ima)$", "$1a"),
            ("^putev(?:i|a|e|ima)$", "put"),
            ("^rezim(?:a|om|i|e|ima)?$", "rezimu"),
            *(("^dac(?:i|ima)$", "dak"), ("^dani$", "dana"), ("^dordem$", "dorde"), ("^knjizi$", "knjiga")),
            *(("^podrsci$", "podrska"), ("^srbin", "srb"), ("^zrtava$", "zrtva")),
        ),
        "quotes": ("„“", "‘’"),
        "dash": "–",
        "glue": ("а", "и", "у", "о", "с", "к", "са", "на", "од", "до", "бр.", "г.", "гђа", "др", "стр.", "ул."),
        "units": ("г.", "год.", "године", "дин.", "km", "км", "%", "€", *SERBIAN_MONTHS),
    },
    "sr-latn": {
        "name": "Latinica",
        "tag": "sr-Latn",
        "card": "cards/sr-latn.png",
        "locale": "sr_Latn",
        "made_from": "sr-cyrl",
        "alphabet": "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
    },
    "ru": {
        "name": "Русский",
        "tag": "ru",
        "card": "cards/ru.png",
        "locale": "ru",
        "date": "d\u00a0MMMM y\u00a0'г'.",
        "year": "y 'год'",
        "language": "ru",
        "alphabet": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "slug_letters": {"ё": "yo", "й": "y", "щ": "shch", "ю": "yu", "я": "ya"},
        "search_letters": {"ё": "е", "й": "j"},
        "search_rules": (
            ("^героj$", "героя"),
            ("(?!^)j$", ""),
            ("([бвгджзклмнпрстфхцчшщ])ец$", "$1ц"),
            ("^(?:день|дн(?:я|ю|ем|е|и|еj?|ям|ями|ях))$", "день"),
            ("^писем$", "письмо"),
            (
                "^(архив|визит|вызов|генерал|журнал|канал|киев|максим|материал|мотив|объем|отзыв|погром|прием"
                "|призыв|проблем|прорыв|разгром|разрыв|режим|сигнал|систем|трибунал|финал)(?:а|ом|ем|е)?$",
                "$1ы",
            ),
        ),
        "quotes": ("«»", "„“"),
        "dash": "—",
        "glue": (
            *("а", "в", "во", "и", "к", "ко", "на", "не", "но", "о", "об", "от", "по", "с", "со", "у", "за", "из"),
            *("г.", "д.", "им.", "стр.", "ул."),
        ),
        "units": ("г.", "гг.", "год", "года", "году", "км", "тыс.", "млн", "руб.", "%", "€", *RUSSIAN_MONTHS),
    },
}

# What Pelican would do beside the plugin: read every text itself, publish sources, write feeds and lists.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
READERS = {"rst": None}  # or docutils warns that it has no Serbian
DELETE_OUTPUT_DIRECTORY = False  # it would wipe the tree before anything is read
TYPOGRIFY = False  # it has English quotes only

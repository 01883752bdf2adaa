"""The settings of the site: data only. `publishconf.py` overrides what differs for readers."""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = ".cache"  # what was made once; it may be deleted at any time
TIMEZONE = "Europe/Belgrade"
SITENAME = "Together Against War"  # Pelican wants one; readers see the catalogues' own
SITEURL = ""  # where the tree will be served; what must be absolute is written only where this is given

PLUGINS = ["plugins.build"]

CARD_DAYS = 400  # posts that are so much older than the newest have no picture of their own where they are shared

CONTACT_EMAIL = ""  # where one is given there is a contact page, and with the next one a security.txt
SECURITY_TXT_EXPIRES = ""  # the day until which it holds, as 2027-02-24: a year ahead at most (RFC 9116)

# The genitive, as in a date. CLDR has none for Serbian ("3. мај 2024."), so dates use this one.
SERBIAN_MONTHS_ALONE = "јануар фебруар март април мај јун јул август септембар октобар новембар децембар".split()
SERBIAN_MONTHS = "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра".split()
RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()

# What readers browse. An edition with `made_from` is made from another by script conversion; every other entry also
# says how the language behaves that editors write for it. A further language is an entry here and the few files that
# plugins/README.md names.
EDITIONS = {
    "sr-cyrl": {
        "name": "Ћирилица",  # what the switcher calls it
        "lang": "sr-Cyrl",  # BCP 47
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
            "đ": "dj",
        },
        "quotes": ("„“", "‘’"),
        "dash": "–",
        "no_break_after": (
            "а",
            "и",
            "у",
            "о",
            "с",
            "к",
            "са",
            "на",
            "од",
            "до",
            "бр.",
            "г.",
            "гђа",
            "др",
            "стр.",
            "ул.",
            "чл.",
            "ст.",
            "тач.",
            "№",
            "§",
        ),
        "units": (
            *(
                "г.",
                "год.",
                "године",
                "дин.",
                "динара",
                "хиљ.",
                "мил.",
                "km",
                "км",
                "m",
                "м",
                "h",
                "%",
                "‰",
                "€",
                "°C",
                "°",
            ),
            *("в.", "век", "века", "веку", *SERBIAN_MONTHS, *SERBIAN_MONTHS_ALONE),
        ),
    },
    "sr-latn": {
        "name": "Latinica",
        "lang": "sr-Latn",
        "locale": "sr_Latn",
        "made_from": "sr-cyrl",
        "alphabet": "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
    },
    "ru": {
        "name": "Русский",
        "lang": "ru",
        "locale": "ru",
        "date": "d\u00a0MMMM y\u00a0'г'.",
        "year": "y 'год'",
        "language": "ru",
        "alphabet": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "slug_letters": {"ё": "yo", "й": "y", "щ": "shch", "ю": "yu", "я": "ya"},
        "quotes": ("«»", "„“"),
        "dash": "—",
        "no_break_after": (
            *("а", "в", "во", "и", "к", "ко", "на", "не", "но", "о", "об", "от", "по", "с", "со", "у", "за", "из"),
            *("г.", "д.", "им.", "с.", "стр.", "ул.", "ст.", "п.", "гл.", "№", "§"),
        ),
        "units": (
            *(
                "г.",
                "гг.",
                "год",
                "года",
                "году",
                "км",
                "м",
                "ч",
                "тыс.",
                "млн",
                "млрд",
                "руб.",
                "%",
                "‰",
                "€",
                "°C",
                "°",
            ),
            *("в.", "вв.", "век", "века", "веке", *RUSSIAN_MONTHS),
        ),
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

"""The settings of the site: data only. `publishconf.py` overrides what differs for readers."""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = ".cache"  # what was made once; it may be deleted at any time
TIMEZONE = "Europe/Belgrade"
SITENAME = "Together Against War"  # Pelican wants one; readers see the catalogues' own
SITEURL = ""  # where the tree will be served; what must be absolute is written only where this is given

PLUGINS = ["plugins.build"]

CONTACT_EMAIL = ""  # where one is given there is a contact page, and with the next one a security.txt
SECURITY_TXT_EXPIRES = ""  # the day until which it holds, as 2027-02-24: a year ahead at most (RFC 9116)

# The genitive, as in a date. CLDR has none for Serbian ("3. мај 2024."), so dates use this one.
SERBIAN_MONTHS = "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра".split()
RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()

RUSSIAN_CONSONANT = "[бвгджзjклмнпрстфхцчшщ]"  # as search has them

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
        # Search takes both scripts for bare Latin letters; then the rules, in their order, leave the stem of a word.
        "search_letters": dict(
            zip(
                "абвгдђежзијклљмнњопрстћуфхцчџшđ",
                "a b v g d d e z z i j k l lj m n nj o p r s t c u f h c c dz s d".split(),
                strict=True,
            )
        ),
        "search_rules": (
            ("dj", "d"),  # Đorđe, Djordje
            # Words without forms, and what sets them apart.
            ("^(gde|nesto|posle|preko|uvece)$", "$1q"),
            # Words with forms of their own.
            ("^bra(?:ca|ce|ci|cu|com)$", "brat"),
            ("^(det|drv)et(?:a|u|om)$", "$1o"),
            ("^(gost|oc|prst|us)iju$", "$1i"),
            ("^ime(?:n(?:a|u|om|ima))?$", "imeno"),
            ("^(ple|prezi|ra|se|vre)men(?:a|i|u|om|ima)$", "$1me"),
            ("^kosov(?:o|a|u|om)$", "kosovsk"),
            ("^nov(?:aca?|c(?:a|e|i|u|em|ima))$", "novcan"),
            ("^o(?:taca?|c(?:a|e|u|em|evi|eva|eve|evima))$", "otc"),
            ("^(pe|pi)sama$", "$1sm"),
            ("^ps(?:a|e|i|u|om|ima)$", "pas"),
            ("^radi(?:o|ja|ju|jem|jom|om)$", "radij"),
            ("^s(?:av|v(?:a|e|i|u|eg|ega|em|emu|ih|im|ima))$", "sve"),
            ("^vece(?:ri(?:ma)?)?$", "vecerij"),
            ("^(da|ju?na|lu|mu|o?zna|ru)ci(?:ma)?$", "$1ka"),
            ("^(bo|no|ro|tu)zi(?:ma)?$", "$1ga"),
            # The instrumental: vlast/vlašću, reč/rečju, ljubav/ljubavlju.
            ("^(?!lis|obras|pis|ucesc)(.*s|smr)cu$", "$1t"),
            ("^(laz|misl|rec)ju$", "$1"),
            ("vlj", "v"),
            # Verbs: protestovati/protestuje.
            ("^(?!arhi|festi|karne)(...+)(?:[eio]va(?:ti|o|l[aeio])|uj(?:e|em|emo|ete|u))$", "$1uj"),
            # What ends a syllable as o is l before a vowel: beo/bela, posao/posla, tužilac/tužioca.
            ("^(nag|okrug|pod|pos|s?mis|svet|top)ao$", "$1l"),
            ("([aei])oc(a|e|i|u|em|ima)$", "$1lc$2"),
            ("([aeiu])o$", "$1l"),
            # Endings; those of several letters are taken off the words that have them without an ending, too, such as
            # program. The words that are spelled out keep what looks like one.
            ("(le|lo|se)z(i(?:ma)?)$", "$1g$2"),
            ("(az|iz|poj|rit)am$", "$1m"),
            ("^(.*?[^aeiou])[aeiou]+$", "$1"),
            (
                "^(internet|koleg|naslov|planet|portal|postoj|pravil|zastit|....+?)"
                "(?:[aeio]m|ih|[eo][gv]|oj|[aei]l|[ei]t)*$",
                "$1",
            ),
            ("^((?!imam|osam)[aeiou][^aeiou]|koleg|zatim|...+?)(?:[aeio]m|ih|[eo][gv]|oj)*$", "$1"),
            ("^(...+an|bugar|srb)in$", "$1"),
            ("([eiru]s)tan$", "$1n"),
            # k is c before i, and t is lost before it: politika/politici, podatak/podatka/podaci.
            ("(^b|cl|st)anc$", "$1ank"),
            ("^(.+[^n]a|..+[eiousj])c$", "$1k"),
            ("(gla|pre|sla)dak$", "$1tk"),
            ("(..[eiou]|a)ta?k$", "$1k"),
            # An a that comes and goes: oktobar/oktobra, sestra/sestara; težak/teška.
            ("^(.*[aeiou].*[^aeiou]|[^aeiou]{3,})a([^aeiou]j?)$", "$1$2"),
            ("^(..+[^aeioun])c$", "$1k"),
            ("zk$", "sk"),
            ("dk$", "tk"),
            # g is z before i, h is s: knjiga/knjizi, uspeh/uspesi.
            ("^(...+)z$", "$1g"),
            ("^(...+)s$", "$1h"),
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
            # Words without forms, and what sets them apart.
            ("^(более|менее|над|надо|перед|под|поэтому|после|почти|семь|только)$", "$1щщ"),
            # Words with forms of their own.
            ("^д(?:ень|н(?:я|ю|ем|е|и|еj|ям|ями|ях))$", "день"),
            ("^(врем|им|плем)(?:я|ен(?:и|ем|а|ам|ами|ах)?)$", "$1ьн"),
            ("^(доч|мат)ер(?:и|ью|еj|ям|ями|ьми|ях)$", "$1ь"),
            ("^друг(?:ая|ие|их|им|ими|ого|ому|оj|ую|ое)$", "другг"),
            ("^друз(?:ья|еj|ьям|ьями|ьях)$", "друг"),
            ("^(цел|част)(?:ь|и|ью|еj|ям|ями|ях)$", "$1ьц"),
            ("^цвет(?:ок|к(?:а|у|ом|е))$", "цвет"),
            ("^игор(?:ь|я|ю|ем|е)$", "игорр"),
            ("^льв(?:а|у|ом|е|ы)$", "лев"),
            ("^лж(?:и|е)$", "ложь"),
            *(("^денег$", "деньги"), ("^писем$", "письмо"), ("^тюрем$", "тюрьма")),
            ("^(люб|церк)овью?$", "$1ви"),
            ("^(дор|ит|мн|стр)ого$", "$1огиj"),
            ("^(кров|мат|меч|нит|пам|печ|пут|(?:под)?сет)([аяеиу]?)ть$", "$1$2ти"),
            # Verbs that end in -ся.
            ("^(.{3,})ся$", "$1"),
            ("(л[аои]|те|ю)сь$", "$1"),
            # What begins with j behind a vowel gets it: боец/бойца, герой/героя.
            ("([аеиоуыэюяьъ])я", "$1jа"),
            ("([аеиоуыэюяьъ])ю", "$1jу"),
            ("([аеиоуыэюяьъ])([еи])", "$1j$2"),
            # Endings; they are taken off the words that have them without an ending, too, such as Андрей. The words
            # that are spelled out keep what looks like one.
            (f"^(.{{2,}}{RUSSIAN_CONSONANT})(?:[ео]го|ьми|[еи]шь|[аеиуыя]ть)$", "$1"),
            (
                f"^(австрал|генерал|интервал|портал|правил|проблем|солов|.{{3,}}?{RUSSIAN_CONSONANT})"
                "(?:[аеиоуыэюяьj]|[аеиоыя]м|[аиыя]х|[ео]в|[аиыя]л|j[еу]т|[ия]т)*$",
                "$1",
            ),
            (
                f"^(основ|правил|проблем|солов|страх|строj|ум|юг|.{{2,}}?{RUSSIAN_CONSONANT})"
                "(?:[аеиоуыэюяьj]|[аеиоыя]м|[аиыя]х|[ео]в|j[еу]т)*$",
                "$1",
            ),
            ("([ая]н)ин$", "$1"),
            # A vowel that comes and goes: список/списка, песня/песен, письмо/писем.
            ("ь", ""),
            (f"^(.*[аеиоуыэюя].*{RUSSIAN_CONSONANT})[ео]([бклмнрц])$", "$1$2"),
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

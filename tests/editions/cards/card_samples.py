"""Cards to draw in tests: one as most are, and such as nobody writes."""

from plugins.editions.cards.card_font import card_font
from plugins.editions.cards.card_words import CardWords
from plugins.editions.cards.site_cards import LONGEST_PLACE, LONGEST_TITLE
from tests.paths import PROJECT

FONT = card_font(PROJECT / "theme")
GROUP = "Русские, украинцы, белорусы и сербы вместе против войны"
RALLY = CardWords(
    group=GROUP,
    title="Четыре года войны: акция памяти",
    kind="Акция",
    is_event=True,
    day="24",
    month="февраля",
    year="2026 г.",
    when="вторник, 19:00",
    place="Белград, посольство России",
)
STATEMENT = CardWords(GROUP, "Обращение", "Заявление", False, "1", "марта", "2026 г.")
WIDEST = "Щ"
LONGEST = CardWords(
    group=f"{GROUP}, {GROUP}",
    title=WIDEST * LONGEST_TITLE,
    kind=WIDEST * 20,
    is_event=True,
    day="28.",
    month=WIDEST * 15,
    year=WIDEST * 15,
    status=WIDEST * 20,
    when="понедељак, 18:00",
    place=WIDEST * LONGEST_PLACE,
)

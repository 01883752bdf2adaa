"""The drawing of a card: where its words stand.

Four bars, cut from one rule, are the group's sign and the card's columns: the day hangs below the first of them, the
title below the other three.
"""

from .card_font import CardFont
from .card_sheet import INK, PAPER, QUIET, RED, CardSheet
from .card_words import CardWords
from .fitted_words import CAPITAL, FittedWords, fit, fit_line

LEFT, RIGHT, TOP, BOTTOM = 72, 1128, 60, 566  # pixels, as all below
BARS, BAR, GAP = 4, 10, 16  # how many, how high, how far apart
EDITION_BAR = 28  # how high where the sign stands with the name alone
COLUMN = (RIGHT - LEFT - (BARS - 1) * GAP) // BARS
SECOND = LEFT + COLUMN + GAP  # where the second column begins
GROUP_FOOT, BODY_TOP = 124, 188

GROUP, DAY, MONTH, SMALL = 48, 164, 36, 34  # sizes of type
TITLES = (164, 144, 128, 112, 100, 92, 84, 78, 72, 66, 60, 56, 52, 48, 44, 40, 36, 32, 28, 25, 22, 20, 18, 16)
SCENES, SCENE = (36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16), 96  # of when and where, and how high they are at most
ONE_LINE = 30  # the size down to which they rather stay on one line
NAMES = (112, 108, 104, 100, 96, 92, 88, 80, 72, 64, 56, 48)  # of the group's name, where it stands alone
BELOW_TITLE = 40  # from there to when and where


def draw_card(words: CardWords, font: CardFont) -> bytes:
    """Return the card as PNG, the same on every machine."""
    sheet = CardSheet(font)
    if words.title:
        _draw_sign(sheet, BAR)
        _draw_post(sheet, words)
    else:
        _draw_sign(sheet, EDITION_BAR)
        name = fit(words.group, font, RIGHT - LEFT, BOTTOM - BODY_TOP, NAMES)
        sheet.lines(LEFT, BOTTOM - name.height + name.capital, name, INK)
    return sheet.png()


def _draw_sign(sheet: CardSheet, bar: int) -> None:
    for left in range(LEFT, RIGHT, COLUMN + GAP):
        sheet.rectangle((left, TOP, left + COLUMN, TOP + bar), INK)


def _draw_post(sheet: CardSheet, words: CardWords) -> None:
    sheet.lines(LEFT, GROUP_FOOT, fit_line(words.group, sheet.font, RIGHT - LEFT, GROUP), INK)
    scene = _scene(words, sheet.font)
    scene_top = BOTTOM - scene.height
    sheet.lines(SECOND, scene_top + scene.capital, scene, QUIET if words.is_cancelled else INK)
    _draw_kind(sheet, scene_top + scene.capital, words)
    title = fit(words.title, sheet.font, RIGHT - SECOND, scene_top - BELOW_TITLE - BODY_TOP, TITLES)
    sheet.lines(SECOND, BODY_TOP + title.capital, title, INK)
    foot = _draw_date(sheet, words)
    if words.status:
        _draw_status(sheet, foot + 24, words)


def _scene(words: CardWords, font: CardFont) -> FittedWords:
    """Return when and where it is, on one line if that need not be small."""
    scene, width = " · ".join(filter(None, (words.when, words.place))), RIGHT - SECOND
    line = fit_line(scene, font, width, SCENES[0])
    return line if line.size >= ONE_LINE else fit(scene, font, width, SCENE, SCENES)


def _draw_date(sheet: CardSheet, words: CardWords) -> int:
    """Draw the day as a calendar's leaf, crossed out where the event is off; return where its last line's foot is."""
    day = fit_line(words.day, sheet.font, COLUMN, DAY)
    left, _, right, _ = sheet.font.at(day.size).getmask(words.day).getbbox() or (0, 0, 0, 0)
    foot = BODY_TOP + round(DAY * CAPITAL)
    sheet.lines(LEFT - left, foot, day, QUIET if words.is_cancelled else RED if words.is_event else INK)
    if words.is_cancelled:
        middle = foot - day.capital // 2
        sheet.rectangle((LEFT, middle - BAR // 2, LEFT + right - left, middle + BAR // 2), RED)
    for line, colour in ((words.month, INK), (words.year, QUIET)):
        fitted = fit_line(line, sheet.font, COLUMN, MONTH)
        foot += round(MONTH * 1.3)
        sheet.lines(LEFT, foot, fitted, colour)
    return foot


def _draw_status(sheet: CardSheet, top: int, words: CardWords) -> None:
    """Draw in a frame that an event is still to come, or on a red ground that it is off."""
    height, margin = 48, 14
    status = fit_line(words.status, sheet.font, COLUMN - 2 * margin, SMALL)
    right = LEFT + 2 * margin + round(sheet.font.length(words.status, status.size))
    sheet.rectangle((LEFT, top, right, top + height), RED, 0 if words.is_cancelled else 3)
    foot = top + (height + status.capital) // 2
    sheet.lines(LEFT + margin, foot, status, PAPER if words.is_cancelled else RED, RED)


def _draw_kind(sheet: CardSheet, foot: int, words: CardWords) -> None:
    """Draw the kind's mark, which is filled where it is an event, with its name."""
    side, margin = 22, 12
    colour, line = (RED, 0) if words.is_event else (INK, 4)
    sheet.rectangle((LEFT, foot - side, LEFT + side, foot), colour, line)
    kind = fit_line(words.kind, sheet.font, COLUMN - side - margin, SMALL)
    sheet.lines(LEFT + side + margin, foot, kind, INK)

"""The time in Belgrade, where rallies are held: hours of posts are of this zone, and so is the day of a build."""

import datetime
import os
from zoneinfo import ZoneInfo

BELGRADE = ZoneInfo("Europe/Belgrade")


class WrongEpoch(ValueError):
    """SOURCE_DATE_EPOCH is no moment of ours; the message says what it must be."""


def today() -> datetime.date:
    """Return the day in Belgrade, of SOURCE_DATE_EPOCH where that is set (https://reproducible-builds.org/specs/).

    Raises WrongEpoch where that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not epoch.isdecimal():
        raise WrongEpoch(f"SOURCE_DATE_EPOCH is “{epoch}”, but it must be a number of seconds")
    try:
        now = datetime.datetime.fromtimestamp(int(epoch), BELGRADE) if epoch else datetime.datetime.now(BELGRADE)
    except (OverflowError, ValueError, OSError):
        raise WrongEpoch(f"SOURCE_DATE_EPOCH is “{epoch}”, which is no day of ours") from None
    return now.date()

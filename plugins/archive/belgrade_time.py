"""The time in Belgrade, where rallies are held: hours of posts are of this zone, and so is the day of a build."""

import datetime
import os
from zoneinfo import ZoneInfo

from ..messages.message import Message
from .problem import Unable

BELGRADE = ZoneInfo("Europe/Belgrade")


class WrongEpoch(Unable):
    """SOURCE_DATE_EPOCH is no moment of ours."""


def today() -> datetime.date:
    """Return the day in Belgrade, of SOURCE_DATE_EPOCH where that is set (https://reproducible-builds.org/specs/).

    Raises WrongEpoch where that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not epoch.isdecimal():
        raise WrongEpoch(Message("SOURCE_DATE_EPOCH is “{epoch}”, but it must be a number of seconds", epoch=epoch))
    try:
        now = datetime.datetime.fromtimestamp(int(epoch), BELGRADE) if epoch else datetime.datetime.now(BELGRADE)
    except (OverflowError, ValueError, OSError):
        reason = Message("SOURCE_DATE_EPOCH is “{epoch}”, which is no day of ours", epoch=epoch or "")
        raise WrongEpoch(reason) from None
    return now.date()

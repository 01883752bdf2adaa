"""Identities: by which programs know a feed, an entry or an event again, wherever it moves (RFC 9562)."""

import uuid

NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


def identity(name: str) -> uuid.UUID:
    """Return what is the same for that name for ever: the first address of an event, an entry's with its edition."""
    return uuid.uuid5(NAMESPACE, name)

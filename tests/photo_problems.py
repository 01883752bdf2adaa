"""What is wrong with a photo of a post."""

import tempfile
from pathlib import Path

from plugins.archive.folders.photo import read_photo
from plugins.archive.problem import Problem, collect
from plugins.cache.store import Store


def what_is_wrong(data: bytes) -> str:
    """What reading it from a post's folder says; "" where it is a photo that may be published."""
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.jpg")
        path.write_bytes(data)
        read = collect(read_photo(path, "x.jpg", Store()), problems)
    assert bool(read) != bool(problems)
    return "".join(map(str, problems))

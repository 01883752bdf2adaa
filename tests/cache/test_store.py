"""The store keeps what was made, for the next build and for others at the same time."""

import sqlite3
from pathlib import Path

from plugins.cache.store import Store


def test_a_store_keeps_what_is_used_and_little_else(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    for round_ in range(12):
        store = Store(path, "salt")
        for number in range(10):
            key = store.key(str(round_), str(number))
            store.put(key, number)
        store.save()
        again = Store(path, "salt")
        assert again.get(key) == 9 and again.key("x") != Store(path, "pepper").key("x")
        again.save()
    with sqlite3.connect(path) as rows:
        assert rows.execute("SELECT count(*) FROM kept").fetchone()[0] <= 50
    rows.close()


def test_two_builds_at_once_share_a_store(tmp_path: Path) -> None:
    first, second = (Store(tmp_path / "store.sqlite", "salt") for _ in range(2))
    first.put(first.key("a"), 1)
    second.put(second.key("b"), 2)
    first.save()
    second.save()
    third = Store(tmp_path / "store.sqlite", "salt")
    assert (third.get(first.key("a")), third.get(second.key("b"))) == (1, 2)
    third.save()


def test_a_process_that_stays_remembers_what_it_read(tmp_path: Path) -> None:
    memory: dict[str, object] = {}
    path = tmp_path / "store.sqlite"
    first = Store(path, "salt", memory)
    key = first.key("x")
    first.put(key, 1)
    first.save()
    assert first.get(key) == 1 and memory == {key: 1}
    first.close()
    path.unlink()
    assert Store(path, "salt", memory).get_all([key]) == {key: 1}
    assert Store(path, "salt", memory).get(key) == 1 and not path.exists()

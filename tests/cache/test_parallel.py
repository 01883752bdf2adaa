"""Work that is shared out among copies of a process is done whole, whatever becomes of a copy."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.archive.problem import Problem, Problems
from plugins.cache.parallel import ENOUGH, run_in_parallel
from plugins.cache.store import Store
from plugins.messages.message import Message

ITEMS = range(10 * ENOUGH)


def doing(done: int, number: int) -> str:
    return f"Doing: {done} of {number}"


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.cache.parallel._cores", lambda: 3)


def test_every_item_is_done_once_in_several_processes() -> None:
    shares = run_in_parallel(lambda share: [(item, os.getpid()) for item in share], ITEMS, doing)
    assert sorted(item for share in shares for item, _ in share) == list(ITEMS)
    assert len({process for share in shares for _, process in share}) == 3


def test_little_work_stays_in_this_process() -> None:
    assert run_in_parallel(lambda share: os.getpid(), ITEMS[: ENOUGH - 1], doing) == [os.getpid()]


def test_the_share_of_a_copy_that_is_killed_is_done_here() -> None:
    here = os.getpid()

    def work(share: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(share)

    assert sorted(item for share in run_in_parallel(work, ITEMS, doing) for item in share) == list(ITEMS)


def test_what_goes_wrong_in_a_copy_goes_wrong_here() -> None:
    here = os.getpid()

    def work(share: Sequence[int]) -> None:
        if os.getpid() != here:
            raise Problems([Problem("a.md", 1, Message("what"), Message("instead"))])

    with pytest.raises(Problems) as error:
        run_in_parallel(work, ITEMS, doing)
    assert [problem.source for problem in error.value.problems] == ["a.md"]


def test_what_every_core_makes_is_in_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite")
    store.fill(lambda item: store.put(store.key(str(item)), item), ITEMS, doing)
    assert [store.get(store.key(str(item))) for item in ITEMS] == list(ITEMS)
    store.save()


def test_long_work_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("plugins.cache.parallel.SECONDS", -1.0)
    run_in_parallel(list, ITEMS, doing)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Doing: 0 of 400" and lines[-1].startswith("Doing: 39") and len(lines) > 100

"""A reading that is kept in the store, with the warnings that it gave."""

from collections.abc import Callable
from typing import TypeVar

from ..cache.store import Store
from .problem import Problem, Reading, collect

Value = TypeVar("Value")


def read_cached(
    store: Store, key: str, reading: Reading[Value], is_current: Callable[[], bool] = lambda: True
) -> Reading[Value]:
    """Read, or return what was read before under that key, with its problems.

    What met errors is not kept: they are mended first. Nor is what is not `is_current` any more once it is read.
    """
    cached = store.get(key)
    if cached is None:
        problems: list[Problem] = []
        cached = problems, collect(reading, problems)
        if all(problem.warning for problem in problems) and is_current():
            store.put(key, cached)
    yield from cached[0]
    value: Value = cached[1]
    return value

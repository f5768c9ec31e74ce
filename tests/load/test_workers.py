"""One work over many items, by as many processes as are asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest

from sitegen.workers import spread


def _last(words: Sequence[str]) -> str:
    if not words:
        raise ValueError("no words")
    return words[-1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_stand_in_the_order_of_the_items(jobs: int) -> None:
    items = [[str(number)] for number in range(100)]
    assert list(spread(_last, items, jobs)) == [str(number) for number in range(100)]
    assert list(spread(_last, [], jobs)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_came_before_a_fault_stands(jobs: int) -> None:
    results = spread(_last, [["a"], ["b"], [], ["c"]], jobs, chunk=1)
    assert [next(results), next(results)] == ["a", "b"]
    with pytest.raises(ValueError, match="no words"):
        next(results)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere items are sent to the processes")
def test_items_that_cannot_be_sent_are_there_where_processes_are_forked() -> None:
    items = [lambda number=number: number for number in range(5)]
    assert list(spread(lambda item: item() * 2, items, 2)) == [0, 2, 4, 6, 8]

"""One kind of work over many items, in order, by as many processes as it is worth; knows no domain type."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AUTO = 0  # as a number of jobs: this machine's own measure
_AT_MOST = 8  # beyond this the parent, which takes the results, is the slowest
_CHUNKS_EACH = 8  # pieces of work for each process: small enough that none waits for the last

# Of this process, if it is a worker: what it does, and with what where it was forked.
_work: Callable[[Any], Any] | None = None
_items: Sequence[Any] = ()


def jobs_for(asked: int, items: int, worth: int) -> int:
    """How many processes to use for that many items, where `worth` items are worth the start of a second one.

    A number that was asked for is kept to.  By itself the program forks only on Linux, and only where no thread of it is running: a
    lock that another thread holds would stay locked in the child for ever.
    """
    if asked != AUTO:
        return asked if items >= 2 * asked else 1
    alone = threading.active_count() == 1 and sys.platform == "linux"
    return max(1, min(_AT_MOST, len(os.sched_getaffinity(0)), items // max(1, worth // 2))) if alone else 1


def spread(work: Callable[[Item], Result], items: Sequence[Item], jobs: int, chunk: int = 0) -> Iterator[Result]:
    """`work` of each item, in the items' order.

    On Linux the processes are forked and `work` may be any function; elsewhere it must be one that can be pickled.  Raises what `work`
    raises, and BrokenProcessPool when a worker is killed: what came until then stands.
    """
    if jobs <= 1:
        yield from map(work, items)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    chunk = chunk or max(1, min(64, len(items) // (_CHUNKS_EACH * jobs)))
    forked = sys.platform == "linux"
    context = multiprocessing.get_context("fork") if forked else None
    pool = ProcessPoolExecutor(jobs, context, _begin, (work, items if forked else ()))
    try:
        if forked:  # the items are there already: they need not be sent
            yield from pool.map(_do_number, range(len(items)), chunksize=chunk)
        else:
            yield from pool.map(_do, items, chunksize=chunk)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)  # after an error or Ctrl-C nothing more is begun


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """In a worker, once: Ctrl-C is the parent's to deal with."""
    global _work, _items
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work, _items = work, items


def _do(item: Any) -> Any:
    assert _work is not None
    return _work(item)


def _do_number(index: int) -> Any:
    return _do(_items[index])


def batches(numbers: range, size: int) -> list[range]:
    """The numbers in runs of `size`; the last may be shorter."""
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]

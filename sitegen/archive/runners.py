"""Who reads the shards: this process, others of this machine, or a Dask cluster.  The bytes are the same.

A runner takes tasks and gives outcomes as they come.  It holds few tasks at a time, so that memory does not grow with the archive.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from typing import Any

from sitegen.archive.shards import Done, Task, read_shard


@dataclass(frozen=True, slots=True)
class Lost:
    """A shard that nobody could read, and why."""

    key: str
    why: str


Outcome = tuple[Task, Done | Lost]
Runner = Callable[[Iterable[Task]], Iterator[Outcome]]
CONNECT_SECONDS = 10  # how long a scheduler may take to answer
ANSWER_SECONDS = 2.0  # for which an answer may be on its way
TRIES_ALONE = 2  # a shard in whose company a worker died is read by itself; one that kills that worker, too, twice, is lost


class GoneError(Exception):
    """The cluster cannot be reached, or went away; what was read is kept."""


def inline(tasks: Iterable[Task]) -> Iterator[Outcome]:
    """One shard after the other, here."""
    for task in tasks:
        yield task, read_shard(task)


def by_processes(jobs: int) -> Runner:
    """Processes of this machine."""
    return inline if jobs <= 1 else partial(_by_processes, jobs=jobs)


def _by_processes(tasks: Iterable[Task], jobs: int) -> Iterator[Outcome]:
    """A worker that dies (out of memory, killed) costs no shard: those that were under way are read again, each by itself."""
    waiting = iter(tasks)
    suspects: deque[Task] = deque()
    before = set(multiprocessing.active_children())
    answering: _Pool | None = None
    try:
        while True:
            with _Pool(jobs) as pool:
                answering = pool
                under_way: dict[Future[Done], Task] = {}
                while not suspects:
                    while len(under_way) <= jobs and (task := next(waiting, None)) is not None:
                        under_way[pool.submit(task)] = task
                    if not under_way:
                        answering = None
                        return
                    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                        task = under_way.pop(future)
                        try:
                            yield task, future.result()
                        except BrokenProcessPool:
                            suspects.append(task)
                suspects.extend(under_way.values())
            yield from _alone(suspects)
            suspects.clear()
    finally:
        if answering is not None:
            answering.hush()
        for child in set(multiprocessing.active_children()) - before:  # after Ctrl-C nobody waits for a shard to end
            child.kill()


def _alone(suspects: Iterable[Task]) -> Iterator[Outcome]:
    """One after the other, so that it is known who ends the worker."""
    pool = _Pool(1)
    try:
        for task in suspects:
            outcome: Done | Lost = Lost(task.key, "the process that read it ended; is there memory enough?")
            for _ in range(TRIES_ALONE):
                try:
                    outcome = pool.submit(task).result()
                    break
                except BrokenProcessPool:
                    pool.close()
                    pool = _Pool(1)
            yield task, outcome
    finally:
        pool.close()


class _Pool:
    """A pool of processes, started anew and not forked: the threads of a library would not survive a fork."""

    def __init__(self, jobs: int) -> None:
        self._pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_settle)
        self._answering: Any = getattr(getattr(self._pool, "_result_queue", None), "_wlock", None)  # held by a process that sends an answer

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give it up; nobody waits for what is under way."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def hush(self) -> None:
        """Before its processes are killed: let no answer begin, and the one that is being sent end.

        A thread of the library's that has half an answer waits for the rest, and Python, when it ends, for that thread: for ever.
        """
        if self._answering is not None:
            self._answering.acquire(timeout=ANSWER_SECONDS)

    def submit(self, task: Task) -> Future[Done]:
        """The shard, read by one of the processes."""
        try:
            return self._pool.submit(read_packed, pack(task))
        except BrokenProcessPool as broken:  # it broke between two shards
            future: Future[Done] = Future()
            future.set_exception(broken)
            return future


def _settle() -> None:
    """What a worker does first: leave Ctrl-C to its parent, and end when the parent has ended, however it did."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def pack(task: Task) -> bytes:
    """A task as it travels: a fourth of its size."""
    return zlib.compress(pickle.dumps(task, protocol=pickle.HIGHEST_PROTOCOL), 1)


def read_packed(packed: bytes) -> Done:
    """The reading of a packed task."""
    task: Task = pickle.loads(zlib.decompress(packed))
    return read_shard(task)


# ---------------------------------------------------------------- beyond one machine


def by_dask(address: str) -> Runner:
    """The workers of a Dask cluster.  The articles travel with the task and the claims with the answer: no disk need be shared."""
    return partial(_by_dask, address=address)


def _by_dask(tasks: Iterable[Task], address: str) -> Iterator[Outcome]:
    """Dask itself gives the shards of a dead worker to another; one that has killed several is lost."""
    from distributed import Client, KilledWorker
    from distributed import wait as wait_for

    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as fault:
        raise GoneError(f"no Dask scheduler answers at {address} ({type(fault).__name__})") from None
    waiting = iter(tasks)
    under_way: dict[Any, Task] = {}
    try:
        while True:
            room = 2 * max(1, sum(client.nthreads().values()))
            while len(under_way) < room and (task := next(waiting, None)) is not None:
                under_way[client.submit(read_packed, pack(task), pure=False)] = task
            if not under_way:
                return
            for future in wait_for(list(under_way), return_when="FIRST_COMPLETED").done:
                task = under_way.pop(future)
                try:
                    yield task, future.result()
                except KilledWorker:
                    yield task, Lost(task.key, "it ended several workers; have they memory enough?")
                future.release()
    except (OSError, TimeoutError) as fault:
        raise GoneError(f"the Dask cluster at {address} went away ({type(fault).__name__})") from fault
    finally:
        client.cancel(list(under_way))
        client.close(timeout=1)

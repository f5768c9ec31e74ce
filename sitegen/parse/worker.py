"""A process of its own that takes the article's text out of web pages with trafilatura, and can be killed when a page keeps it too long.

Run as `python -m sitegen.parse.worker`: each message is four bytes of length and that many bytes; a page in UTF-8 in, JSON out.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import math
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO

START_SECONDS = 60.0  # loading lxml and trafilatura from a cold disk
WORK_SECONDS = 3  # of the processor: 500 pages take a second; counted in work, not by the clock, so that a busy machine reads the same
PAGE_SECONDS = 60.0  # by the clock, for one that waits for ever, or where no work can be counted
_LENGTH = struct.Struct(">I")


def read_message(stream: BinaryIO) -> bytes | None:
    """One message, or None at the end of the stream."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def write_message(stream: BinaryIO, body: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


class Extractor:
    """The parent's end: one worker process, started when first asked and again after it had to be killed."""

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._missing = ""  # why there is no trafilatura here: not asked twice

    def extract(self, page: str) -> tuple[str, str]:
        """(the article's text, "") or ("", why there is none)."""
        if self._missing:
            return "", self._missing
        try:
            if self._process is None or self._process.poll() is not None:
                self._start()
            if self._missing or self._process is None or self._process.stdin is None:
                return "", self._missing
            write_message(self._process.stdin, page.encode("utf-8", "replace"))  # type: ignore[arg-type]
            answer = self._answers.get(timeout=PAGE_SECONDS)
        except queue.Empty:
            self.stop()
            return "", f"the reader of web pages did not come to an end within {PAGE_SECONDS:g} seconds"
        except OSError as fault:
            self.stop()
            return "", f"the reader of web pages could not be run ({(fault.strerror or type(fault).__name__).lower()})"
        if answer is None:
            tired = self._ended() == -getattr(signal, "SIGXCPU", 0)
            self.stop()
            what = f"did not come to an end within {WORK_SECONDS} seconds of work" if tired else "broke down on it"
            return "", f"the reader of web pages {what}"
        told = json.loads(answer)
        return str(told["text"]), str(told["fault"])

    def _start(self) -> None:
        """Start the process and wait until it has loaded its library."""
        self.stop()
        home = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sitegen.parse.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._answers = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
        ready = self._answers.get(timeout=START_SECONDS)
        if ready is None:
            self._missing = "the reader of web pages does not start"
        elif fault := str(json.loads(ready)["fault"]):
            self._missing = fault

    def _ended(self) -> int:
        """How the process ended, whose pipe is closed; 0 where it has not."""
        try:
            return self._process.wait(timeout=1) if self._process else 0
        except subprocess.TimeoutExpired:
            return 0

    def stop(self) -> None:
        """End the process, if there is one and it is ours."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        with contextlib.suppress(OSError):
            process.communicate(timeout=5)


def _listen(stream: BinaryIO, answers: queue.SimpleQueue[bytes | None]) -> None:
    """Hand on every answer; None at the end."""
    try:
        while (message := read_message(stream)) is not None:
            answers.put(message)
    except (OSError, ValueError):  # closed while reading: the process was stopped
        pass
    answers.put(None)


_extractors: dict[int, Extractor] = {}  # one for each process: a worker must not be shared across a fork


def extract(page: str) -> tuple[str, str]:
    """(the article's text, "") or ("", why there is none)."""
    here = os.getpid()
    if here not in _extractors:
        _extractors.clear()
        _extractors[here] = Extractor()
        atexit.register(_extractors[here].stop)
    return _extractors[here].extract(page)


def _allow_work() -> None:
    """From now on so much work and no more: the system then ends the process."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.ceil(time.process_time()) + WORK_SECONDS
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def main() -> None:
    """The worker's own loop: until its parent closes the pipe."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that a library prints may get between the messages
    try:
        import trafilatura
    except ImportError as error:
        write_message(target, json.dumps({"text": "", "fault": f"trafilatura cannot be loaded ({error.msg})"}).encode())
        return
    write_message(target, json.dumps({"text": "", "fault": ""}).encode())
    while (message := read_message(source)) is not None:
        _allow_work()
        try:
            text = trafilatura.extract(message.decode("utf-8"), include_comments=False, include_tables=True, deduplicate=False) or ""
            fault = "" if text.strip() else "trafilatura found no article in it"
        except Exception as error:  # whatever a stranger's page brings out in two libraries: told to the editor, not raised
            text, fault = "", f"trafilatura gave up on it ({type(error).__name__})"
        write_message(target, json.dumps({"text": text, "fault": fault}).encode())


if __name__ == "__main__":
    main()

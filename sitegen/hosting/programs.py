"""Other people's programs (git, rsync), run with nothing of theirs on our terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sitegen.hosting.host import HostError

# Of a hook that runs us: git would work in the wrong repository.
_OF_A_REPOSITORY = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX",
    "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_QUARANTINE_PATH", "GIT_SHALLOW_FILE",
)  # fmt: skip
# Before the host of an address: over http a name alone may be a token; over ssh a name is none.
_PASSWORD = re.compile(r"(?<=://)(?:(?<=http://|ttps://)[^/@\s]+|[^/@:\s]*:[^/@\s]+)@")


class Ran(NamedTuple):
    """What a program left behind."""

    status: int
    out: bytes
    told: str  # its standard error, without passwords


Run = Callable[[Sequence[str], bytes, Mapping[str, str]], Ran]


def run(command: Sequence[str], given: bytes = b"", settings: Mapping[str, str] | None = None) -> Ran:
    """Run a program to its end.  Raises HostError (P110) where there is none of that name."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_REPOSITORY}
    environment |= {"LC_ALL": "C", **(settings or {})}
    if not (sys.stdin is not None and sys.stdin.isatty()):  # nobody is there to type a password: fail, do not hang
        environment = {"GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -oBatchMode=yes", **environment}
    try:
        done = subprocess.run(command, input=given, capture_output=True, env=environment, check=False)
    except FileNotFoundError as fault:
        raise HostError("P110", f"the program “{command[0]}” is not on this machine", _install(command[0])) from fault
    except OSError as fault:
        raise HostError("P110", f"the program “{command[0]}” cannot be run: {fault.strerror}", _install(command[0])) from fault
    return Ran(done.returncode, done.stdout, without_password(done.stderr.decode("utf-8", "replace")))


def _install(program: str) -> str:
    return f"install it (Debian: apt-get install {program}), or publish to another kind of target"


def without_password(text: str) -> str:
    """Addresses without what may be a name and a password before the host."""
    return _PASSWORD.sub("", text)


def last_words(told: str) -> str:
    """The line of a program's complaint that says most: the first that names an error, else the last."""
    lines = [" ".join(line.split()) for line in told.splitlines() if line.strip()]
    marks = ("fatal:", "error:", "! [", "ssh:", "permission denied", "rsync:")
    named = [line for line in lines if line.casefold().startswith(marks) or "denied" in line.casefold()]
    return (named or lines[-1:] or ["it did not say why"])[0][:300]

"""A memo of per-document work between builds: digests in, values out; knows no domain type.

A memo may be deleted at any time, and a damaged or foreign file in it is passed over: the work is then done again.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import is_dataclass
from enum import Enum
from importlib.resources import files as package_files
from pathlib import Path

_MAGIC = b"dateline memo 1\n"
_DIGEST_BYTES = 32
# What a memo may be made of, beside our own values: names only, no function.
_PLAIN = {
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "builtins": {"set", "frozenset", "complex", "bytearray"},
}
_OUR_PACKAGE = "sitegen"
_SOURCE_SUFFIXES = (".py", ".txt", ".tsv", ".json")


class Memo:
    """Remembered values under `folder`, each in a file of its own named by its key.

    `version` tells apart the programs that made them (see `source_digest`): what another version remembered is never used.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._root = folder
        self._version = hashlib.sha256(version.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def key(self, body: bytes, *seen: str) -> str:
        """The key of work on these bytes that also depends on the strings `seen` (configuration, path)."""
        digest = hashlib.sha256(self._version.encode())
        for part in (body, *(text.encode("utf-8", "surrogatepass") for text in seen)):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()

    def get(self, key: str) -> object | None:
        """What was put under the key, or None when nothing (whole) is there."""
        try:
            stored = self._file(key).read_bytes()
        except OSError:
            return None
        head = len(_MAGIC) + _DIGEST_BYTES
        if not stored.startswith(_MAGIC) or stored[len(_MAGIC) : head] != _seal(key, stored[head:]):
            return None
        try:
            return _Unpickler(io.BytesIO(stored[head:])).load()  # type: ignore[no-any-return]
        except Exception:  # a value of a shape that this program does not know: as if it were not there
            return None

    def put(self, key: str, value: object) -> None:
        """Remember the value; where that is impossible (a full disk, no right to write) nothing is remembered."""
        body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        target = self._file(key)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix="new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_MAGIC + _seal(key, body) + body)
                Path(name).replace(target)
            except OSError:
                Path(name).unlink(missing_ok=True)
        except OSError:
            return

    def prune(self, keys: Iterable[str]) -> int:
        """Forget all but these keys, and give how many files went.  Only files of a memo's own naming are touched."""
        keep = {self._file(key) for key in keys}
        try:
            files = list(self._root.glob("[0-9a-f][0-9a-f]/*"))
        except OSError:  # a folder that may not be entered: what is in it stays
            return 0
        gone = 0
        for file in files:
            if file not in keep and (_is_key(file.name) or file.name.startswith("new-")):
                try:
                    file.unlink()
                    gone += 1
                except OSError:
                    continue  # another build was quicker
        return gone

    def _file(self, key: str) -> Path:
        return self._root / key[:2] / key


def _is_key(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


def _seal(key: str, body: bytes) -> bytes:
    """The digest that a stored value must bear: of the value and the key, so that a renamed file is no answer."""
    return hashlib.sha256(key.encode() + b"\n" + body).digest()


class _Unpickler(pickle.Unpickler):
    """Loads plain values and our own frozen ones: a memo that came with a stranger's folder cannot call anything."""

    def find_class(self, module: str, name: str) -> type:
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)  # type: ignore[no-any-return]
        if module.split(".", 1)[0] == _OUR_PACKAGE and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and (is_dataclass(found) or issubclass(found, (Enum, tuple))):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a memo")


def source_digest(rooms: Sequence[str]) -> str:
    """A digest of the program's own source in these rooms ("parse", "temporal" ...): file names and bytes, in a fixed order."""
    digest = hashlib.sha256()
    for room in sorted(rooms):
        root = Path(str(package_files(_OUR_PACKAGE))) / room
        for file in sorted(path for path in root.rglob("*") if path.suffix in _SOURCE_SUFFIXES and path.is_file()):
            body = file.read_bytes()
            digest.update(f"{room}/{file.relative_to(root).as_posix()} {len(body)}\n".encode())
            digest.update(body)
    return digest.hexdigest()
